import { closeSync, fstatSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';
import { z } from 'zod';
import { refusing } from '../database/refusals.ts';
import { keyedHash, sameBytes } from './key-wrap.ts';

/** How far the journal had got when it was last seen on this computer. */
export type Seen = { readonly seq: number; readonly hash: string; readonly at: string };

/**
 * The journal's witness: a small file beside the vault that says how far the journal had got. The database may be ahead of
 * it, never behind: a log that lost its end, or an older copy that was put back, is told from it.
 */
export type Witness = {
  /** What was seen last; `null` when there is no witness, or it cannot be read. */
  readonly lastSeen: Seen | null;
  /** Notes how far the journal is. Not forced onto the disk: it may lag behind a power cut, and never runs ahead. */
  note(seen: Seen): void;
  /** Closes the file and makes what it says durable, where that is possible. */
  close(): void;
};

/**
 * Opens the witness of this vault, and makes one where there is none. Two entries take turns, each sealed under the
 * vault's key, so that one that was half written or changed costs only itself. A disk that takes no writes costs the
 * witness its newest entries and nobody else anything.
 */
export function openWitness(path: string, key: Buffer, vaultId: string): Witness {
  const file = openFile(path);
  const entries = file === null ? [] : readEntries(file, key, vaultId);
  const newest = entries.reduce<Entry | null>(
    (best, entry) => (best === null || entry.turn > best.turn ? entry : best),
    null,
  );
  let turn = newest?.turn ?? 0;
  return {
    lastSeen: newest === null ? null : { seq: newest.seq, hash: newest.hash, at: newest.at },
    note(seen) {
      if (file === null) return;
      turn += 1;
      const body = JSON.stringify({ turn, ...seen });
      const line = `${body} ${keyedHash(key, `${vaultId} ${body}`).toString('hex')}`.padEnd(entryBytes - 1);
      attempt(() => writeSync(file, `${line}\n`, (turn % 2) * entryBytes, 'latin1'));
    },
    close() {
      if (file === null) return;
      attempt(() => fsyncSync(file));
      attempt(() => closeSync(file));
    },
  };
}

const entryBytes = 512;

type Entry = Seen & { readonly turn: number };

const entryShape = z
  .object({
    turn: z.int().min(1),
    seq: z.int().min(0),
    hash: z.string().regex(/^[0-9a-f]{64}$/),
    at: z.string().max(40),
  })
  .strict();

function openFile(path: string): number | null {
  for (const flags of ['r+', 'wx+']) {
    try {
      return openSync(path, flags, 0o600);
    } catch {
      // Not there, or not for us: the second try makes it, and without one the vault opens all the same.
    }
  }
  return null;
}

function readEntries(file: number, key: Buffer, vaultId: string): readonly Entry[] {
  const bytes = Buffer.alloc(2 * entryBytes);
  refusing(() => readSync(file, bytes, 0, Math.min(fstatSync(file).size, bytes.length), 0));
  return [0, entryBytes].flatMap((at) => {
    const [, body, seal] = /^(\{.*\}) ([0-9a-f]{64}) *\n$/.exec(bytes.toString('latin1', at, at + entryBytes)) ?? [];
    if (body === undefined || seal === undefined) return [];
    if (!sameBytes(keyedHash(key, `${vaultId} ${body}`), Buffer.from(seal, 'hex'))) return [];
    return [entryShape.parse(JSON.parse(body))];
  });
}

function attempt(work: () => void): void {
  try {
    work();
  } catch {
    // The save it follows is done and stays done.
  }
}
