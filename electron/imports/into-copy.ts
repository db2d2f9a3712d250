import { Refusal } from '../../shared/foundation/failure.ts';
import type { ImportId } from '../../shared/foundation/id.ts';
import type { Counts } from '../../shared/imports/model.ts';
import type { Acting } from '../app/ports.ts';
import type { ReadDb, WriteDb } from '../database/connection.ts';
import { chainHash, sameBytes } from '../database/digest.ts';
import { isSomebodyThere } from '../database/pause.ts';
import { nextStamp } from '../journal/clock.ts';
import { isErasing } from '../retention/service.ts';
import type { Enlarging, UnlockedVault } from '../vault/unlocked-vault.ts';
import { type FileRecord, recordsFrom } from './file-records.ts';
import { type Judgement, judgementOf, noCounts } from './rules.ts';
import { breather, type Checked, type Session, type Work } from './session.ts';
import { insertImport, markArrived, type StoredImport } from './store.ts';
import { giveUp } from './take-out.ts';

/** An import as it is known from its first moment: by its number, and by the one stamp that everything it writes carries. */
export type Coming = { readonly id: ImportId; readonly number: number; readonly hlc: string };

/** What came in, and how many people or purchases that are. */
export type LetIn = { readonly stored: StoredImport; readonly here: number };

/** A file whose dry run is done. */
export type CheckedSession = Session & { readonly checked: Checked };

/** What is read of a file and becomes rows. */
export type Reader = {
  /** What one record brings, counted and kept for `write`; `at` is its number among all. */
  take(record: FileRecord, found: Judgement, at: number): void;
  /** How much is kept. */
  waiting(): number;
  /** Writes what is kept, and forgets it. It reads the book as it is for everybody. */
  write(tx: WriteDb): void;
  counts(): Counts;
  /** How many people or purchases come in. */
  came(): number;
  /** The last word, in the moment in which everything is there: what is to be said about it in the journal. */
  also(tx: WriteDb, touched: { readonly people: ReadonlySet<number> }): void;
};

/**
 * Lets in what a file brings, all of it or nothing: while it is read its rows go into a copy of the book, which takes the book's place
 * in one moment. Until then nobody sees any of it, and whatever stops it leaves the book as it was. Answers with what is there then
 * without asking the book again, which on a full disk may take a while to open.
 */
export async function letIn(
  vault: UnlockedVault,
  session: CheckedSession,
  own: Work,
  acting: Acting,
  reading: (coming: Coming) => Reader,
): Promise<LetIn> {
  if (isErasing(vault)) throw new Refusal('imports.under-way');
  const id = acting.ports.newId() as ImportId;
  // It stands in the book from the start: while a file is under way nobody is erased, and a crash is seen afterwards.
  const beganAt = acting.ports.now();
  const coming = vault.transaction((tx) => {
    const hlc = nextStamp(tx, acting.ports);
    const about = { id, kind: session.kind, beganAt, counts: noCounts };
    return { id, hlc, number: insertImport(tx, { ...about, hlc }) };
  });
  try {
    const reader = reading(coming);
    let arrivedAt = beganAt;
    const isHere = await vault.enlarge({
      goOn: () => !own.cancelled,
      write: (put) => readThrough(vault, session, { own, reader, put }, acting),
      also(tx, touched) {
        reader.also(tx, touched);
        arrivedAt = acting.ports.now();
        markArrived(tx, coming.number, arrivedAt, reader.counts());
      },
    });
    if (!isHere) throw new Refusal('imports.cancelled');
    const { kind } = session;
    const stored = {
      ...coming,
      kind,
      beganAt,
      arrivedAt,
      endedAt: null,
      state: 'here',
      counts: reader.counts(),
    } as const;
    return { stored, here: reader.came() };
  } catch (error) {
    await giveUp(vault, { ...coming, kind: session.kind }, acting);
    throw error;
  }
}

const atATime = 60;
/** While somebody is at the counter. */
const fewAtATime = 10;

async function readThrough(
  vault: UnlockedVault,
  { checked, file, layout }: CheckedSession,
  { own, reader, put }: { readonly own: Work; readonly reader: Reader; readonly put: Put },
  acting: Acting,
): Promise<void> {
  const breathe = breather(own);
  let written: Promise<void> = Promise.resolve();
  const write = async () => {
    const rows = rowsOf(vault.db, (tx) => reader.write(tx));
    // One lot is written while the next is read, and no more are on their way.
    await written;
    written = put(rows);
    written.catch(() => {});
  };
  let digest: Uint8Array = new Uint8Array(32);
  let at = 0;
  for await (const batch of recordsFrom(file, layout)) {
    digest = chainHash(digest, batch.text);
    for (const record of batch.records) {
      const found = judgementOf(checked.codes[at] ?? 0);
      at += 1;
      if (found === null) continue;
      reader.take(record, found, at - 1);
      if (reader.waiting() >= (isSomebodyThere(own.db) ? fewAtATime : atATime)) await write();
      await breathe();
    }
    const { offset: done } = batch.from;
    acting.ports.tell('progress', { task: 'import', step: 'bringing-in', done, total: file.size });
    await breathe();
  }
  await write();
  await written;
  if (at !== checked.codes.length || !sameBytes(digest, checked.digest)) throw new Refusal('imports.file-changed');
}

type Put = Parameters<Enlarging['write']>[0];
type Rows = Parameters<Put>[0];

/** What `work` would write, statement by statement; what it reads is read in the book. Each statement runs where it stood first. */
function rowsOf(db: ReadDb, work: (tx: WriteDb) => void): Rows {
  const rows = new Map<string, unknown[][]>();
  const prepare = (sql: string) => {
    if (/^\s*SELECT\b/.test(sql)) return db.prepare(sql);
    const known = rows.get(sql) ?? [];
    rows.set(sql, known);
    return {
      run(...values: unknown[]) {
        known.push(values);
        return { changes: 1 };
      },
    };
  };
  work({ prepare } as unknown as WriteDb);
  return [...rows].map(([sql, values]) => ({ sql, values }));
}
