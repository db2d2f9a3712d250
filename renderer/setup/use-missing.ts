import { useWords } from '../app/words.ts';
import { type Draft, missingOn, useSetup } from './setup-store.ts';

/** The sentence beside a field that is still missing, once somebody has tried to go on; `null` otherwise. */
export function useMissing(): (field: keyof Draft) => string | null {
  const say = useWords();
  const { step, draft, rating, tried } = useSetup();
  const missing = tried ? missingOn(step, draft, rating) : {};
  return (field) => {
    const key = missing[field];
    return key === undefined ? null : say(key);
  };
}
