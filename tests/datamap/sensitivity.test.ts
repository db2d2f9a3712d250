import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../electron/app/catalogue.ts';
import { type Sensitivity, sensitiveIn, sensitivityOf } from '../../shared/datamap/sensitivity.ts';
import { languages } from '../../shared/foundation/language.ts';

const lists = Object.values(loadCatalogue().sensitivity);
const levelOf = (text: string) => sensitivityOf([text], lists)?.level ?? null;

describe('what a field’s name gives away', () => {
  it.each<[string, Sensitivity['level'] | null]>([
    ['Allergies', 'special'],
    ['Lebensmittelallergie', 'special'],
    ['Żywność: alergie, uczulenia', 'special'],
    ['Numéro de sécurité sociale', 'special'],
    ['Orientación sexual', 'special'],
    ['Codice fiscale', 'special'],
    ['Deficiência', 'special'],
    ['Godsdienst', 'special'],
    ['Date of birth', 'trait'],
    ['Anrede', 'trait'],
    ['Nombre de sus hijos', 'trait'],
    ['Postcode', 'stand-in'],
    ['Muttersprache', 'stand-in'],
    ['The size of your vase', null],
    ['Shoe size', null],
    ['Lieblingsblumen', null],
    ['La marque de votre vélo', null],
    ['Uw fiets', null],
    ['Model roweru', null],
    ['', null],
  ])('“%s”: %s', (text, level) => {
    expect(levelOf(text)).toBe(level);
  });

  it('is read in whole words: a part of another word gives nothing away', () => {
    expect(levelOf('Racecourse tickets')).toBeNull();
    expect(levelOf('Page of the catalogue')).toBeNull();
    expect(levelOf('Stage lights')).toBeNull();
  });

  it('is known in every language that customers read, written so that it can match at all', () => {
    expect(lists).toHaveLength(languages.length);
    const words = lists.flatMap((list) => Object.values(list).flatMap((kinds) => Object.values(kinds).flat()));
    const isFound = (entry: string) => {
      const word = entry.replaceAll('*', '');
      if (word.startsWith('text:')) return sensitiveIn(word.slice(5), lists).length > 0;
      return sensitivityOf([word.replace('name:', '')], lists) !== null;
    };
    expect(words.filter((word) => !isFound(word))).toEqual([]);
  });

  it('is named by the word as it was typed, and the gravest of several counts', () => {
    expect(sensitivityOf(['Anrede', 'Bekannte Lebensmittelallergie'], lists)).toEqual({
      level: 'special',
      kind: 'health',
      word: 'Lebensmittelallergie',
    });
    expect(sensitivityOf(['Uwaga: złodziej'], lists)?.word).toBe('złodziej');
  });

  it('is not what the same word says in a note, and the other way round', () => {
    expect(levelOf('Grüne Pflanzen')).toBeNull();
    expect(sensitiveIn('Wählt die Grünen: grüne Fahne', lists).map(({ kind }) => kind)).toContain('politics');
    expect(levelOf('PIN')).toBe('special');
    expect(sensitiveIn('Bought the tulip pin', lists)).toEqual([]);
    expect(levelOf('Schulden')).toBe('trait');
    expect(levelOf('Muslim')).toBe('special');
  });
});
