import type { BackupOutcome, BackupsView } from '../../shared/backups/model.ts';
import { Refusal } from '../../shared/foundation/failure.ts';
import type { Acting } from '../app/ports.ts';
import { nextStamp } from '../journal/clock.ts';
import { append } from '../journal/journal.ts';
import type { UnlockedVault } from '../vault/unlocked-vault.ts';
import { asidesIn, removeOldAsides } from './aside.ts';
import { backUp, outcomeOf } from './back-up.ts';
import { asKept, copiesOf, isGood, shown } from './copies.ts';
import { drillNewest } from './drill.ts';
import { lookAtPlace, settleIn, sharesDisk } from './place.ts';
import { goneBy, isDue } from './rules.ts';
import { backupState } from './state.ts';
import { copiesAbout, lastErasure, readPlace, writePlace } from './store.ts';

/** Everything about copies: the place and what lies there now, the last good one, the drill, when the erased are gone. */
export async function showBackups(vault: UnlockedVault, { ports }: Acting): Promise<BackupsView> {
  const { db } = vault;
  const now = ports.now();
  const { place: folder, lastGood, isStale, drill, drillDue } = backupState(db, now);
  const state = folder === null ? null : await lookAtPlace(folder, vault.vaultId);
  const isThere = folder !== null && (state === 'ready' || state === 'read-only');
  const found = isThere ? await copiesOf(vault, folder) : [];
  const kept = [...copiesAbout(db), ...found.filter(isGood).map(asKept), ...(await asidesIn(ports.folder))];
  return {
    place:
      folder === null || state === null
        ? null
        : { folder, state, sameDisk: isThere && (await sharesDisk(folder, ports.folder)) },
    lastGood,
    isStale,
    copies: found.map(shown),
    drill,
    drillDue,
    goneBy: goneBy(kept, lastErasure(db), now),
  };
}

/** Asks for a folder and makes it the place for copies from now on. Copies in an earlier place stay there. */
export async function choosePlace(vault: UnlockedVault, acting: Acting): Promise<BackupsView> {
  const { ports } = acting;
  const chosen = await ports.chooseFolder();
  if (chosen.kind === 'cancelled') return showBackups(vault, acting);
  const seals = vault.copies.seals();
  try {
    const copies = await settleIn(chosen.path, ports.folder, vault.vaultId, seals[0] as Buffer);
    vault.transaction((tx) => {
      writePlace(tx, copies, ports.now(), nextStamp(tx, ports));
      append(tx, acting, { act: 'backup.place-chosen' });
    });
  } finally {
    for (const seal of seals) seal.fill(0);
  }
  return showBackups(vault, acting);
}

/** Makes a copy because somebody asked for one. */
export async function makeNow(vault: UnlockedVault, acting: Acting): Promise<BackupsView> {
  const { kind } = await backUp(vault, 'asked', acting);
  if (kind === 'no-place') throw new Refusal('backup.no-place');
  return showBackups(vault, acting);
}

/** The day's copy and the month's drill, when they are due; whoever is at the screen, nobody is asked for anything. */
export async function doWhatIsDue(vault: UnlockedVault, acting: Acting): Promise<BackupOutcome> {
  const { ports } = acting;
  const { place, lastGood, drillDue } = backupState(vault.db, ports.now());
  if (place === null) return { kind: 'no-place' };
  await removeOldAsides(ports.folder, ports.now()).catch(() => {});
  const outcome: BackupOutcome = isDue(lastGood, ports.now())
    ? await outcomeOf(backUp(vault, 'daily', acting))
    : { kind: 'not-due' };
  const isThere = outcome.kind === 'made' || (outcome.kind !== 'failed' && lastGood !== null);
  if (drillDue && isThere) await drill(vault, acting).catch(notNow);
  return outcome;
}

/** Opens the newest copy, compares, and puts nothing back. */
export async function drillNow(vault: UnlockedVault, acting: Acting): Promise<BackupsView> {
  await drill(vault, acting);
  return showBackups(vault, acting);
}

async function drill(vault: UnlockedVault, acting: Acting): Promise<void> {
  const copies = readPlace(vault.db);
  if (copies === null) throw new Refusal('backup.no-place');
  const state = await lookAtPlace(copies, vault.vaultId);
  if (state !== 'ready' && state !== 'read-only') throw new Refusal(`backup.place-${state}`);
  await drillNewest(vault, copies, acting);
}

// The place is away, or holds nothing yet: the month's page says that the drill is due.
function notNow(error: unknown): void {
  if (!(error instanceof Refusal)) throw error;
}
