import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sensitiveIn, sensitiveKinds, sensitiveWordsSchema } from '../../shared/customers/sensitive-words.ts';
import { languages } from '../../shared/foundation/language.ts';

const folder = join(import.meta.dirname, '../../resources/sensitivity');
const listOf = (language: string) =>
  sensitiveWordsSchema.parse(JSON.parse(readFileSync(join(folder, `${language}.json`), 'utf8')));

describe('a note that reads like what a shop should not keep', () => {
  it.each([
    ['en', 'Allergic to lilies', ['health']],
    ['en', 'Wants KOSHER wine, a bit rude', ['religion', 'judgement']],
    ['en', 'Grace and Billy, rosewood table, illuminated sign', []],
    ['de', 'verträgt kein Gluten', ['health']],
    ['de', 'Schwangerschaft, Termin im Mai', ['health']],
    ['de', 'Armreif, Reichsapfel, Glaubitz', []],
    ['fr', 'ne mange pas casher', ['religion']],
    ['pl', 'choroba serca', ['health']],
  ])('in %s: %s', (language, note, kinds) => {
    expect(sensitiveIn(note, [listOf(language)]).map(({ kind }) => kind)).toEqual(kinds);
  });

  it('is noticed in every language that customers read, for every kind', () => {
    expect(readdirSync(folder).sort()).toEqual(languages.map((language) => `${language}.json`).sort());
    for (const language of languages) {
      const list = listOf(language);
      for (const kind of sensitiveKinds) {
        const word = (list[kind]?.[0] ?? '').replace('*', '');
        expect(
          sensitiveIn(`x ${word} y`, [list]).map((one) => one.kind),
          `${language} ${kind}`,
        ).toContain(kind);
      }
    }
  });
});
