import type { JournalCheck } from '../../shared/journal/model.ts';
import type { ReadDb } from '../database/connection.ts';
import { beforeTheFirst, chainHash, hex, sameBytes } from '../database/digest.ts';
import { canonicalLine } from './rules.ts';
import { type ChainedLine, linesAfter } from './store.ts';

/**
 * Walks the chain from the first line, in pieces so that the counter goes on meanwhile, and names the first line that does
 * not follow. A cut-off tail is not seen here.
 */
export async function verifyJournal(db: ReadDb): Promise<JournalCheck> {
  const walk: Walk = { previous: beforeTheFirst, last: 0, length: 0, brokenAt: null };
  for (;;) {
    const lines = linesAfter(db, walk.last, piece);
    for (const line of lines) step(walk, line);
    if (lines.length < piece) break;
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  const { length, brokenAt, previous } = walk;
  return brokenAt === null ? { kind: 'whole', length, head: hex(previous) } : { kind: 'broken', length, at: brokenAt };
}

/** About twenty milliseconds of hashing. */
const piece = 2000;

type Walk = { previous: Uint8Array; last: number; length: number; brokenAt: number | null };

function step(walk: Walk, line: ChainedLine): void {
  walk.length += 1;
  walk.last = line.seq;
  if (walk.brokenAt !== null) return;
  const follows = line.seq === walk.length && sameBytes(line.hash, chainHash(walk.previous, canonicalLine(line)));
  if (!follows) walk.brokenAt = walk.length;
  walk.previous = line.hash;
}
