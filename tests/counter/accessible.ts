import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Scans what the window shows against WCAG 2.2 AA, in light and in dark, and expects nothing to be found. */
export async function expectAccessible(window: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await window.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    // Electron opens no blank pages for the scanner, which the legacy mode does without.
    const { violations } = await new AxeBuilder({ page: window }).withTags(standards).setLegacyMode(true).analyze();
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
    expect(found, `in ${colorScheme}`).toEqual([]);
  }
  await window.emulateMedia({ colorScheme: null, reducedMotion: null });
}
