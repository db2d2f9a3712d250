import type { Instant } from '../../shared/foundation/instant.ts';
import type { JournalCheck, OlderCopyNoted } from '../../shared/journal/model.ts';
import type { ReadDb } from '../database/connection.ts';
import { beforeTheFirst, chainHash, hex, sameBytes } from '../database/digest.ts';
import { pause } from '../database/pause.ts';
import { canonicalLine } from './rules.ts';
import { type ChainedLine, linesAfter } from './store.ts';

/**
 * Walks the chain from the first line, in pieces so that the counter goes on meanwhile, and names the first line that does
 * not follow. A cut-off tail is not seen here; it is seen when the book is opened, and then stands in the journal itself.
 */
export async function verifyJournal(db: ReadDb): Promise<JournalCheck> {
  const walk: Walk = { previous: beforeTheFirst, last: 0, length: 0, brokenAt: null, lastGood: null, olderCopies: [] };
  for (;;) {
    const lines = linesAfter(db, walk.last, piece);
    for (const line of lines) step(walk, line);
    if (lines.length < piece) break;
    await pause();
  }
  const { length, brokenAt, lastGood, olderCopies, previous } = walk;
  return brokenAt === null
    ? { kind: 'whole', length, head: hex(previous), olderCopies }
    : { kind: 'broken', length, at: brokenAt, lastGood, olderCopies };
}

/** About twenty milliseconds of hashing. */
const piece = 2000;

type Walk = {
  previous: Uint8Array;
  last: number;
  length: number;
  brokenAt: number | null;
  lastGood: Instant | null;
  readonly olderCopies: OlderCopyNoted[];
};

function step(walk: Walk, line: ChainedLine): void {
  walk.length += 1;
  walk.last = line.seq;
  const older = line.act === 'book.older-copy' ? olderCopyIn(line) : null;
  if (older !== null) walk.olderCopies.push(older);
  if (walk.brokenAt !== null) return;
  const follows = line.seq === walk.length && sameBytes(line.hash, chainHash(walk.previous, canonicalLine(line)));
  if (follows) walk.lastGood = line.at;
  else walk.brokenAt = walk.length;
  walk.previous = line.hash;
}

function olderCopyIn({ seq, at, detail }: ChainedLine): OlderCopyNoted {
  const { missing, until } = JSON.parse(detail) as { readonly missing: number; readonly until: Instant };
  return { seq, at, missing, until };
}
