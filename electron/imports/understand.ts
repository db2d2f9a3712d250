import { Refusal } from '../../shared/foundation/failure.ts';
import {
  type ColumnTarget,
  type DayOrder,
  type Encoding,
  type Extra,
  type FileDraft,
  type FileKind,
  type SamplePerson,
  tellsPurchases,
} from '../../shared/imports/model.ts';
import type { OpenedFile } from '../app/ports.ts';
import { readStranger } from '../customers/service.ts';
import { csvSplitter, delimiterOf, newlineOf } from './csv.ts';
import { isAmbiguous } from './days.ts';
import { decode, encodingAtSight, likeliestAlphabet, utf8Witness } from './encoding.ts';
import { type FileRecord, type Layout, recordsFrom } from './file-records.ts';
import { cellText, type Reading, saidBy } from './read-person.ts';
import { areOfPurchases, boughtIn, buyerNamed, currencyIn, shownBought } from './read-purchase.ts';
import { kindOf, looksLikeHeadings, targetsFor } from './recognise.ts';
import { refundsApart } from './refunds.ts';
import type { Session } from './session.ts';
import type { Till } from './till.ts';
import { cardSplitter, readCard } from './vcard.ts';

/** What a person may correct about how a file is read. */
export type Correction = {
  readonly encoding?: Encoding | undefined;
  readonly delimiter?: string | undefined;
  readonly hasHeader?: boolean | undefined;
  readonly targets?: readonly ColumnTarget[] | undefined;
  readonly dayOrder?: DayOrder | undefined;
  readonly wanted?: readonly Extra[] | undefined;
};

/** The shop that reads it: its country for phone numbers, its language for letters and days. */
export type Place = { readonly country: string; readonly language: string };

/**
 * Understands a file from its bytes: which letters they are, cards or a table, what parts the cells, whether the first row
 * is headings, and what each column is. What a person said about it already holds. Refuses what holds no rows at all.
 */
export async function understand(
  file: OpenedFile,
  shop: Place,
  said: Correction,
  breathe: () => Promise<void>,
): Promise<Session> {
  const encoding = said.encoding ?? (await encodingOf(file, shop, breathe));
  const sample = decode(await file.read(0, sampleBytes), encoding, true).replace(/\ufffd$/, '');
  const dayOrder = said.dayOrder ?? (shop.country === 'US' ? 'month-first' : 'day-first');
  const wanted = said.wanted ?? [];
  if (/^\s*(?:[\w-]+\.)?BEGIN[ \t]*:[ \t]*VCARD/im.test(sample.slice(0, 65_536))) {
    const layout: Layout = { encoding, split: cardSplitter };
    const days = (await firstRecords(file, layout)).flatMap((record) =>
      (record.kind === 'card' ? readCard(record.text) : [])
        .filter(({ name }) => name === 'BDAY')
        .map(({ value }) => value),
    );
    const reading: Reading = { targets: [], headings: [], dayOrder, wanted, currency: null };
    return {
      file,
      kind: 'vcard',
      layout,
      delimiter: null,
      hasHeader: false,
      firstRow: 0,
      reading,
      unsureDay: days.find(isAmbiguous) ?? null,
      checked: null,
    };
  }
  const delimiter = said.delimiter ?? delimiterOf(sample);
  const layout: Layout = { encoding, split: csvSplitter(delimiter, newlineOf(sample)) };
  const records = await firstRecords(file, layout);
  const start = records.findIndex(
    (record) => record.kind === 'cells' && !isBlank(record.cells) && !namesSeparator(record),
  );
  const rows = records
    .slice(Math.max(0, start))
    .flatMap((record) => (record.kind === 'cells' && !isBlank(record.cells) ? [record.cells] : []));
  const [first] = rows;
  if (first === undefined) throw new Refusal('imports.nothing-read');
  const hasHeader = said.hasHeader ?? looksLikeHeadings(first.map(cellText));
  const headings = hasHeader ? first.slice(0, mostColumns).map((cell) => cellText(cell).slice(0, 80)) : [];
  const width = Math.min(mostColumns, Math.max(...rows.map((row) => row.length)));
  const body = hasHeader ? rows.slice(1) : rows;
  const firstRow = start + (hasHeader ? 1 : 0);
  const guessed = hasHeader ? targetsFor(headings) : targetsByContent(body, width);
  const targets = Array.from({ length: width }, (_, column) => said.targets?.[column] ?? guessed[column] ?? 'ignore');
  const reading: Reading = { targets, headings, dayOrder, wanted, currency: currencyIn(body, targets) };
  const unsureDay = targets
    .flatMap((target, column) => (dated.has(target) ? body.map((row) => cellText(row[column] ?? '')) : []))
    .find(isAmbiguous);
  const kind = kindNow(kindOf(headings), targets);
  const refunded = tellsPurchases(kind) ? targets.indexOf('refunded') : -1;
  return {
    file,
    kind,
    layout: refunded === -1 ? layout : { ...layout, split: refundsApart(layout.split, refunded) },
    delimiter,
    hasHeader,
    firstRow,
    reading,
    unsureDay: unsureDay ?? null,
    checked: null,
  };
}

