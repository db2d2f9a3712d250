import type { Acting } from '../app/ports.ts';
import type { UnlockedVault } from '../vault/unlocked-vault.ts';
import { removeAndProve } from './run.ts';
import { everybodyWithContacts } from './store.ts';

/** A person in a copy that is put back, with their normalised contact points. */
export type SomebodyBack = { readonly id: string; readonly contacts: readonly string[] };

/**
 * Removes those who came back with an older copy and were erased since, with the whole erase protocol, and answers how many
 * they were. Nobody else is touched.
 */
export async function removeThoseBack(
  vault: UnlockedVault,
  wasErased: (somebody: SomebodyBack) => boolean,
  acting: Acting,
): Promise<number> {
  const leaving = everybodyWithContacts(vault.db).filter(wasErased);
  if (leaving.length === 0) return 0;
  const people = leaving.map(({ row, id }) => ({ row, id }));
  await removeAndProve(
    vault,
    async () => ({
      kind: 'again',
      leaving: people,
      reducing: [],
      months: null,
      stillWantedUnhurried: async () => true,
      stillWanted: () => true,
    }),
    acting,
  );
  return leaving.length;
}
