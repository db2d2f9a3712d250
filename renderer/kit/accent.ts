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
  /** The outline of a filled area, at least 3:1 to light paper, so that a pale fill is still seen as a button. */
  readonly edgeOnLight: string;
  /** The same on dark paper. */
  readonly edgeOnDark: string;
};

/** Works out the accent's readable companions: black or white on it, and shades of it for both papers. */
export function accentColours(accent: string): AccentColours {
  const rgb = parse(accent);
  return {
    accent: write(rgb),
    onAccent: contrast(rgb, white) >= contrast(rgb, black) ? '#ffffff' : '#000000',
    inkOnLight: write(until(rgb, black, darkestLightPaper, 4.5)),
    inkOnDark: write(until(rgb, white, lightestDarkPaper, 4.5)),
    edgeOnLight: write(until(rgb, black, darkestLightPaper, 3)),
    edgeOnDark: write(until(rgb, white, lightestDarkPaper, 3)),
  };
}

/** Sets the accent on the whole page. */
export function applyAccent(accent: string): void {
  const colours = accentColours(accent);
  const style = document.documentElement.style;
  style.setProperty('--accent', colours.accent);
  style.setProperty('--on-accent', colours.onAccent);
  style.setProperty('--accent-ink', `light-dark(${colours.inkOnLight}, ${colours.inkOnDark})`);
  style.setProperty('--accent-edge', `light-dark(${colours.edgeOnLight}, ${colours.edgeOnDark})`);
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
const steps = 40;

/** The nearest lighter or darker shade of a colour, in its own hue, that reaches the ratio. */
function until(from: Rgb, towards: Rgb, ground: Rgb, ratio: number): Rgb {
  if (contrast(from, ground) >= ratio) return from;
  const { hue, saturation, lightness } = toHsl(from);
  const end = towards === white ? 1 : 0;
  for (let step = 1; step < steps; step++) {
    const shade = fromHsl({ hue, saturation, lightness: lightness + (end - lightness) * (step / steps) });
    if (contrast(shade, ground) >= ratio) return shade;
  }
  return towards;
}

type Hsl = { readonly hue: number; readonly saturation: number; readonly lightness: number };

function toHsl([red, green, blue]: Rgb): Hsl {
  const [r, g, b] = [red / 255, green / 255, blue / 255];
  const most = Math.max(r, g, b);
  const spread = most - Math.min(r, g, b);
  const lightness = most - spread / 2;
  const room = Math.min(lightness, 1 - lightness);
  const sixth =
    spread === 0 ? 0 : most === r ? (g - b) / spread : most === g ? 2 + (b - r) / spread : 4 + (r - g) / spread;
  return { hue: (sixth * 60 + 360) % 360, saturation: room === 0 ? 0 : spread / 2 / room, lightness };
}

function fromHsl({ hue, saturation, lightness }: Hsl): Rgb {
  const reach = saturation * Math.min(lightness, 1 - lightness);
  const part = (start: number) => {
    const turn = (start + hue / 30) % 12;
    return Math.round(255 * (lightness - reach * Math.max(-1, Math.min(turn - 3, 9 - turn, 1))));
  };
  return [part(0), part(8), part(4)];
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
