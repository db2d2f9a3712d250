import { randomBytes } from 'node:crypto';
import type { Acting } from '../app/ports.ts';
import { backUpBefore } from '../backups/back-up.ts';
import { append } from '../journal/journal.ts';
import { forgetProposal, typedBack } from './recovery.ts';
import { newOwnerSlot, newRecoverySlot, withPins, withSlots } from './slots.ts';
import type { UnlockedVault } from './unlocked-vault.ts';

/** Puts another passphrase in the place of the owner's. The database is not touched. */
export async function replacePassphrase(vault: UnlockedVault, passphrase: string, acting: Acting): Promise<null> {
  const master = vault.masterKey();
  try {
    const slot = await newOwnerSlot(vault.vaultId, 1, master, passphrase, acting.ports.keyCost);
    vault.changeKeyFile((content) => withSlots(content, slot));
  } finally {
    master.fill(0);
  }
  vault.transaction((tx) => append(tx, acting, { act: 'passphrase.changed' }));
  return null;
}

/** Puts another recovery code in the place of the one on the sheet, once the new one was typed back. */
export async function changeRecoveryCode(vault: UnlockedVault, newCode: string, acting: Acting): Promise<null> {
  const code = typedBack(acting.ports, newCode);
  const master = vault.masterKey();
  try {
    const slot = newRecoverySlot(vault.vaultId, 1, master, code);
    vault.changeKeyFile((content) => withSlots(content, slot));
  } finally {
    master.fill(0);
  }
  forgetProposal(acting.ports);
  vault.transaction((tx) => append(tx, acting, { act: 'recovery.changed' }));
  return null;
}

/** Changes everything that opens the book: master key, database key, passphrase, recovery code. */
export async function replaceLocks(
  vault: UnlockedVault,
  wish: { readonly passphrase: string; readonly newCode: string },
  acting: Acting,
): Promise<null> {
  const { ports } = acting;
  const code = typedBack(ports, wish.newCode);
  const master = randomBytes(32);
  try {
    const slots = [
      await newOwnerSlot(vault.vaultId, 1, master, wish.passphrase, ports.keyCost),
      newRecoverySlot(vault.vaultId, 1, master, code),
    ];
    await backUpBefore(vault, 'locks', acting);
    let done = 0;
    vault.changeLocks({ master, slots }, (step) => {
      ports.tell('progress', { task: 'locks', step, done, total: 3 });
      done += 1;
    });
  } finally {
    master.fill(0);
  }
  forgetProposal(ports);
  vault.transaction((tx) => append(tx, acting, { act: 'locks.changed' }));
  return null;
}

/** After a recovery code was used: the new passphrase and the new code, in one step of the key file. */
export async function replaceWaysIn(
  vault: UnlockedVault,
  wish: { readonly passphrase: string; readonly newCode: string },
  acting: Acting,
): Promise<void> {
  const { ports } = acting;
  const code = typedBack(ports, wish.newCode);
  const master = vault.masterKey();
  try {
    const owner = await newOwnerSlot(vault.vaultId, 1, master, wish.passphrase, ports.keyCost);
    const recovery = newRecoverySlot(vault.vaultId, 1, master, code);
    vault.changeKeyFile((content) => withSlots(withPins(content, []), owner, recovery));
  } finally {
    master.fill(0);
  }
  forgetProposal(ports);
  vault.transaction((tx) => append(tx, acting, { act: 'recovery.used' }));
}
