import { z } from 'zod';
import { plainLetters } from './plain-letters.ts';

/** What the law protects most: a field about it cannot be added, and nobody is picked by it. */
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
export const traitKinds = ['sex', 'age', 'family', 'work', 'money', 'children', 'judgement'] as const;
/** What stands in for such a trait although it names none. */
export const standInKinds = ['postcode', 'first-name', 'language', 'birth-year', 'diet', 'body'] as const;

const phrases = z.array(z.string().min(2)).min(1);
const listOf = <Kind extends string>(kinds: readonly Kind[]) => z.record(z.enum(kinds), phrases);

/**
 * Words by which a field's name, a note or a tag gives away what it is about: `resources/sensitivity/<language>.json`.
 * Without accents and in small letters; a star stands for any letters before or after. `name:` before a word: only where
 * a field is named, because in a sentence it says something else; `text:`: only in a note or a tag, for the same reason.
 */
export const sensitivitySchema = z
  .object({ special: listOf(specialKinds), trait: listOf(traitKinds), 'stand-in': listOf(standInKinds) })
  .strict();
export type SensitivityLists = z.infer<typeof sensitivitySchema>;

/** What a text gives away, and the word that did, as it stands there. */
export type Sensitivity = {
  readonly level: keyof SensitivityLists;
  readonly kind: (typeof specialKinds | typeof traitKinds | typeof standInKinds)[number];
  readonly word: string;
};

type Place = 'name' | 'text';

/** Reads names by the words of every language, because a shop may name a field in any; the gravest finding, or `null`. */
export function sensitivityOf(texts: readonly string[], lists: readonly SensitivityLists[]): Sensitivity | null {
  return texts
    .flatMap((text) => findingsIn(text, 'name', lists))
    .reduce<Sensitivity | null>((most, one) => (most === null || isGraver(one, most) ? one : most), null);
}

/**
 * What a note or a tag reads like, each kind once, the gravest first. Of what people must be treated alike in, only what
 * is said against somebody: a child or a birthday in a note is no more than kind.
 */
export function sensitiveIn(text: string, lists: readonly SensitivityLists[]): readonly Sensitivity[] {
  return findingsIn(text, 'text', lists).filter(
    ({ level, kind }) => level === 'special' || kind === 'money' || kind === 'judgement',
  );
}

const levels = ['special', 'trait', 'stand-in'] as const;

function isGraver(one: Sensitivity, other: Sensitivity): boolean {
  return levels.indexOf(one.level) < levels.indexOf(other.level);
}

function findingsIn(text: string, place: Place, lists: readonly SensitivityLists[]): Sensitivity[] {
  const read = plainLetters(text);
  return levels.flatMap((level) => {
    const found = new Map<Sensitivity['kind'], Sensitivity>();
    for (const list of lists) {
      for (const [name, words] of Object.entries(list[level])) {
        const kind = name as Sensitivity['kind'];
        if (found.has(kind)) continue;
        const match = firstMatch(read.plain, words, place);
        if (match !== null) found.set(kind, { level, kind, word: read.asTyped(match.index, match[0].length) });
      }
    }
    return [...found.values()];
  });
}

function firstMatch(plain: string, words: readonly string[], place: Place): RegExpExecArray | null {
  for (const word of words) {
    const only = word.indexOf(':');
    if (only > 0 && word.slice(0, only) !== place) continue;
    const match = patternOf(word.slice(only + 1)).exec(plain);
    if (match !== null) return match;
  }
  return null;
}

function patternOf(phrase: string): RegExp {
  const known = patterns.get(phrase);
  if (known !== undefined) return known;
  const inner = phrase.replaceAll('*', '').replaceAll(' ', ' +');
  const before = `(?<![^ ])${phrase.startsWith('*') ? '[^ ]*' : ''}`;
  const after = `${phrase.endsWith('*') ? '[^ ]*' : ''}(?![^ ])`;
  const made = new RegExp(before + inner + after);
  patterns.set(phrase, made);
  return made;
}

const patterns = new Map<string, RegExp>();
