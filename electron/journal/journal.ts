import type { Instant } from '../../shared/foundation/instant.ts';
import type { JournalAct, JournalDetail, JournalEntry } from '../../shared/journal/model.ts';
import type { Acting } from '../app/ports.ts';
import type { ReadDb, WriteDb } from '../database/connection.ts';
import { beforeTheFirst, chainHash, hex } from '../database/digest.ts';
import { deviceId, nextStamps } from './clock.ts';
import { canonicalLine, type JournalLine } from './rules.ts';
import { hashAt, insertLine, lastHash, linesAbout, linesSince } from './store.ts';
import { deleteWaiting, insertWaiting, readWaiting, type WaitingLine } from './waiting-store.ts';

/** What somebody did or looked at, for the journal. */
export type JournalNote = {
  readonly act: JournalAct;
  readonly subject?: string | null;
  readonly detail?: JournalDetail;
};

/** Writes one line at the end of the chain, in the transaction of the act it tells of. */
export function append(tx: WriteDb, acting: Acting, note: JournalNote): void {
  appendAll(tx, acting, [note]);
}

/** Writes a line for each, in this order. */
export function appendAll(tx: WriteDb, acting: Acting, notes: readonly JournalNote[]): void {
  const { who, ports } = acting;
  const last = lastHash(tx);
  const at = ports.now();
  const device = deviceId(tx);
  const stamps = nextStamps(tx, ports, notes.length);
  let seq = last?.seq ?? 0;
  let hash = last?.hash ?? beforeTheFirst;
  notes.forEach((note, index) => {
    seq += 1;
    const line: JournalLine = {
      seq,
      at,
      hlc: stamps[index] as string,
      deviceId: device,
      staffId: who.staffId,
      role: who.role,
      act: note.act,
      subject: note.subject ?? null,
      detail: JSON.stringify(note.detail ?? {}),
    };
    hash = chainHash(hash, canonicalLine(line));
    insertLine(tx, { ...line, hash });
  });
}

/** Puts lines aside, in the transaction of the act they tell of; `appendWaiting` must follow. Reads nothing. */
export function putAside(tx: WriteDb, lines: readonly Omit<WaitingLine, 'position'>[]): void {
  if (lines.length > 0) insertWaiting(tx, lines);
}

/** Writes some of what was put aside at the end of the chain, each line once. False when there was nothing left. */
export function appendWaiting(tx: WriteDb, acting: Acting): boolean {
  const lines = readWaiting(tx, linesAtATime);
  const last = lines.at(-1);
  if (last === undefined) return false;
  appendAll(tx, acting, lines);
  deleteWaiting(tx, last.position);
  return true;
}

/** Few enough that nobody at the counter notices. */
const linesAtATime = 400;

/** The last line's number and hash: the journal in 32 bytes. */
export function journalHead(db: ReadDb): { readonly seq: number; readonly hash: string } {
  const last = lastHash(db);
  return { seq: last?.seq ?? 0, hash: hex(last?.hash ?? beforeTheFirst) };
}

/** The newest entry as a witness remembers it; `null` before the first. */
export function newestEntry(db: ReadDb): { readonly seq: number; readonly hash: string; readonly at: Instant } | null {
  const last = lastHash(db);
  return last === null ? null : { seq: last.seq, hash: hex(last.hash), at: last.at };
}

/** True when the journal has exactly this entry. */
export function holdsEntry(db: ReadDb, entry: { readonly seq: number; readonly hash: string }): boolean {
  const hash = hashAt(db, entry.seq);
  return hash !== null && hex(hash) === entry.hash;
}

/** Lines about one opaque id, newest first. */
export function entriesAbout(
  db: ReadDb,
  subject: string,
  limit: number,
): readonly (JournalEntry & { readonly staffId: string | null; readonly detail: JournalDetail })[] {
  return linesAbout(db, subject, limit).map((line) => ({ ...line, detail: JSON.parse(line.detail) as JournalDetail }));
}

/** What happened since a moment, oldest first, as far as these acts go; no staff member is named in it. */
export function entriesSince(
  db: ReadDb,
  moment: string,
  acts: readonly JournalAct[],
): readonly Pick<JournalEntry, 'act' | 'at' | 'subject'>[] {
  return [...linesSince(db, moment)].filter(({ act }) => acts.includes(act)).reverse();
}
