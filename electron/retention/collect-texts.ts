import { Refusal } from '../../shared/foundation/failure.ts';
import type { Instant } from '../../shared/foundation/instant.ts';
import { lastStamp } from '../journal/clock.ts';
import type { UnlockedVault } from '../vault/unlocked-vault.ts';
import type { Erasure } from './erase.ts';
import { fieldTextsOf } from './reduce-store.ts';
import { type Texts, textsOf } from './texts-store.ts';

/**
 * Notes what to look for afterwards, in pieces, so that a search at the counter is answered in between. When something
 * was written meanwhile, all of it is noted again in one go.
 */
export async function collectTexts(
  vault: UnlockedVault,
  erasure: Pick<Erasure, 'leaving' | 'reducing' | 'isCancelled'>,
  now: Instant,
): Promise<Texts> {
  const before = lastStamp(vault.db);
  const rows = erasure.leaving.map(({ row }) => row);
  const values: string[] = [];
  const normalised: string[] = [];
  for (let from = 0; from < rows.length; from += chunk) {
    const texts = textsOf(vault.db, rows.slice(from, from + chunk));
    values.push(...texts.values);
    normalised.push(...texts.normalised);
    await pause();
    if (erasure.isCancelled()) throw new Refusal('retention.cancelled');
  }
  const reduced = () => fieldTextsOf(vault.db, erasure.reducing, now);
  if (lastStamp(vault.db) === before) return { values: [...values, ...reduced()], normalised };
  const again = textsOf(vault.db, rows);
  return { values: [...again.values, ...reduced()], normalised: again.normalised };
}

const chunk = 500;

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
