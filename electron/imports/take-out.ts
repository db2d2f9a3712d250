import { Refusal } from '../../shared/foundation/failure.ts';
import type { CustomerId, ImportId } from '../../shared/foundation/id.ts';
import { tellsPurchases, type UndoPreview } from '../../shared/imports/model.ts';
import type { Acting } from '../app/ports.ts';
import { append } from '../journal/journal.ts';
import { purchasesOfImport, takeOutOfImport } from '../purchases/service.ts';
import { isErasing, takeOut } from '../retention/service.ts';
import { forgetStopsOf } from '../stops/service.ts';
import type { UnlockedVault } from '../vault/unlocked-vault.ts';
import { undoUntil } from './rules.ts';
import { alone, breather, type Work, workOn } from './session.ts';
import {
  changedSince,
  deleteImport,
  importsUnderWay,
  importWithId,
  letStay,
  markGone,
  markLeaving,
  namesAt,
  type Person,
  peopleOf,
  type StoredImport,
} from './store.ts';

/** Who would leave if the import were taken back, and who was changed, seen or asked since and stays. */
export async function previewUndo(vault: UnlockedVault, id: ImportId, { ports }: Acting): Promise<UndoPreview> {
  const one = requireUndoable(vault, id, ports.now());
  if (tellsPurchases(one.kind)) return { leaving: purchasesOfImport(vault.db, one.number), staying: 0, names: [] };
  const { leaving, staying } = await partedBy(vault, one, workOn(vault));
  return { leaving, staying: staying.length, names: namesAt(vault.db, staying.slice(0, mostNames)) };
}

/**
 * Takes a whole import back. One short step hides everybody who leaves; then they are taken out in pieces, which a restart
 * goes on with. Their ids are remembered, lest an older backup brings them back. A no that the file brought stays a no.
 */
export async function undoImport(vault: UnlockedVault, id: ImportId, acting: Acting): Promise<StoredImport> {
  const one = requireUndoable(vault, id, acting.ports.now());
  if (isErasing(vault)) throw new Refusal('imports.under-way');
  return alone(vault, async (own) => {
    if (tellsPurchases(one.kind)) return undoPurchases(vault, one, { own, acting });
    const { leaving, staying } = await partedBy(vault, one, own);
    vault.transaction((tx) => {
      letStay(tx, staying);
      markLeaving(tx, one.number);
      append(tx, acting, { act: 'import.undone', subject: id, detail: { people: leaving, stayed: staying.length } });
    });
    vault.hidePeople();
    await finishLeaving(vault, one, { acting, own: workOn(vault) });
    return importWithId(vault.db, id) ?? one;
  });
}

/** Takes out whoever came with a file that did not come in whole: then nobody of it was ever here. */
export async function giveUp(
  vault: UnlockedVault,
  { number, kind }: Pick<StoredImport, 'number' | 'kind'>,
  acting: Acting,
): Promise<void> {
  vault.dropPieces();
  if (tellsPurchases(kind)) await removePurchases(vault, number, { own: workOn(vault), acting });
  await removePeople(vault, number, { own: workOn(vault), remove: (tx, people) => takeOut(tx, people, null) });
  vault.transaction((tx) => {
    forgetStopsOf(tx, number);
    deleteImport(tx, number);
  });
  vault.hidePeople();
  vault.emptyLog();
}

/** Ends what was interrupted: files on their way in never came, those on their way out are gone. */
export async function finishInterrupted(vault: UnlockedVault, acting: Acting): Promise<void> {
  for (const one of importsUnderWay(vault.db)) {
    await alone(vault, (own) =>
      one.state === 'arriving' ? giveUp(vault, one, acting) : finishLeaving(vault, one, { acting, own }),
    );
  }
}

const mostNames = 20;
const peopleAtATime = 20;
const idsAtATime = 20_000;

function requireUndoable(vault: UnlockedVault, id: ImportId, now: string): StoredImport {
  const one = importWithId(vault.db, id);
  if (one === null || one.state !== 'here' || one.arrivedAt === null) throw new Refusal('imports.not-found');
  if (now > undoUntil(one.arrivedAt)) throw new Refusal('imports.undo-too-late');
  return one;
}

