import { join } from 'node:path';
import type { BackupOutcome, BackupsView, FoundBackups, Restored } from '../../shared/backups/model.ts';
import { Refusal } from '../../shared/foundation/failure.ts';
import type { AppState } from '../app/app-state.ts';
import type { Acting, Ports } from '../app/ports.ts';
import { carryNoesOver, type NoesKnown, noesKnownIn } from '../consents/service.ts';
import { nextStamp } from '../journal/clock.ts';
import { append } from '../journal/journal.ts';
import { removeThoseBack } from '../retention/service.ts';
import { ownerSession } from '../shop/service.ts';
import { filesIn } from '../vault/files.ts';
import { guess } from '../vault/guessing.ts';
import { swapVault } from '../vault/swap-vault.ts';
import type { UnlockedVault } from '../vault/unlocked-vault.ts';
import { asideFor, asidesIn, removeOldAsides } from './aside.ts';
import { backUp, backUpBefore, outcomeOf } from './back-up.ts';
import { readManifest } from './backup-file.ts';
import { asKept, copiesOf, isGood, shown } from './copies.ts';
import { drillNewest } from './drill.ts';
import { forgetBackup, openBackup, secretOf } from './open-backup.ts';
import { copiesIn, lookAtPlace, namesIn, settleIn, sharesDisk } from './place.ts';
import { forgetStaged, type Staged, settleStaged, stage } from './restore.ts';
import { goesAgain, goneBy, isDue } from './rules.ts';
import { backupState } from './state.ts';
import {
  copiesAbout,
  countPeople,
  giveDevice,
  insertErasure,
  lastErasure,
  readPlace,
  runsIn,
  writePlace,
} from './store.ts';

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

/** The folder that copies are put back from, until the core ends; chosen by a person, never named by the window. */
const chosenToRestore = new WeakMap<Ports, string>();

/** Which copies a folder holds that a person chooses now, or the place of the open book. */
export async function findBackups(app: AppState, from: 'ask' | 'place'): Promise<FoundBackups | null> {
  const { ports, unlocked } = app;
  refuseOthers(app);
  const folder = from === 'place' ? placeOf(unlocked?.vault ?? null) : await chosenFolder(ports);
  if (folder === null) return null;
  const copies = [];
  for (const name of await namesIn(folder)) {
    const found = await readManifest(join(folder, name)).catch(() => null);
    if (found === null) continue;
    const { madeAt, counts } = found.content;
    copies.push({ name, madeAt, people: counts.customer ?? 0 });
  }
  if (copies.length === 0) throw new Refusal('backup.none-found');
  chosenToRestore.set(ports, folder);
  return { folder, copies: copies.sort((one, other) => (one.madeAt < other.madeAt ? 1 : -1)) };
}

/**
 * Puts a copy back. Everything is made ready beside the book that is here, which goes on as it is until the last step; then it
 * is moved aside, and the one that came back lies closed in its place.
 */
export async function restore(
  app: AppState,
  wish: { readonly name: string; readonly secret: { readonly passphrase: string } | { readonly code: string } },
): Promise<Restored> {
  const { ports } = app;
  refuseOthers(app);
  const copies = chosenToRestore.get(ports);
  if (copies === undefined) throw new Refusal('backup.none-found');
  const secret = secretOf(wish.secret);
  const files = filesIn(ports.folder);
  const backup = await guess(app.guesses, ports, () =>
    openBackup(join(copies, wish.name), files, secret, ports.keyCost),
  );
  try {
    const here = app.unlocked;
    if (here !== null) await backUpBefore(here.vault, 'restore', { who: here.session, ports });
    tell(ports, 0);
    const staged = await stage(files, copies, backup, here?.vault ?? null, (db, current) =>
      noesKnownIn(db, ports.now(), current),
    );
    try {
      tell(ports, 1);
      const back = await bringUpToDate(staged, backup.manifest, ports);
      settleStaged(files, staged);
      // Locked meanwhile, or opened by somebody: then it is not the book that was looked at.
      if (app.unlocked !== here) throw new Refusal('backup.interrupted');
      here?.vault.close();
      app.unlocked = null;
      tell(ports, 2);
      const aside = asideFor(ports.now());
      const movedTo = swapVault(files, aside) ? join(ports.folder, aside) : null;
      tell(ports, 3);
      return { ...back, madeAt: backup.manifest.madeAt, list: staged.list, movedTo };
    } finally {
      staged.vault.close();
      forgetStaged(files);
    }
  } finally {
    forgetBackup(backup);
  }
}

