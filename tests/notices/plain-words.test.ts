import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { composeNotice } from '../../electron/notices/compose.ts';
import { type Language, languages } from '../../shared/foundation/language.ts';
import { findingsIn, plainWordsSchema } from '../../shared/notices/plain-words.ts';
import { packIds, sectors } from '../../shared/shop/model.ts';
import { sourcesFor } from './sources.ts';

const wordsIn = (language: Language) =>
  plainWordsSchema.parse(
    JSON.parse(readFileSync(join(import.meta.dirname, `../../resources/plain/${language}.json`), 'utf8')),
  );

describe('vague and hard words', () => {
  it.each(languages)('stand in no shipped notice in %s, and each has something better in its place', (language) => {
    const words = wordsIn(language);
    expect(Math.min(Object.keys(words.vague).length, Object.keys(words.hard).length)).toBeGreaterThan(12);
    const found = sectors.flatMap((sector) =>
      packIds.flatMap((pack) => {
        const { short, sections } = composeNotice(sourcesFor({ sector, pack, country: 'GB', language }));
        return findingsIn([short, ...sections.flatMap(({ sentences }) => sentences.map(({ text }) => text))], words);
      }),
    );
    expect(found).toEqual([]);
  });

  it('are found as whole words, whatever their case, each once', () => {
    const words = wordsIn('en');
    expect(findingsIn(['We May share it. You may ask.', 'In order to help'], words)).toEqual([
      { kind: 'vague', word: 'may', instead: words.vague.may },
      { kind: 'hard', word: 'in order to', instead: 'to' },
    ]);
    expect(findingsIn(['Maybe in the month of Mayfair'], words)).toEqual([]);
  });
});
