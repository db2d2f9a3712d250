import { Refusal } from '../../shared/foundation/failure.ts';
import type { Counts, FileKind } from '../../shared/imports/model.ts';
import type { OpenedFile } from '../app/ports.ts';
import type { ReadDb } from '../database/connection.ts';
import { isSomebodyThere } from '../database/pause.ts';
import type { UnlockedVault } from '../vault/unlocked-vault.ts';
import type { Layout, Place } from './file-records.ts';
import type { LaterNoes } from './later-noes.ts';
import type { Reading } from './read-person.ts';

/** The one file that is open at a time, how it is read, and what its dry run found. In memory only. */
export type Session = {
  readonly file: OpenedFile;
  readonly kind: FileKind;
  readonly layout: Layout;
  readonly delimiter: string | null;
  readonly hasHeader: boolean;
  /** Number of the first record that is about somebody: headings, and a line that names the separator, come before it. */
  readonly firstRow: number;
  readonly reading: Reading;
  /** A day of the file that can be read in two ways. */
  readonly unsureDay: string | null;
  readonly checked: Checked | null;
};

/** What the dry run found: a byte for each record, and places to read on from. */
export type Checked = {
  readonly codes: Uint8Array;
  readonly places: readonly Place[];
  readonly digest: Uint8Array;
  /** The clock at the last write before: whatever was written since may change what was found. */
  readonly stamp: string | null;
  readonly counts: Counts;
  readonly later: LaterNoes;
};

/** Long work on the file; asked between its pieces whether it was cancelled. */
export type Work = { cancelled: boolean; readonly db: ReadDb };

/** Work that nobody has cancelled. */
export function workOn({ db }: Pick<UnlockedVault, 'db'>): Work {
  return { cancelled: false, db };
}

export function sessionOf(vault: UnlockedVault): Session {
  const session = sessions.get(vault);
  if (session === undefined) throw new Refusal('imports.no-file');
  return session;
}

/** Goes on with this file; the one before is let go of. */
export async function keepSession(vault: UnlockedVault, session: Session | null): Promise<void> {
  const before = sessions.get(vault);
  if (session === null) sessions.delete(vault);
  else sessions.set(vault, session);
  if (before !== undefined && before.file !== session?.file) await before.file.close();
}

/** Does one long work at a time. */
export async function alone<T>(vault: UnlockedVault, work: (own: Work) => Promise<T>): Promise<T> {
  if (works.has(vault)) throw new Refusal('imports.under-way');
  const own = workOn(vault);
  works.set(vault, own);
  try {
    return await work(own);
  } finally {
    works.delete(vault);
  }
}

/** Tells the work that is going on to stop. */
export function cancelWork(vault: UnlockedVault): void {
  const own = works.get(vault);
  if (own !== undefined) own.cancelled = true;
}

/**
 * Lets others be answered once a piece of work took long enough; says no more than that it may go on. While somebody is at the
 * counter pieces are short, and as much time is left to them as is taken.
 */
export function breather(own: Work): () => Promise<void> {
  let since = performance.now();
  return async () => {
    const took = performance.now() - since;
    const isWaitedFor = isSomebodyThere(own.db);
    if (took < (isWaitedFor ? shortMs : pieceMs)) return;
    await new Promise<void>((resolve) => {
      if (isWaitedFor) setTimeout(resolve, took);
      else setImmediate(resolve);
    });
    if (own.cancelled) throw new Refusal('imports.cancelled');
    since = performance.now();
  };
}

const pieceMs = 12;
const shortMs = 4;
const sessions = new WeakMap<UnlockedVault, Session>();
const works = new WeakMap<UnlockedVault, Work>();
