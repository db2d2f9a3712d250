import { z } from 'zod';

/** What a note may say too much about; each has a name in the words of the screens. */
export const sensitiveKinds = [
  'health',
  'religion',
  'origin',
  'politics',
  'sexuality',
  'crime',
  'money',
  'judgement',
] as const;
export type SensitiveKind = (typeof sensitiveKinds)[number];

/** True for what the law protects most: nobody is picked by it. Money troubles and judgements are only thought about twice. */
export function isSpecialCategory(kind: SensitiveKind): boolean {
  return kind !== 'money' && kind !== 'judgement';
}

/**
 * The words of one language by which that is noticed: `resources/sensitivity/<language>.json`. A word matches as a whole,
 * whatever its case; one that ends with a star matches every word that starts so.
 */
export const sensitiveWordsSchema = z.partialRecord(z.enum(sensitiveKinds), z.array(z.string().min(2)));
export type SensitiveWords = z.infer<typeof sensitiveWordsSchema>;

/** What a text reads like, and the first word of each kind as it stands there. Says nothing about what is meant. */
export function sensitiveIn(
  text: string,
  lists: readonly SensitiveWords[],
): readonly { readonly kind: SensitiveKind; readonly word: string }[] {
  const spoken = text.normalize('NFC');
  return sensitiveKinds.flatMap((kind) => {
    for (const entry of lists.flatMap((list) => list[kind] ?? [])) {
      const found = patternOf(entry).exec(spoken);
      if (found !== null) return [{ kind, word: found[0] }];
    }
    return [];
  });
}

const patterns = new Map<string, RegExp>();

function patternOf(entry: string): RegExp {
  const known = patterns.get(entry);
  if (known !== undefined) return known;
  const open = entry.endsWith('*');
  const word = (open ? entry.slice(0, -1) : entry).replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ /g, '\\s+');
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${word}${open ? '\\p{L}*' : ''}(?![\\p{L}\\p{N}])`, 'iu');
  patterns.set(entry, pattern);
  return pattern;
}
