import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WordTree } from '../../../shared/catalogue.ts';
import type { Language } from '../../../shared/foundation/language.ts';
import { type Say, wordsFor } from '../../../shared/foundation/words.ts';

/** The words as the screens say them, so that a test finds a button by what a person reads on it. */
export function screenWords(language: Language): Say {
  const folder = join(import.meta.dirname, '../../../resources/words', language);
  const tree: Record<string, WordTree> = {};
  for (const file of readdirSync(folder))
    tree[file.replace(/\.json$/, '')] = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  return wordsFor(language, tree);
}
