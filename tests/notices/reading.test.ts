import { describe, expect, it } from 'vitest';
import { composeNotice } from '../../electron/notices/compose.ts';
import { type Language, languages } from '../../shared/foundation/language.ts';
import { readingOf, sentencesIn, syllablesIn } from '../../shared/notices/reading.ts';
import { packIds, sectors } from '../../shared/shop/model.ts';
import { sourcesFor } from './sources.ts';

describe('the text of a notice', () => {
  it.each(languages)(
    'can be read at twelve to fourteen years in %s, for every kind of shop and country',
    (language) => {
      const hard = sectors.flatMap((sector) =>
        packIds.flatMap((pack) => {
          const { short, sections } = composeNotice(sourcesFor({ sector, pack, country: 'GB', language }));
          const said = sections.flatMap(({ sentences }) => sentences.map(({ text }) => text));
          const reading = readingOf([short, ...said], language);
          return reading?.fits === true ? [] : [{ sector, pack, reading }];
        }),
      );
      expect(hard).toEqual([]);
    },
  );

  it('is called hard when it is', () => {
    const officialese =
      'Notwithstanding the aforementioned considerations, personally identifiable information concerning individuals is periodically communicated to organisations providing administrative assistance, subject to applicable regulatory obligations and contractual undertakings.';
    expect(readingOf([officialese, officialese, officialese, officialese], 'en')).toMatchObject({
      formula: 'Flesch-Kincaid',
      fits: false,
    });
  });

  it('is not measured when it is shorter than any formula can bear', () => {
    expect(readingOf(['We keep your name.'], 'en')).toBeNull();
  });

  it('is cut into sentences without the addresses in it', () => {
    expect(sentencesIn('Ask us. See https://ico.org.uk or ask shop@example.org now.')).toEqual([
      'Ask us.',
      'See  or ask  now.',
    ]);
  });
});

describe('the syllables of a word', () => {
  it.each<[Language, string, number]>([
    ['en', 'purchase', 2],
    ['en', 'removed', 2],
    ['en', 'advertising', 4],
    ['de', 'Datenschutzbehörde', 6],
    ['de', 'bewahren', 3],
    ['fr', 'commandes', 2],
    ['fr', 'publicité', 4],
    ['es', 'publicidad', 4],
    ['es', 'guardar', 2],
    ['it', 'cancelliamo', 4],
    ['pt', 'proteção', 3],
    ['nl', 'toestemming', 3],
    ['pl', 'zamówienia', 4],
  ])('in %s: %s has %i', (language, word, count) => {
    expect(syllablesIn(word, language)).toBe(count);
  });
});
