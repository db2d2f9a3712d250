import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, otherSpellings, tailsOf, wordsOf } from '../../electron/customers/fold.ts';

describe('folding', () => {
  it.each([
    ['José', 'jose'],
    ['Søren', 'soren'],
    ['Łęcki', 'lecki'],
    ['Đặng Văn', 'dang van'],
    ['IŞIL ışıl İrem', 'isil isil irem'],
    ['Großmann', 'grossmann'],
    ['GROẞMANN', 'grossmann'],
    ['Þóra Æsa', 'thora aesa'],
    ['O’Neill', 'oneill'],
    ["O'Neill", 'oneill'],
    ['O´Neill', 'oneill'],
    ['Παπαδόπουλος', 'παπαδοπουλοσ'],
    ['Алёна', 'алена'],
    ['إبراهيم', 'ابراهيم'],
    ['ＡＢＣ　Ltd', 'abc ltd'],
    ['  Anna \t Schmidt ', 'anna schmidt'],
  ])('reads %s as %s', (typed, folded) => {
    expect(fold(typed)).toBe(folded);
  });

  it('changes nothing when it is done twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('does not mind in which of its forms an accent is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(fold(text.normalize('NFD'))).toBe(fold(text.normalize('NFC')));
      }),
    );
  });

  it('leaves only letters and digits in words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const word of wordsOf(text)) expect(word).toMatch(/^[\p{L}\p{N}]+$/u);
      }),
    );
  });

  it('knows how else a name is written', () => {
    expect(otherSpellings('Jörg Müller-Lüdenscheidt')).toEqual(
      expect.arrayContaining(['mullerludenscheidt', 'mueller', 'luedenscheidt', 'joerg']),
    );
    expect(otherSpellings('Bernd Mueller')).toContain('muller');
    expect(otherSpellings('Maria de la Cruz')).toContain('mariadelacruz');
    expect(otherSpellings('Anna Schmidt')).toEqual([]);
  });

  it('lets a name without blanks be found from its middle', () => {
    expect(tailsOf('田中花子')).toEqual(['中花子', '花子', '子']);
    expect(tailsOf('schmidt')).toEqual([]);
  });
});
