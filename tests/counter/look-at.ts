import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';

/** Counter size, small tablet, and counter size at 200 % zoom, which leaves half the room. */
const sizes = [
  { name: 'counter', width: 1280, height: 800 },
  { name: 'tablet', width: 1024, height: 768 },
  { name: 'zoomed', width: 640, height: 400 },
] as const;

/** Takes pictures of what is on the screen, in every size and light, and fails for words that do not fit. */
export async function lookAt(window: Page, folder: string, name: string): Promise<void> {
  for (const size of sizes) {
    await window.setViewportSize(size);
    for (const colorScheme of size.name === 'counter' ? (['light', 'dark'] as const) : (['light'] as const)) {
      await window.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await window.screenshot({ path: join(folder, `${name}-${size.name}-${colorScheme}.png`) });
    }
    expect(await window.evaluate(whatIsCut), `${name} at ${size.name}`).toEqual([]);
  }
  await window.emulateMedia({ colorScheme: null, reducedMotion: null });
  await window.setViewportSize(sizes[0]);
}

/** Buttons, labels and headings whose words do not fit, and pages that scroll sideways. */
function whatIsCut(): string[] {
  const frame = document.querySelector('.frame');
  const tall =
    frame !== null && document.documentElement.scrollHeight > frame.clientHeight + 1
      ? ['the window scrolls beside the page']
      : [];
  const wide =
    document.documentElement.scrollWidth > document.documentElement.clientWidth + 1
      ? ['the page scrolls sideways']
      : [];
  const texts = [
    ...document.querySelectorAll<HTMLElement>('button, h1, h2, h3, label, legend, dt, dd, p, li, .choice-label'),
  ];
  const cut = texts
    .filter(
      (element) => element.offsetParent !== null && element.closest('.sign-preview, .visually-hidden, select') === null,
    )
    .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim() !== ''))
    .filter(
      (element) => element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== 'inline',
    )
    .map((element) => `${element.tagName} ${element.className}: ${element.textContent?.slice(0, 60)}`);
  return [...tall, ...wide, ...cut];
}
