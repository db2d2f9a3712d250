import type { Channel } from '../../shared/consents/model.ts';
import { matchOf, readStranger, type Stranger } from '../customers/service.ts';
import type { ReadDb } from '../database/connection.ts';
import { type Fingerprint, listsAreEmpty, type Standing, standingOf } from '../stops/service.ts';
import type { Earlier } from './earlier.ts';
import type { FileRecord } from './file-records.ts';
import type { MetIn } from './met.ts';
import { type Reading, type Said, saidBy } from './read-person.ts';
import { type Judgement, verdictOf } from './rules.ts';

/** What one record says, who that would be, and what becomes of it. */
export type Assessed = Judgement & {
  readonly stranger: Stranger | null;
  readonly said: Said | null;
  readonly stopped: readonly Channel[];
  /** The row of the person who is in the book already. */
  readonly row: number | null;
  /** Where the person of a row that stands in the file again was met first. */
  readonly first: MetIn | null;
  /** What the file says as a phone number or an e-mail address, and what is none. */
  readonly unreadable: readonly string[];
};

/** What a record is held against. */
export type Against = {
  readonly db: ReadDb;
  readonly fingerprint: Fingerprint;
  readonly country: string;
  readonly reading: Reading;
};

/** What a record says and whom it is about, as far as the file alone tells; `null` for an empty row. */
export function readRecord(record: FileRecord, { reading, country }: Against): Assessed | null {
  const said = saidBy(record, reading);
  if (said === null) return null;
  if (typeof said === 'string') return refused(said);
  const { stranger, unreadable } = readStranger(said, country);
  if (stranger === null) return refused(unreadable.length > 0 ? 'contact-unreadable' : 'nothing-to-know');
  // Somebody of whom nothing could be read that they can be reached by is for a person to look at.
  if (stranger.contacts.length === 0 && unreadable.length > 0)
    return { ...refused('contact-unreadable'), stranger, said };
  const no = said.noes.length > 0;
  return { verdict: 'new', trouble: null, no, stranger, said, stopped: [], row: null, first: null, unreadable };
}

/** The rows before the one that is looked at, and its own number among all. */
export type RowsBefore = { readonly rows: Earlier; readonly at: number };

/** Holds what a record says against the book, the two lists, and the rows before it where these are given. */
export function assess(record: FileRecord, against: Against, before: RowsBefore | null): Assessed | null {
  const read = readRecord(record, against);
  if (read === null || read.stranger === null || read.trouble !== null) return read;
  const { db, fingerprint } = against;
  const match = matchOf(db, read.stranger);
  const lists: Standing = listsAreEmpty(db) ? nobody : standingOf(db, fingerprint, read.stranger.contacts);
  const row = match.kind === 'same' ? match.row : null;
  const earlier = before?.rows.than(read.stranger, { record: before.at, row }) ?? null;
  const verdict = verdictOf({
    match: match.kind,
    earlier: earlier?.kind ?? 'nobody',
    erased: lists.erased,
    stopped: lists.stopped.size > 0,
  });
  const first = verdict === 'repeated' && earlier?.kind === 'same' ? earlier.first : null;
  return { ...read, verdict, stopped: [...lists.stopped.keys()], row, first };
}

const nobody: Standing = { erased: false, stopped: new Map() };

function refused(trouble: NonNullable<Judgement['trouble']>): Assessed {
  return {
    verdict: 'refused',
    trouble,
    no: false,
    stranger: null,
    said: null,
    stopped: [],
    row: null,
    first: null,
    unreadable: [],
  };
}
