import { join } from 'node:path';
import type { FoundBackups, Restored } from '../../shared/backups/model.ts';
import type { Progress } from '../../shared/foundation/channel.ts';
import { Refusal } from '../../shared/foundation/failure.ts';
import type { AppState } from '../app/app-state.ts';
import type { Acting, Ports } from '../app/ports.ts';
import { carryNoesOver, type NoesKnown, noesKnownIn } from '../consents/service.ts';
import { append } from '../journal/journal.ts';
import { removeThoseBack, stopErasing } from '../retention/service.ts';
import { ownerSession } from '../shop/service.ts';
import { filesIn } from '../vault/files.ts';
import { guess } from '../vault/guessing.ts';
import { swapVault } from '../vault/swap-vault.ts';
import type { UnlockedVault } from '../vault/unlocked-vault.ts';
import { asideFor } from './aside.ts';
import { backUpBefore } from './back-up.ts';
import { readManifest } from './backup-file.ts';
import { forgetBackup, openBackup, secretOf } from './open-backup.ts';
import { copiesIn, namesIn } from './place.ts';
import { forgetStaged, type Staged, settleStaged, stage } from './restore.ts';
import { goesAgain } from './rules.ts';
import { countPeople, giveDevice, insertErasure, readPlace, runsIn } from './store.ts';

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

type Wish = {
  readonly name: string;
  readonly secret: { readonly passphrase: string } | { readonly code: string };
};
/** A restore that is under way: `removing` is the book in which people are being removed again. */
type Run = { stopped: boolean; removing: UnlockedVault | null };
const underWay = new WeakMap<AppState, Run>();

/**
 * Puts a copy back. Everything is made ready beside the book that is here, which goes on as it is until the last step; then it
 * is moved aside, and the one that came back lies closed in its place.
 */
export async function restore(app: AppState, wish: Wish): Promise<Restored> {
  refuseOthers(app);
  if (underWay.has(app)) throw new Refusal('backup.interrupted');
  const run: Run = { stopped: false, removing: null };
  underWay.set(app, run);
  try {
    return await putBack(app, wish, run);
  } catch (error) {
    throw run.stopped ? new Refusal('backup.restore-stopped') : error;
  } finally {
    underWay.delete(app);
  }
}

/** Ends the restore that is under way, if one is, as long as nothing was moved; everything is as it was then. */
export function stopRestore(app: AppState): null {
  const run = underWay.get(app);
  if (run === undefined) return null;
  run.stopped = true;
  if (run.removing !== null) stopErasing(run.removing);
  return null;
}

async function putBack(app: AppState, wish: Wish, run: Run): Promise<Restored> {
  const { ports } = app;
  const copies = chosenToRestore.get(ports);
  if (copies === undefined) throw new Refusal('backup.none-found');
  const secret = secretOf(wish.secret);
  const files = filesIn(ports.folder);
  const goOn = () => {
    if (run.stopped) throw new Refusal('backup.restore-stopped');
  };
  const backup = await guess(app.guesses, ports, () =>
    openBackup(join(copies, wish.name), files, secret, ports.keyCost),
  );
  try {
    const here = app.unlocked;
    goOn();
    if (here !== null) await backUpBefore(here.vault, 'restore', { who: here.session, ports });
    const staged = await stage(
      files,
      copies,
      backup,
      here?.vault ?? null,
      (db, current) => noesKnownIn(db, ports.now(), current),
      (step, done, total) => {
        goOn();
        tell(ports, step, done, total);
      },
    );
    try {
      run.removing = staged.vault;
      goOn();
      tell(ports, 'removing', 0, 1);
      const back = await bringUpToDate(staged, backup.manifest, ports);
      goOn();
      settleStaged(files, staged);
      // Locked meanwhile, or opened by somebody: then it is not the book that was looked at.
      if (app.unlocked !== here) throw new Refusal('backup.interrupted');
      underWay.delete(app);
      here?.vault.close();
      app.unlocked = null;
      tell(ports, 'writing', 0, 1);
      const aside = asideFor(ports.now());
      const movedTo = swapVault(files, aside) ? join(ports.folder, aside) : null;
      tell(ports, 'writing', 1, 1);
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
    { ...acting, ports: { ...ports, tell: onOneScale(ports) } },
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

const whole = 1000;
/** About how much of the time each step takes. */
const spans = { copying: [0, 350], checking: [350, 600], removing: [600, 950], writing: [950, whole] } as const;

function tell(ports: Ports, step: keyof typeof spans, done: number, total: number): void {
  const [from, to] = spans[step];
  ports.tell('progress', {
    task: 'restore',
    step,
    done: Math.round(from + ((to - from) * done) / total),
    total: whole,
  });
}

/** Removing people tells steps of its own; here they are one part of four. */
function onOneScale(ports: Ports): Ports['tell'] {
  return (event, payload) => {
    if (event !== 'progress') ports.tell(event, payload);
    else {
      const { done, total } = payload as Progress;
      tell(ports, 'removing', done, total);
    }
  };
}
