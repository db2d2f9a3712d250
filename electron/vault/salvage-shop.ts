import { Refusal } from '../../shared/foundation/failure.ts';
import type { SalvageOutcome } from '../../shared/vault/model.ts';
import type { SalvageList } from '../../shared/vault/salvage.ts';
import type { AppState } from '../app/app-state.ts';
import type { Acting } from '../app/ports.ts';
import { writeSearchWithout } from '../customers/service.ts';
import type { WriteDb } from '../database/connection.ts';
import type { SalvagedTable } from '../database/salvage-database.ts';
import { append } from '../journal/journal.ts';
import { ownerSession } from '../shop/service.ts';
import { enter } from './enter.ts';
import { filesIn } from './files.ts';
import { guess } from './guessing.ts';
import { newestFirst, readCopies } from './key-copies.ts';
import { openKeyFile } from './keys.ts';
import { asideNameAt, finishSalvage, salvageVault } from './salvage.ts';
import { allRows, dropYes, incompletePeople, keepSalvage, nameOfRow, rowsWithoutSearch } from './salvage-store.ts';
import { unlockVault } from './unlock-vault.ts';
import type { UnlockedVault } from './unlocked-vault.ts';

/**
 * For a book that looks damaged. Tried once more first, because a disk that was busy looks the same; then what can be read is
 * written into a new file, and that is opened. Whoever lost an answer keeps no yes: what is lost may have been a stop.
 */
export function salvageShop(app: AppState, passphrase: string): Promise<SalvageOutcome> {
  const { ports } = app;
  return guess(app.guesses, ports, async () => {
    if (app.unlocked !== null) throw new Refusal('call.not-allowed');
    const files = filesIn(ports.folder);
    const opened = await openKeyFile(newestFirst(readCopies(files)), passphrase, ports.keyCost);
    try {
      finishSalvage(files, opened.file.content);
      const whole = await openedAfterAll(app, passphrase);
      if (whole !== null) {
        enter(app, whole);
        return { kind: 'opened' };
      }
      const now = ports.now();
      const lists: SalvageList[] = [];
      salvageVault({
        files,
        opened,
        now,
        newId: ports.newId,
        finish(tx, tables) {
          const found = settleSalvage(tx, tables, { who: ownerSession(tx), ports });
          const list = { ...found, at: now, setAside: asideNameAt(files, now) };
          lists.push(list);
          if (list.missing.length > 0) keepSalvage(tx, list);
        },
      });
      enter(app, await unlockVault({ folder: ports.folder, passphrase, cost: ports.keyCost }));
      const [list] = lists;
      if (list === undefined) throw new Error('a salvage without an outcome');
      return { kind: 'salvaged', ...list };
    } finally {
      opened.master.fill(0);
    }
  });
}

async function openedAfterAll({ ports }: AppState, passphrase: string): Promise<UnlockedVault | null> {
  try {
    return await unlockVault({ folder: ports.folder, passphrase, cost: ports.keyCost });
  } catch (error) {
    if (error instanceof Refusal && error.code === 'vault.damaged') return null;
    throw error;
  }
}

type Found = Pick<SalvageList, 'missing' | 'people' | 'everyYes'>;

/** What is written anew from what was read, so that it needs nobody to miss it. */
const madeAnew: readonly string[] = ['search_text', 'search_word'];

function settleSalvage(tx: WriteDb, tables: readonly SalvagedTable[], acting: Acting): Found {
  const incomplete = incompletePeople(tx, tables);
  const everyYes = tables.some(({ table, missing }) => table === 'consent_event' && missing === null);
  if (everyYes) dropYes(tx, null);
  for (const { row, missing } of incomplete) if (missing.has('consent_event')) dropYes(tx, row);
  const wordsAreLost = tables.some(({ table, missing }) => table === 'search_word' && missing !== 0);
  const toFind = wordsAreLost ? allRows(tx) : rowsWithoutSearch(tx);
  for (const row of new Set([...toFind, ...incomplete.map(({ row }) => row)])) writeSearchWithout(tx, tx, row, []);
  const missing = tables
    .filter((one) => one.missing !== 0 && !madeAnew.includes(one.table))
    .map(({ table, read, missing: count }) => ({ table, read, missing: count }));
  const people = incomplete
    .map((one) => ({ row: one.row, missing: [...one.missing].filter((table) => !madeAnew.includes(table)) }))
    .filter((one) => one.missing.length > 0)
    .map((one) => ({ ...nameOfRow(tx, one.row), missing: one.missing }));
  const rows = missing.reduce((all, one) => all + (one.missing ?? 0), 0);
  append(tx, acting, { act: 'book.salvaged', detail: { missing: rows, people: people.length } });
  return { missing, people, everyYes };
}