async function partedBy(
  vault: UnlockedVault,
  { number, hlc }: StoredImport,
  own: Work,
): Promise<{ readonly leaving: number; readonly staying: readonly number[] }> {
  const breathe = breather(own);
  const staying: number[] = [];
  let leaving = 0;
  for await (const people of inPieces(vault, number, 500)) {
    const changed = changedSince(
      vault.db,
      people.map(({ row }) => row),
      hlc,
    );
    staying.push(...changed);
    leaving += people.length - changed.length;
    await breathe();
  }
  return { leaving, staying };
}

type Doing = { readonly acting: Acting; readonly own: Work };

async function undoPurchases(vault: UnlockedVault, one: StoredImport, { acting }: Doing): Promise<StoredImport> {
  const purchases = purchasesOfImport(vault.db, one.number);
  vault.transaction((tx) => {
    markLeaving(tx, one.number);
    append(tx, acting, { act: 'import.undone', subject: one.id, detail: { purchases } });
  });
  await finishLeaving(vault, one, { acting, own: workOn(vault) });
  return importWithId(vault.db, one.id) ?? one;
}

async function removePurchases(vault: UnlockedVault, number: number, { acting, own }: Doing): Promise<void> {
  const breathe = breather(own);
  const keep = keepsNowAndThen(vault);
  for (let more = true; more; await breathe()) {
    more = vault.piece((tx) => takeOutOfImport(tx, number, peopleAtATime, acting)) > 0;
    keep();
  }
}

async function finishLeaving(vault: UnlockedVault, one: StoredImport, { acting, own }: Doing): Promise<void> {
  if (tellsPurchases(one.kind)) await removePurchases(vault, one.number, { acting, own });
  const { number, id, hlc } = one;
  const at = acting.ports.now();
  let ids: CustomerId[] = [];
  const remember = () => {
    if (ids.length > 0) vault.recordErasure({ runId: id, at, ids, fingerprints: [] });
    ids = [];
  };
  // The ledger first: whoever is in it and still here is hidden, and goes with the next start at the latest.
  for await (const people of inPieces(vault, number, 1000)) {
    ids.push(...people.map((person) => person.id));
    if (ids.length >= idsAtATime) remember();
  }
  remember();
  let done = 0;
  await removePeople(vault, number, {
    own,
    remove(tx, people) {
      // Somebody who had one of them open may have written to them in the very moment in which they were hidden.
      const rows = people.map(({ row }) => row);
      const changed = new Set(changedSince(tx, rows, hlc));
      letStay(tx, [...changed]);
      takeOut(
        tx,
        people.filter(({ row }) => !changed.has(row)),
        { runId: id, at },
      );
      done += people.length;
      acting.ports.tell('progress', { task: 'import', step: 'removing', done, total: 0 });
    },
  });
  vault.transaction((tx) => markGone(tx, number, acting.ports.now()));
  vault.hidePeople();
  vault.emptyLog();
}

async function removePeople(
  vault: UnlockedVault,
  number: number,
  wish: {
    readonly own: Work;
    readonly remove: (tx: Parameters<Parameters<UnlockedVault['piece']>[0]>[0], people: readonly Person[]) => void;
  },
): Promise<void> {
  const breathe = breather(wish.own);
  const keep = keepsNowAndThen(vault);
  for await (const people of inPieces(vault, number, peopleAtATime)) {
    vault.piece((tx) => wish.remove(tx, people));
    keep();
    await breathe();
  }
}

/** Puts what went on the disk after every few pieces: all at once, everybody would wait for it. A restart goes on with the rest. */
function keepsNowAndThen(vault: UnlockedVault): () => void {
  let pieces = 0;
  return () => {
    pieces += 1;
    if (pieces % piecesKeptAtOnce === 0) vault.keepPieces();
  };
}

const piecesKeptAtOnce = 3;

async function* inPieces(vault: UnlockedVault, number: number, limit: number): AsyncGenerator<readonly Person[]> {
  let after = 0;
  for (;;) {
    const people = peopleOf(vault.db, number, after, limit);
    const last = people.at(-1);
    if (last === undefined) return;
    yield people;
    after = last.row;
  }
}
