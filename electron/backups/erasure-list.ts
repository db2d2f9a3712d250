import type { Acting } from '../app/ports.ts';
import type { UnlockedVault } from '../vault/unlocked-vault.ts';
import { layList, lookAtPlace } from './place.ts';
import { readPlace } from './store.ts';

/** Lays the erasure list beside the copies, so that an older copy put back on another computer knows who was erased since. */
export async function layErasureList(vault: UnlockedVault, copies: string, { ports }: Acting): Promise<void> {
  const { vaultId } = vault;
  const [seal, ...others] = vault.copies.seals();
  try {
    if (seal !== undefined) await layList(copies, vault.copies.ledger(), { vaultId, listAsOf: ports.now() }, seal);
  } finally {
    for (const one of [seal, ...others]) one?.fill(0);
  }
}

/** After somebody was erased: the same, where the place is there. Where it is not, the next copy does it. */
export async function keepErasureListInPlace(vault: UnlockedVault, acting: Acting): Promise<void> {
  const copies = readPlace(vault.db);
  if (copies === null || (await lookAtPlace(copies, vault.vaultId)) !== 'ready') return;
  await layErasureList(vault, copies, acting).catch(() => {});
}