/**
 * Removes again who was erased since, takes over what is known of the others and every no and stop of the book that was
 * here, and notes it in the journal.
 */
async function bringUpToDate(
  { vault, entries, list, here }: Staged<NoesKnown>,
  from: { readonly madeAt: string; readonly journal: { readonly seq: number } },
  ports: Ports,
): Promise<Pick<Restored, 'people' | 'removedAgain' | 'noes'>> {
  const acting: Acting = { who: ownerSession(vault.db), ports };
  const known = runsIn(vault.db);
  const since = entries.filter(({ runId }) => !known.has(runId));
  const erased = {
    ids: new Set(entries.flatMap(({ ids }) => ids)),
    contacts: new Set(since.flatMap(({ fingerprints }) => fingerprints.map((one) => one.toString('hex')))),
  };
  const removedAgain = await removeThoseBack(
    vault,
    ({ id, contacts }) => {
      const hashes = contacts.map((contact) => vault.fingerprint(contact).toString('hex'));
      return goesAgain({ id, contacts: hashes }, erased, (one) => here?.people.has(one) ?? false);
    },
    acting,
  );
  const people = countPeople(vault.db);
  const noes = vault.transaction((tx): Restored['noes'] => {
    for (const entry of since) insertErasure(tx, entry);
    const { fingerprint } = vault;
    const carried =
      here === null || !here.whole ? null : carryNoesOver(tx, here, from.madeAt, { ...acting, fingerprint });
    giveDevice(tx, ports.newId());
    append(tx, acting, {
      act: 'book.restored',
      detail: {
        made: from.madeAt,
        until: from.journal.seq,
        again: removedAgain,
        list: list.kind,
        noes: carried ?? 'unknown',
      },
    });
    return carried === null ? { kind: 'unknown' } : { kind: 'carried', people: carried };
  });
  return { people, removedAgain, noes };
}

async function drill(vault: UnlockedVault, acting: Acting): Promise<void> {
  const copies = readPlace(vault.db);
  if (copies === null) throw new Refusal('backup.no-place');
  const state = await lookAtPlace(copies, vault.vaultId);
  if (state !== 'ready' && state !== 'read-only') throw new Refusal(`backup.place-${state}`);
  await drillNewest(vault, copies, acting);
}

async function chosenFolder(ports: Ports): Promise<string | null> {
  const chosen = await ports.chooseFolder();
  if (chosen.kind === 'cancelled') return null;
  return (await namesIn(chosen.path)).length > 0 ? chosen.path : copiesIn(chosen.path);
}

function placeOf(vault: UnlockedVault | null): string | null {
  if (vault === null) throw new Refusal('vault.locked');
  return readPlace(vault.db);
}

// With the book open, what becomes of it is the owner's to say.
function refuseOthers({ unlocked }: AppState): void {
  if (unlocked !== null && unlocked.session.role !== 'Owner') throw new Refusal('call.not-allowed');
}

function tell(ports: Ports, done: number): void {
  const step = (['copying', 'checking', 'writing'] as const)[done] ?? 'writing';
  ports.tell('progress', { task: 'restore', step, done, total: 3 });
}

// The place is away, or holds nothing yet: the month's page says that the drill is due.
function notNow(error: unknown): void {
  if (!(error instanceof Refusal)) throw error;
}
