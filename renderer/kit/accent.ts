/** Colours of the shop's accent that can be read: contrast by WCAG 2.2, 1.4.3. */
export type AccentColours = {
  /** Filled areas, as the shop chose it. */
  readonly accent: string;
  /** Words on a filled area, at least 4.5:1. */
  readonly onAccent: string;
  /** Words and lines in the accent on light paper, at least 4.5:1. */
  readonly inkOnLight: string;
  /** The same on dark paper. */
  readonly inkOnDark: string;
};

/** Works out the accent's readable companions: black or white on it, and shades of it for both papers. */
export function accentColours(accent: string): AccentColours {
  const rgb = parse(accent);
  return {
    accent: write(rgb),
    onAccent: contrast(rgb, white) >= contrast(rgb, black) ? '#ffffff' : '#000000',
    inkOnLight: write(until(rgb, black, darkestLightPaper)),
    inkOnDark: write(until(rgb, white, lightestDarkPaper)),
  };
}

/** Sets the accent on the whole page. */
export function applyAccent(accent: string): void {
  const colours = accentColours(accent);
  const style = document.documentElement.style;
  style.setProperty('--accent', colours.accent);
  style.setProperty('--on-accent', colours.onAccent);
  style.setProperty('--accent-ink', `light-dark(${colours.inkOnLight}, ${colours.inkOnDark})`);
}

/** Contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance). */
export function contrastRatio(one: string, other: string): number {
  return contrast(parse(one), parse(other));
}

type Rgb = readonly [red: number, green: number, blue: number];

const white: Rgb = [255, 255, 255];
const black: Rgb = [0, 0, 0];
// The least friendly grounds that accent-coloured words stand on: shaded paper, by day and by night.
const darkestLightPaper: Rgb = [0xf2, 0xed, 0xe1];
const lightestDarkPaper: Rgb = [0x2d, 0x2a, 0x25];

function until(from: Rgb, towards: Rgb, ground: Rgb): Rgb {
  for (let step = 0; step <= 20; step++) {
    const mixed = from.map((part, index) => Math.round(part + ((towards[index] ?? 0) - part) * (step / 20)));
    const colour: Rgb = [mixed[0] ?? 0, mixed[1] ?? 0, mixed[2] ?? 0];
    if (contrast(colour, ground) >= 4.5) return colour;
  }
  return towards;
}

function contrast(one: Rgb, other: Rgb): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

function luminance([red, green, blue]: Rgb): number {
  const linear = (part: number) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function parse(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

function write(rgb: Rgb): string {
  return `#${rgb.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}
