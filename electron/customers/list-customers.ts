import type { ParsedInput } from '../../shared/contract.ts';
import type { CustomerRow } from '../../shared/customers/model.ts';
import { type CustomerFilter, narrows } from '../../shared/customers/selection.ts';
import type { Acting } from '../app/ports.ts';
import type { ReadDb } from '../database/connection.ts';
import { changesSoFar, filteredRows } from './filter-store.ts';
import { allRows } from './search.ts';
import { assertFilterIsFair } from './selections.ts';
import { hitFrom } from './service.ts';
import { countCustomers, type ListedCustomer, readListed, rowsByName, windowByName } from './store.ts';

/** A window of everybody in name order, or of those who match what was typed and answer to the filter. */
export function listCustomers(
  db: ReadDb,
  { text, filter, offset, limit }: ParsedInput<'customers.list'>,
  acting: Acting,
): { readonly total: number; readonly rows: readonly CustomerRow[] } {
  if (filter !== undefined && narrows(filter)) {
    assertFilterIsFair(db, filter, acting.ports);
    const chosen = chosenRows(db, text, filter, acting);
    return { total: chosen.length, rows: readListed(db, chosen.slice(offset, offset + limit)).map(rowFrom) };
  }
  if (text.trim() === '') {
    const total = countCustomers(db);
    return { total, rows: readListed(db, rowsByName(db, total, offset, limit)).map(rowFrom) };
  }
  const found = allRows(db, text);
  return { total: found.length, rows: readListed(db, windowByName(db, found, offset, limit)).map(rowFrom) };
}

type Chosen = { readonly key: string; readonly rows: readonly number[] };
/** Scrolling asks for window after window of the same list. */
const last = new WeakMap<ReadDb, Chosen>();

/** Rows of the list, kept until the book changes or the minute is over: a yes ends by itself. */
function chosenRows(db: ReadDb, text: string, filter: CustomerFilter, { ports }: Acting): readonly number[] {
  const now = ports.now();
  const key = JSON.stringify([changesSoFar(db), now.slice(0, 16), text, filter]);
  const kept = last.get(db);
  if (kept?.key === key) return kept.rows;
  const rows = filteredRows(db, { filter, among: text.trim() === '' ? null : allRows(db, text), now });
  last.set(db, { key, rows });
  return rows;
}

function rowFrom(listed: ListedCustomer): CustomerRow {
  return { ...hitFrom(listed, false), createdAt: listed.createdAt, source: listed.source };
}
