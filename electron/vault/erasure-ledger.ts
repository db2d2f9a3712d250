import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { refusing } from '../database/refusals.ts';
import { appendSafely } from './crash-safe-file.ts';
import { unwrap, wrap } from './key-wrap.ts';
import type { ErasureRecord } from './unlocked-vault.ts';

/**
 * The ledger of erasures as it lies beside the vault: one line for each entry, sealed, bound to the line before it. A
 * line that cannot be read costs itself and no other.
 */
export type Ledger = {
  readonly entries: readonly ErasureRecord[];
  /** Lines that are not ours or were changed, the torn one at the end not counted. */
  readonly unreadable: number;
  /** The last line breaks off: the power went while it was written, before anybody was told that it is there. */
  readonly torn: boolean;
  /** False when an entry follows one that is not the one it was written after. */
  readonly whole: boolean;
};

/** What can be done with an open ledger: only added to. */
export type OpenLedger = { append(entry: ErasureRecord): void };

/** The ledger for adding to it. Each entry is on the disk when `append` returns. */
export function openLedger(path: string, key: Buffer, vaultId: string): OpenLedger {
  return {
    append: (entry) =>
      refusing(() => {
        const state = readLines(path, key, vaultId);
        const body = JSON.stringify({
          seq: state.entries.length + 1,
          after: state.head,
          runId: entry.runId,
          at: entry.at,
          ids: entry.ids,
          fingerprints: entry.fingerprints.map((fingerprint) => fingerprint.toString('base64')),
        });
        const { nonce, ct } = wrap(key, Buffer.from(body, 'utf8'), about(vaultId));
        const line = Buffer.concat([nonce, ct]).toString('base64');
        appendSafely(path, Buffer.from(`${state.open ? '\n' : ''}${line}\n`, 'latin1'));
      }),
  };
}

/** Reads everything in the ledger that can be read, and says what cannot. */
export function readLedger(path: string, key: Buffer, vaultId: string): Ledger {
  const { entries, unreadable, torn, whole } = readLines(path, key, vaultId);
  return { entries, unreadable, torn, whole };
}

const entryShape = z
  .object({
    seq: z.int().min(1),
    after: z.string(),
    runId: z.string(),
    at: z.string(),
    ids: z.array(z.string()),
    fingerprints: z.array(z.base64()),
  })
  .strict();

type Lines = Ledger & {
  readonly head: string;
  /** The last line has no end, be it torn or whole. */
  readonly open: boolean;
};

function readLines(path: string, key: Buffer, vaultId: string): Lines {
  const text = existsSync(path) ? readFileSync(path, 'latin1') : '';
  const lines = text.split('\n');
  const last = lines.pop() ?? '';
  const open = last !== '';
  const torn = open && readLine(last, key, vaultId) === null;
  if (open && !torn) lines.push(last);
  const entries: ErasureRecord[] = [];
  let head = digest(about(vaultId));
  let unreadable = 0;
  let whole = true;
  for (const line of lines) {
    const entry = readLine(line, key, vaultId);
    if (entry === null) {
      unreadable += 1;
      continue;
    }
    whole &&= entry.after === head;
    head = digest(line);
    const fingerprints = entry.fingerprints.map((fingerprint) => Buffer.from(fingerprint, 'base64'));
    entries.push({ runId: entry.runId, at: entry.at, ids: entry.ids, fingerprints });
  }
  return { entries, unreadable, torn, whole, head, open };
}

function readLine(line: string, key: Buffer, vaultId: string): z.infer<typeof entryShape> | null {
  const sealed = Buffer.from(line, 'base64');
  // Base64 reads past what it does not know; a changed line must not pass for the one that was written.
  if (sealed.length < 29 || sealed.toString('base64') !== line) return null;
  const body = unwrap(key, { nonce: sealed.subarray(0, 12), ct: sealed.subarray(12) }, about(vaultId));
  return body === null ? null : entryShape.parse(JSON.parse(body.toString('utf8')));
}

function about(vaultId: string): string {
  return `regulars erasure ledger 1 ${vaultId}`;
}

function digest(text: string): string {
  return createHash('sha256').update(text, 'latin1').digest('hex');
}
