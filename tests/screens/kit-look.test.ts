import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { accentColours, contrastRatio } from '../../renderer/kit/accent.ts';

const renderer = join(import.meta.dirname, '..', '..', 'renderer');
const tokens = readFileSync(join(renderer, 'styles', 'tokens.css'), 'utf8');
const papers = ['ground', 'sheet', 'shade'];

describe.each(['day', 'night'] as const)('the paper and the ink, by %s', (time) => {
  const ratio = (one: string, other: string) => contrastRatio(colour(one, time), colour(other, time));

  it.each(papers)('lets everything that is read be read easily on %s', (paper) => {
    expect(ratio('ink', paper)).toBeGreaterThanOrEqual(7);
    expect(ratio('ink-soft', paper)).toBeGreaterThanOrEqual(7);
  });

  it.each(papers)('lets warnings and the shop’s colour be read on %s', (paper) => {
    for (const ink of ['caution', 'danger', 'accent-ink']) expect(ratio(ink, paper)).toBeGreaterThanOrEqual(4.5);
  });

  it('lets words be read on warnings, and on the button that cannot be undone', () => {
    for (const [words, ground] of [
      ['ink', 'caution-ground'],
      ['ink', 'danger-ground'],
    ] as const)
      expect(ratio(words, ground)).toBeGreaterThanOrEqual(7);
    for (const [words, ground] of [
      ['caution', 'caution-ground'],
      ['danger', 'danger-ground'],
      ['on-danger', 'danger'],
      ['on-accent', 'accent'],
    ] as const)
      expect(ratio(words, ground)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(papers)('shows where a field begins and a button ends on %s', (paper) => {
    for (const line of ['edge', 'accent-edge']) expect(ratio(line, paper)).toBeGreaterThanOrEqual(3);
  });
});

describe('the colours', () => {
  it('are the default accent’s own shades before a shop has chosen one', () => {
    const own = accentColours(colour('accent', 'day'));
    expect({
      accent: colour('accent', 'night'),
      onAccent: colour('on-accent', 'day'),
      inkOnLight: colour('accent-ink', 'day'),
      inkOnDark: colour('accent-ink', 'night'),
      edgeOnLight: colour('accent-edge', 'day'),
      edgeOnDark: colour('accent-edge', 'night'),
    }).toEqual(own);
  });

  it('are written down in one place only', () => {
    const elsewhere = readdirSync(renderer, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.css') && !file.startsWith('styles'))
      .filter((file) => /#[0-9a-f]{3,8}\b|\b(rgb|hsl|oklch)a?\(/i.test(readFileSync(join(renderer, file), 'utf8')));
    expect(elsewhere).toEqual([]);
  });
});

/** A token's value by day or by night. */
function colour(name: string, time: 'day' | 'night'): string {
  const value = new RegExp(`--${name}: ([^;]+);`).exec(tokens)?.[1] ?? '';
  const [day, night] = value.match(/#[0-9a-f]{6}/g) ?? [];
  const found = time === 'day' ? day : (night ?? day);
  if (found === undefined) throw new Error(`no colour named ${name}`);
  return found;
}
