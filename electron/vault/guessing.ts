import { type FailureCode, Refusal } from '../../shared/foundation/failure.ts';
import type { Guesses } from '../app/app-state.ts';
import type { Ports } from '../app/ports.ts';

/** Seconds to wait after so many wrong passphrases in a row; the last for every further one. */
export function waitAfter(wrong: number, waits: readonly number[] = secretWaits): number {
  if (wrong < freeGuesses) return 0;
  return waits[Math.min(wrong - freeGuesses, waits.length - 1)] ?? 0;
}

/**
 * Lets one attempt at a time through. Five may go wrong in a row, then each next one waits longer; the wait is refused,
 * not slept. A right one starts counting anew. Only a wrong passphrase or code counts, not a full disk.
 */
export function guess<T>(guesses: Guesses, { uptime }: Pick<Ports, 'uptime'>, attempt: () => Promise<T>): Promise<T> {
  const turn = guesses.last.then(async () => {
    const left = guesses.notBefore - uptime();
    if (left > 0) throw new Refusal('vault.wait', { seconds: Math.ceil(left / 1000) });
    try {
      const value = await attempt();
      guesses.wrong = 0;
      return value;
    } catch (error) {
      if (error instanceof Refusal && wrongSecrets.has(error.code)) {
        guesses.wrong += 1;
        guesses.notBefore = uptime() + waitAfter(guesses.wrong) * 1000;
      }
      throw error;
    }
  });
  guesses.last = turn.catch(() => {});
  return turn;
}

const wrongSecrets: ReadonlySet<FailureCode> = new Set([
  'vault.wrong-passphrase',
  'vault.wrong-recovery-code',
  'staff.pin-wrong',
]);
const freeGuesses = 5;
const secretWaits = [30, 60, 300];
