import { z } from 'zod';

const swaps = z.record(z.string().min(2), z.string().min(1));

/** Words to look at again in one language, each with what to do instead: `resources/plain/<language>.json`. */
export const plainWordsSchema = z
  .object({
    /** Says too little about what happens. */
    vague: swaps,
    /** Said more easily in other words. */
    hard: swaps,
  })
  .strict();
export type PlainWords = z.infer<typeof plainWordsSchema>;

/** A word that somebody should look at again, and what to do instead. */
export type PlainFinding = { readonly kind: keyof PlainWords; readonly word: string; readonly instead: string };

/** The vague and hard words in these texts, each once, in the order of the list. Whole words, whatever their case. */
export function findingsIn(texts: readonly string[], words: PlainWords): readonly PlainFinding[] {
  const text = texts.join('\n');
  return (['vague', 'hard'] as const).flatMap((kind) =>
    Object.entries(words[kind])
      .filter(([word]) => stands(word, text))
      .map(([word, instead]) => ({ kind, word, instead })),
  );
}

function stands(word: string, text: string): boolean {
  const inner = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');
  return new RegExp(`(?<![\\p{L}\\p{N}])${inner}(?![\\p{L}\\p{N}])`, 'iu').test(text);
}
