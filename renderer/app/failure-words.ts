import type { Failure } from '../../shared/foundation/failure.ts';
import type { Say } from '../../shared/foundation/words.ts';

/** The sentence for a failure: what happened, and what to do next. */
export function failureSentence(say: Say, failure: Failure): string {
  return say(`failures.${failure.code}`, failure.detail);
}
