import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { Refusal } from '../../shared/foundation/failure.ts';
import {
  type BookFacts,
  compactCopy,
  factsOfCopy,
  type PersonInCopy,
  peopleInCopy,
} from '../database/look-into-copy.ts';
import { asRefusal } from '../database/refusals.ts';
import { syncFile } from '../vault/crash-safe-file.ts';

/** Work on closed copies of the book that takes too long to do where calls are answered. */
export type CopyJob =
  /** Writes the copy into a new file without free space, durably. */
  | { readonly do: 'compact'; readonly source: string; readonly target: string; readonly key: Uint8Array<ArrayBuffer> }
  /** Reads a file back: its first bytes against their sum, then every page. */
  | {
      readonly do: 'check';
      readonly path: string;
      readonly key: Uint8Array<ArrayBuffer>;
      readonly bytes: number;
      readonly sha256: string;
    }
  | { readonly do: 'people'; readonly path: string; readonly key: Uint8Array<ArrayBuffer> };

export type CopyAnswers = {
  readonly compact: { readonly facts: BookFacts; readonly bytes: number; readonly sha256: string };
  readonly check: BookFacts;
  readonly people: readonly PersonInCopy[];
};

/** Does the job here. The key is overwritten when it is done. */
export function copyWork<Job extends CopyJob>(job: Job): CopyAnswers[Job['do']];
export function copyWork(job: CopyJob): CopyAnswers[CopyJob['do']] {
  const key = Buffer.from(job.key.buffer, job.key.byteOffset, job.key.byteLength);
  try {
    if (job.do === 'compact') {
      const facts = compactCopy(job.source, key, job.target);
      syncFile(job.target);
      const bytes = statSync(job.target).size;
      return { facts, bytes, sha256: sumOf(job.target, bytes) };
    }
    if (job.do === 'people') return peopleInCopy(job.path, key);
    if (sumOf(job.path, job.bytes) !== job.sha256) throw new Refusal('backup.not-whole');
    return factsOfCopy(job.path, key);
  } catch (error) {
    throw asRefusal(error);
  } finally {
    key.fill(0);
  }
}

/** SHA-256 of the first bytes of a file, lower-case hex; of a shorter file, of all there are. */
function sumOf(path: string, bytes: number): string {
  const hash = createHash('sha256');
  const file = openSync(path, 'r');
  try {
    const piece = Buffer.alloc(1024 * 1024);
    for (let at = 0; at < bytes; ) {
      const read = readSync(file, piece, 0, Math.min(piece.length, bytes - at), at);
      if (read === 0) break;
      hash.update(piece.subarray(0, read));
      at += read;
    }
  } finally {
    closeSync(file);
  }
  return hash.digest('hex');
}
