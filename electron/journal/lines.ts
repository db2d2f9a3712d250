import {
  type JournalDetail,
  type JournalFilter,
  type JournalLineView,
  journalActs,
  kindOfAct,
  type PaperCheck,
} from '../../shared/journal/model.ts';
import type { ReadDb } from '../database/connection.ts';
import { hex } from '../database/digest.ts';
import { type FoundLine, linesAt, seqsThatFit } from './lines-store.ts';
import { hashAt, lastHash } from './store.ts';

/** A window of the journal, newest first: everything, or the lines that fit a filter. */
export function journalLines(
  db: ReadDb,
  { filter, offset, limit }: { readonly filter: JournalFilter; readonly offset: number; readonly limit: number },
): { readonly total: number; readonly rows: readonly JournalLineView[] } {
  const newest = lastHash(db)?.seq ?? 0;
  if (Object.values(filter).every((wish) => wish === null)) {
    const size = Math.max(0, Math.min(limit, newest - offset));
    return {
      total: newest,
      rows: viewsOf(
        db,
        Array.from({ length: size }, (_, index) => newest - offset - index),
      ),
    };
  }
  const seqs = fitting(db, filter, newest);
  return { total: seqs.length, rows: viewsOf(db, seqs.slice(offset, offset + limit)) };
}

/** Whether the journal still has the entry with this number, with a hash that starts like the one on paper. */
export function comparePaper(
  db: ReadDb,
  { length, head }: { readonly length: number; readonly head: string },
): PaperCheck {
  const hash = hashAt(db, length);
  if (hash === null) return 'shorter';
  return hex(hash).startsWith(head) ? 'same' : 'different';
}

function viewsOf(db: ReadDb, seqs: readonly number[]): readonly JournalLineView[] {
  return linesAt(db, seqs).map((line: FoundLine) => ({ ...line, detail: JSON.parse(line.detail) as JournalDetail }));
}

/** What the last filter found, so that scrolling does not look through everything again. Nothing is ever changed or removed. */
const found = new WeakMap<ReadDb, { readonly key: string; readonly seqs: readonly number[] }>();

function fitting(db: ReadDb, filter: JournalFilter, newest: number): readonly number[] {
  const key = JSON.stringify([filter, newest]);
  const known = found.get(db);
  if (known?.key === key) return known.seqs;
  const { kind } = filter;
  const acts = kind === null ? null : journalActs.filter((act) => kindOfAct(act) === kind);
  const seqs = seqsThatFit(db, filter, acts);
  found.set(db, { key, seqs });
  return seqs;
}
