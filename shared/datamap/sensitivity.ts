import { z } from 'zod';

/** What the law protects most: a field about it cannot be added. */
export const specialKinds = [
  'origin',
  'belief',
  'politics',
  'union',
  'genetic',
  'biometric',
  'health',
  'sex-life',
  'offences',
  'assistance',
  'id-number',
  'account',
  'location',
  'immigration',
  'identity',
  'pregnancy',
  'disability',
] as const;
/** What people must be treated alike in: a field about it needs a reason. */
export const traitKinds = ['sex', 'age', 'family', 'work', 'children', 'judgement'] as const;
/** What stands in for such a trait although it names none. */
export const standInKinds = ['postcode', 'first-name', 'language', 'birth-year', 'diet', 'body'] as const;

const phrases = z.array(z.string().min(2)).min(1);
const listOf = <Kind extends string>(kinds: readonly Kind[]) => z.record(z.enum(kinds), phrases);

/**
 * Words by which a field's name gives away what it is about: `resources/field-words/<language>.json`. Without accents and
 * in small letters; a star stands for any letters before or after.
 */
export const sensitivitySchema = z
  .object({ special: listOf(specialKinds), trait: listOf(traitKinds), 'stand-in': listOf(standInKinds) })
  .strict();
export type SensitivityLists = z.infer<typeof sensitivitySchema>;

/** What a name gives away, and the word that did. */
export type Sensitivity = {
  readonly level: keyof SensitivityLists;
  readonly kind: (typeof specialKinds | typeof traitKinds | typeof standInKinds)[number];
  readonly word: string;
};

/** Reads texts by the words of every language, because a shop may name a field in any; the gravest finding, or `null`. */
export function sensitivityOf(texts: readonly string[], lists: readonly SensitivityLists[]): Sensitivity | null {
  const read = texts.map(plain);
  for (const level of ['special', 'trait', 'stand-in'] as const) {
    for (const list of lists) {
      for (const [kind, words] of Object.entries(list[level])) {
        const word = words.find((one) => read.some((text) => patternOf(one).test(text)));
        if (word !== undefined) return { level, kind: kind as Sensitivity['kind'], word: word.replaceAll('*', '') };
      }
    }
  }
  return null;
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ł', 'l')
    .replaceAll('ß', 'ss')
    .replace(/[^\p{L}\p{N}]+/gu, ' ');
}

function patternOf(phrase: string): RegExp {
  const known = patterns.get(phrase);
  if (known !== undefined) return known;
  const inner = phrase.replaceAll('*', '').replace(/\s+/g, '\\s+');
  const before = phrase.startsWith('*') ? '' : '(?<![\\p{L}\\p{N}])';
  const after = phrase.endsWith('*') ? '' : '(?![\\p{L}\\p{N}])';
  const made = new RegExp(`${before}${inner}${after}`, 'u');
  patterns.set(phrase, made);
  return made;
}

const patterns = new Map<string, RegExp>();
