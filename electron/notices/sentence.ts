import type { NoticeSentence } from '../../shared/notices/model.ts';

/** A sentence and what it comes from; one that comes from nowhere is a bug, and a test finds it. */
export function sentence(text: string, ...from: string[]): NoticeSentence {
  return { text, from };
}