/** What the window shows of it, with the first people as they would come in. */
export async function draftOf(session: Session, shop: Place, till: Till): Promise<FileDraft> {
  const { file, reading, layout, hasHeader, firstRow, unsureDay } = session;
  const rows = (await firstRecords(file, layout)).slice(firstRow);
  const cells = rows.flatMap((record) => (record.kind === 'cells' ? [record.cells] : []));
  const people = rows.flatMap((record): readonly SamplePerson[] => {
    if (tellsPurchases(session.kind)) return samplePurchase(record, reading, till);
    const said = saidBy(record, reading);
    if (said === null || typeof said === 'string') return [];
    const { stranger } = readStranger(said, shop.country);
    return stranger === null
      ? []
      : [
          {
            displayName: stranger.displayName,
            contacts: stranger.contacts.map(({ typed }) => typed),
            note: said.notes.join('\n').slice(0, 200),
          },
        ];
  });
  return {
    name: file.name.slice(-120),
    bytes: file.size,
    kind: session.kind,
    encoding: layout.encoding,
    delimiter: session.delimiter,
    hasHeader,
    columns: reading.targets.map((target, column) => ({
      heading: reading.headings[column] ?? null,
      target,
      samples: cells
        .map((row) => cellText(row[column] ?? '').slice(0, 60))
        .filter((text) => text !== '')
        .slice(0, 3),
    })),
    people: people.slice(0, 5),
    dayQuestion: unsureDay === null ? null : { sample: unsureDay.slice(0, 30), order: reading.dayOrder },
    wanted: reading.wanted,
  };
}

/** Columns put by hand make a file one of people or of purchases, whatever it was taken for. */
function kindNow(kind: FileKind, targets: readonly ColumnTarget[]): FileKind {
  if (areOfPurchases(targets)) return tellsPurchases(kind) ? kind : 'purchases';
  return tellsPurchases(kind) ? 'unknown' : kind;
}

function samplePurchase(record: FileRecord, reading: Reading, till: Till): readonly SamplePerson[] {
  const bought = boughtIn(record, reading, till);
  if (bought === null || typeof bought === 'string') return [];
  return [{ displayName: buyerNamed(bought), contacts: shownBought(bought), note: '' }];
}

const dated: ReadonlySet<ColumnTarget> = new Set(['birthday', 'last-visit', 'bought-on']);
const sampleBytes = 256 * 1024;
const samplePeople = 50;
const mostColumns = 200;

async function encodingOf(file: OpenedFile, shop: Place, breathe: () => Promise<void>): Promise<Encoding> {
  const atSight = encodingAtSight(await file.read(0, sampleBytes));
  if (atSight !== null) return atSight;
  const isUtf8 = utf8Witness();
  for (let offset = 0; offset < file.size; offset += sampleBytes) {
    const piece = await file.read(offset, sampleBytes);
    if (piece.length === 0) break;
    // The bytes around the first that are not UTF-8 are those that say what else they are.
    if (!isUtf8(piece)) return likeliestAlphabet(await oddBytes(file, offset, piece), shop.language);
    await breathe();
  }
  return 'utf-8';
}

async function oddBytes(file: OpenedFile, offset: number, piece: Uint8Array): Promise<Uint8Array> {
  return offset === 0 ? piece : Uint8Array.from([...(await file.read(0, sampleBytes)), ...piece]);
}

async function firstRecords(file: OpenedFile, layout: Layout): Promise<readonly FileRecord[]> {
  const records: FileRecord[] = [];
  for await (const batch of recordsFrom(file, layout)) {
    for (const record of batch.records.slice(0, samplePeople)) records.push(record);
    if (records.length >= samplePeople || batch.from.offset > sampleBytes * 4) break;
  }
  return records.slice(0, samplePeople);
}

/** Without headings a column is what most of its cells look like. */
function targetsByContent(rows: readonly (readonly string[])[], width: number): readonly ColumnTarget[] {
  let named = false;
  return Array.from({ length: width }, (_, column) => {
    const texts = rows.map((row) => cellText(row[column] ?? '')).filter((text) => text !== '');
    const most = (shape: RegExp) =>
      texts.length > 0 && texts.filter((text) => shape.test(text)).length * 2 > texts.length;
    if (most(/^[^\s@]+@[^\s@]+\.[^\s@]+$/)) return 'email';
    if (most(/^[+(\d][\d\s()./-]{6,}$/) && !most(/^\d{4}-\d{2}-\d{2}/)) return 'phone';
    if (named || !most(/^\p{L}[\p{L}\s.'’-]+$/u)) return 'ignore';
    named = true;
    return 'full-name';
  });
}

/** The line by which Excel is told what parts the cells: `sep=;`. */
function namesSeparator(record: FileRecord): boolean {
  return record.kind === 'cells' && /^sep=/i.test(record.cells[0] ?? '') && isBlank(record.cells.slice(1));
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cellText(cell) === '');
}
