import { UTCDate } from '@date-fns/utc';
import { addDays } from 'date-fns';
import type { ParsedInput } from '../../shared/contract.ts';
import { exportContext } from '../../shared/exports/context.ts';
import type { ExportEntry, ExportOutcome } from '../../shared/exports/model.ts';
import type { PersonRecord } from '../../shared/exports/person-record.ts';
import { csvLine } from '../../shared/foundation/csv-cell.ts';
import { Refusal } from '../../shared/foundation/failure.ts';
import type { ExportId } from '../../shared/foundation/id.ts';
import type { Acting, NewFolder } from '../app/ports.ts';
import { requireCustomer } from '../customers/service.ts';
import { pause } from '../database/pause.ts';
import { nextStamp } from '../journal/clock.ts';
import { append } from '../journal/journal.ts';
import { shopOf } from '../shop/service.ts';
import type { UnlockedVault } from '../vault/unlocked-vault.ts';
import { recordsOf, rowsAfter, supportRecords } from './people-store.ts';
import { type CsvFile, csvHeads, csvOf, vcardOf } from './rules.ts';
import { countCustomers, countErased, deleteExport, finishExport, insertExport } from './store.ts';

/**
 * Writes everybody, or one person, into a new folder where the owner says: in pieces, so that the counter is answered in
 * between, and all of it or nothing. It is written down before the first byte lies outside, so that a power cut leaves
 * nothing that nobody knows of. Refused when somebody was erased meanwhile: their data must not be in it.
 */
export async function writeExport(
  vault: UnlockedVault,
  input: ParsedInput<'exports.write'>,
  acting: Acting,
): Promise<ExportOutcome> {
  if (running.has(vault)) throw new Refusal('export.already-running');
  const run = { cancelled: false };
  running.set(vault, run);
  try {
    return await write(vault, input, acting, run);
  } finally {
    running.delete(vault);
  }
}

/** Stops what is being written; nothing of it stays outside. */
export function cancelExport(vault: UnlockedVault): null {
  const run = running.get(vault);
  if (run !== undefined) run.cancelled = true;
  return null;
}

const running = new WeakMap<UnlockedVault, { cancelled: boolean }>();
const piece = 200;

async function write(
  vault: UnlockedVault,
  { customerId, formats, keepDays }: ParsedInput<'exports.write'>,
  acting: Acting,
  run: { readonly cancelled: boolean },
): Promise<ExportOutcome> {
  const { ports } = acting;
  const one = customerId === null ? null : requireCustomer(vault.db, customerId).row;
  const place = await ports.chooseFolder();
  if (place.kind === 'cancelled') return { kind: 'cancelled' };
  const startedAt = ports.now();
  const folder = ports.newFolder(place.path, `regulars-${startedAt.slice(0, 10)}`);
  const id = ports.newId() as ExportId;
  const total = one === null ? countCustomers(vault.db) : 1;
  const entry: ExportEntry = {
    id,
    scope: one === null ? 'everybody' : 'one-person',
    formats,
    folder: folder.name,
    people: total,
    startedAt,
    finishedAt: null,
    deleteBy: addDays(new UTCDate(startedAt), keepDays).toISOString(),
    deletedAt: null,
  };
  vault.transaction((tx) => {
    insertExport(tx, entry, nextStamp(tx, ports));
    append(tx, acting, { act: 'export.started', subject: customerId, detail: { export: id, formats, people: total } });
  });
  try {
    const erased = countErased(vault.db);
    folder.begin();
    begin(folder, vault, formats, { name: shopOf(vault.db).name, exported: startedAt, people: total });
    let people = 0;
    for await (const records of handfuls(vault, one)) {
      if (run.cancelled) return undone(vault, folder, entry, customerId, acting);
      for (const record of records) add(folder, record, formats);
      people += records.length;
      ports.tell('progress', { task: 'export', step: 'writing', done: people, total });
    }
    if (run.cancelled) return undone(vault, folder, entry, customerId, acting);
    if (countErased(vault.db) !== erased) throw new Refusal('export.changed-meanwhile');
    if (formats.includes('jsonld')) folder.add('everything.jsonld', '\n]}\n');
    folder.finish();
    vault.transaction((tx) => {
      finishExport(tx, id, people, ports.now(), nextStamp(tx, ports));
      append(tx, acting, { act: 'export.written', subject: customerId, detail: { export: id, formats, people } });
    });
    return { kind: 'done', folder: folder.name, people };
  } catch (error) {
    undone(vault, folder, entry, customerId, acting);
    throw error;
  }
}

async function* handfuls(vault: UnlockedVault, one: number | null): AsyncGenerator<readonly PersonRecord[]> {
  if (one !== null) {
    yield recordsOf(vault.db, [one]);
    return;
  }
  let rows = rowsAfter(vault.db, 0, piece);
  while (rows.length > 0) {
    yield recordsOf(vault.db, rows);
    await pause();
    rows = rowsAfter(vault.db, rows.at(-1) ?? 0, piece);
  }
}

function begin(
  folder: NewFolder,
  vault: UnlockedVault,
  formats: ParsedInput<'exports.write'>['formats'],
  head: { readonly name: string; readonly exported: string; readonly people: number },
): void {
  if (formats.includes('csv')) {
    for (const [file, columns] of Object.entries(csvHeads)) folder.add(file, `\ufeff${csvLine(columns)}`);
  }
  if (formats.includes('vcard')) folder.add('contacts.vcf', '');
  if (!formats.includes('jsonld')) return;
  folder.add('everything.jsonld', `{"@context":${JSON.stringify(exportContext)},"@graph":[\n`);
  folder.add('everything.jsonld', JSON.stringify({ '@type': 'dpv:DataController', ...head }));
  for (const record of supportRecords(vault.db)) folder.add('everything.jsonld', `,\n${JSON.stringify(record)}`);
}

function add(folder: NewFolder, record: PersonRecord, formats: ParsedInput<'exports.write'>['formats']): void {
  if (formats.includes('csv')) {
    const lines = csvOf(record);
    for (const file of Object.keys(csvHeads) as CsvFile[]) if (lines[file] !== '') folder.add(file, lines[file]);
  }
  if (formats.includes('vcard')) folder.add('contacts.vcf', vcardOf(record));
  if (formats.includes('jsonld')) folder.add('everything.jsonld', `,\n${JSON.stringify(record)}`);
}

/** Takes back what lies outside, and then the note about it; what could not be taken back stays noted as unfinished. */
function undone(
  vault: UnlockedVault,
  folder: NewFolder,
  { id }: ExportEntry,
  customerId: string | null,
  acting: Acting,
): ExportOutcome {
  folder.discard();
  vault.transaction((tx) => {
    deleteExport(tx, id);
    append(tx, acting, { act: 'export.cancelled', subject: customerId, detail: { export: id } });
  });
  return { kind: 'cancelled' };
}
