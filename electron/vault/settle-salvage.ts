import { Refusal } from '../../shared/foundation/failure.ts';
import type { Instant } from '../../shared/foundation/instant.ts';
import type { SalvageList } from '../../shared/vault/salvage.ts';
import type { Ports } from '../app/ports.ts';
import { writeSearchWithout } from '../customers/service.ts';
import type { WriteDb } from '../database/connection.ts';
import type { LiveDatabase } from '../database/live-database.ts';
import { pause } from '../database/pause.ts';
import { append } from '../journal/journal.ts';
import { ownerSession } from '../shop/service.ts';
import type { VaultFiles } from './files.ts';
import { asideNameAt } from './salvage.ts';
import type { SalvageStep } from './salvage-progress.ts';
import {
  allRows,
  dropYes,
  type Incomplete,
  incompletePeople,
  isShop,
  keepSalvage,
  nameOfRow,
  putBackMarks,
  rowsWithoutSearch,
} from './salvage-store.ts';
import type { SalvageFound } from './salvage-work.ts';

type Settling = {
  readonly files: VaultFiles;
  readonly vaultId: string;
  readonly now: Instant;
  readonly ports: Ports;
  readonly goOn: () => boolean;
  readonly tell: (at: SalvageStep) => void;
};
type Tables = SalvageFound['tables'];

/** What is written anew from what was read, so that it needs nobody to miss it. */
const madeAnew: readonly string[] = ['search_text', 'search_word'];

/**
 * Makes a shop of what was read: nobody keeps a yes who lost an answer, everybody can be found, the journal and the owner's list
 * say what is missing. `null` when it was called off; then the new file is worth nothing.
 */
export async function settleSalvage(live: LiveDatabase, tables: Tables, wish: Settling): Promise<SalvageList | null> {
  const { files, vaultId, now, ports } = wish;
  live.transaction((tx) => {
    putBackMarks(tx, { vault_id: vaultId, device_id: ports.newId(), made_at: now });
    if (!isShop(tx)) throw new Refusal('vault.beyond-salvage');
  });
  const incomplete = incompletePeople(live.db, tables);
  const doubted = incomplete.filter(({ missing }) => missing.has('consent_event')).map(({ row }) => row);
  const inPieces = piecewise(live, wish.goOn);
  const isSearchable = await inPieces(
    peopleToFind(live, tables, incomplete),
    (tx, row) => writeSearchWithout(tx, tx, row, []),
    (done, total) => wish.tell({ step: 'tidying', done, total }),
  );
  if (!isSearchable || !(await inPieces(doubted, dropYes))) return null;
  const everyYes = tables.some(({ table, missing }) => table === 'consent_event' && missing === null);
  const missing = tables
    .filter((one) => one.missing !== 0 && !madeAnew.includes(one.table))
    .map(({ table, read, missing: count }) => ({ table, read, missing: count }));
  const people = incomplete
    .map((one) => ({ row: one.row, missing: [...one.missing].filter((table) => !madeAnew.includes(table)) }))
    .filter((one) => one.missing.length > 0)
    .map((one) => ({ ...nameOfRow(live.db, one.row), missing: one.missing }));
  const list: SalvageList = { at: now, missing, people, everyYes, setAside: asideNameAt(files, now) };
  live.transaction((tx) => {
    if (everyYes) dropYes(tx, null);
    const rows = missing.reduce((all, one) => all + (one.missing ?? 0), 0);
    const acting = { who: ownerSession(tx), ports };
    append(tx, acting, { act: 'book.salvaged', detail: { missing: rows, people: people.length } });
    if (missing.length > 0) keepSalvage(tx, list);
  });
  return list;
}

/** Whoever is not found because of what is lost, or might be found by what is no longer there. */
function peopleToFind(live: LiveDatabase, tables: Tables, incomplete: readonly Incomplete[]): readonly number[] {
  const wordsAreLost = tables.some(({ table, missing }) => table === 'search_word' && missing !== 0);
  const toFind = wordsAreLost ? allRows(live.db) : rowsWithoutSearch(live.db);
  return [...new Set([...toFind, ...incomplete.map(({ row }) => row)])];
}

/** Does something for each row, some at a time, while others are answered; false when it was called off. */
function piecewise(live: LiveDatabase, goOn: () => boolean) {
  return async (
    rows: readonly number[],
    work: (tx: WriteDb, row: number) => void,
    tell: (done: number, total: number) => void = () => {},
  ): Promise<boolean> => {
    for (let at = 0; at < rows.length && goOn(); at += rowsAtATime) {
      tell(at, rows.length);
      live.transaction((tx) => {
        for (const row of rows.slice(at, at + rowsAtATime)) work(tx, row);
      });
      await pause();
    }
    return goOn();
  };
}

const rowsAtATime = 100;
