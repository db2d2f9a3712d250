import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sensitiveIn, sensitivitySchema, specialKinds } from '../../shared/datamap/sensitivity.ts';
import { languages } from '../../shared/foundation/language.ts';

const folder = join(import.meta.dirname, '../../resources/sensitivity');
const listOf = (language: string) =>
  sensitivitySchema.parse(JSON.parse(readFileSync(join(folder, `${language}.json`), 'utf8')));

/** The kinds by which a note is read, but those that only a field can be about. */
const noted = ({ special, trait }: ReturnType<typeof listOf>) => [
  ...specialKinds.filter((kind) => kind !== 'location').map((kind) => [kind, special[kind]] as const),
  ['money', trait.money] as const,
  ['judgement', trait.judgement] as const,
];

describe('a note that reads like what a shop should not keep', () => {
  it.each([
    ['en', 'Allergic to lilies', ['health']],
    ['en', 'Wants KOSHER wine, a bit rude', ['belief', 'judgement']],
    ['en', 'Grace and Billy, rosewood table, illuminated sign', []],
    ['de', 'verträgt kein Gluten', ['health']],
    ['de', 'Schwangerschaft, Termin im Mai', ['pregnancy']],
    ['de', 'Armreif, Reichsapfel, Glaubitz', []],
    ['fr', 'ne mange pas casher', ['belief']],
    ['pl', 'choroba serca', ['health']],
    ['fr', 'allergie au pollen, coeliaque', ['health']],
    ['en', 'Passport number 123, credit score low', ['id-number', 'account']],
    ['en', 'In debt, kids at school, birthday in May', ['money']],
  ])('in %s: %s', (language, note, kinds) => {
    expect(sensitiveIn(note, [listOf(language)]).map(({ kind }) => kind)).toEqual(kinds);
  });

  it('is noticed in every language that customers read, for every kind', () => {
    expect(readdirSync(folder).sort()).toEqual(languages.map((language) => `${language}.json`).sort());
    for (const language of languages) {
      const list = listOf(language);
      for (const [kind, words] of noted(list)) {
        const word = (words.find((one) => !one.startsWith('name:')) ?? '').replaceAll('*', '').replace('text:', '');
        expect(
          sensitiveIn(`x ${word} y`, [list]).map((one) => one.kind),
          `${language} ${kind}`,
        ).toContain(kind);
      }
    }
  });
});
