import { existsSync } from 'node:fs';
import { Refusal } from '../../shared/foundation/failure.ts';
import type { OlderCopy } from '../../shared/vault/model.ts';
import { holdDatabase, type LiveDatabase } from '../database/live-database.ts';
import { migrate } from '../database/migrate.ts';
import { firstOpening, openDatabase } from '../database/open-database.ts';
import { refusing } from '../database/refusals.ts';
import { holdsEntry, newestEntry } from '../journal/journal.ts';
import {
  changeKeyFile,
  changeLocks,
  contentOf,
  finishChangeOfLocks,
  forgetPins,
  forgetSetAside,
} from './change-locks.ts';
import { copySource } from './copy-source.ts';
import { enlargeBook } from './enlarge-book.ts';
import { openLedger, readLedger } from './erasure-ledger.ts';
import type { VaultFiles } from './files.ts';
import { pinSlotsOf } from './key-file.ts';
import { keyedHash, stretch } from './key-wrap.ts';
import type { UseKeys } from './keys.ts';
import { openReserve, type Reserve } from './reserve.ts';
import { removeRewriting, rewriteBook } from './rewrite-book.ts';
import { searchBook } from './search-book.ts';
import type { UnlockedVault } from './unlocked-vault.ts';
import { openWitness, type Seen, type Witness } from './witness.ts';

export type VaultParts = {
  readonly files: VaultFiles;
  readonly vaultId: string;
  /** The first 16 bytes of the database file. */
  readonly salt: Buffer;
  readonly key: Buffer;
  readonly master: Buffer;
  readonly keys: UseKeys;
  readonly waitMs?: number;
};

/**
 * Opens the database and puts the keyed things around it. An erasure that was interrupted is finished before anybody
 * sees the vault. The keys given are the vault's from here on: they are overwritten when it closes, or does not open.
 */
export function openVault(parts: VaultParts): UnlockedVault {
  const { files, vaultId, key, master, keys } = parts;
  let closed = false;
  const forgetKeys = () => {
    closed = true;
    for (const secret of [key, master, ...Object.values(keys)]) secret.fill(0);
  };
  const reserve = openReserve(files);
  const open = (again: boolean) =>
    openDatabase(files.database, key, { waitMs: parts.waitMs ?? firstOpening.waitMs, check: !again });
  let live: LiveDatabase;
  try {
    live = reserve.spend(() => holdDatabase(files.database, open));
  } catch (error) {
    forgetKeys();
    throw error;
  }
  let witness: Witness | null = null;
  const close = () => {
    // Closed a second time, the witness would close whatever file has its number by then.
    if (closed) return;
    try {
      reserve.stop();
      live.close();
      witness?.close();
    } finally {
      forgetKeys();
    }
  };
  let missed: Seen | null;
  try {
    removeRewriting(parts);
    reserve.spend(() => live.withRaw((raw) => migrate(raw)));
    if (metaValue(live, 'vault_id') !== vaultId) throw new Refusal('vault.damaged');
    finishErasure(live, reserve);
    hidePeople(live);
    witness = openWitness(files.witness, keys.witness, vaultId);
    const { lastSeen } = witness;
    missed = lastSeen === null || holdsEntry(live.db, lastSeen) ? null : lastSeen;
  } catch (error) {
    close();
    throw error;
  }
  const vault = { ...parts, live };
  const whileOpen = <T>(work: () => T): T => {
    if (closed) throw new Refusal('vault.locked');
    return work();
  };
  const noteNewest = () => {
    const newest = newestEntry(live.db);
    if (newest !== null) witness?.note(newest);
  };
  const ledger = openLedger(files.ledger, keys.ledger, vaultId);
  return {
    vaultId,
    db: live.db,
    olderCopy: missed === null ? null : olderCopy(live, missed),
    transaction(work) {
      const value = live.transaction(work);
      noteNewest();
      return value;
    },
    piece: (work) => live.piece(work),
    keepPieces: () => live.keepPieces(),
    dropPieces: () => live.dropPieces(),
    hidePeople: () => hidePeople(live),
    emptyLog: () => live.emptyLog(),
    async rewrite(wish) {
      const rewritten = await whileOpen(() => rewriteBook(vault, wish));
      // A full disk may not let the new file be opened: then the reserve goes for that, and not for rewriting it once more.
      reserve.spend(() => refusing(noteNewest));
      return rewritten;
    },
    async enlarge(wish) {
      const enlarged = await whileOpen(() => enlargeBook(vault, wish));
      try {
        if (enlarged) noteNewest();
      } catch {
        // It has happened, even where the disk is so full that the book cannot be opened yet: the next write is noted with it.
      }
      return enlarged;
    },
    searchForTraces: (values, standing) => whileOpen(() => searchBook(vault, values, standing ?? null)),
    fingerprint: (normalised) => keyedHash(keys.fingerprint, normalised),
    pinHash: (pin, salt) =>
      whileOpen(() => stretch(pin, { ...pinCost, salt: keyedHash(keys.fingerprint, `pin ${salt}`) })),
    onReserve: (work) => reserve.spend(work),
    onReserveLater: (work) => reserve.spendLater(work),
    keepReserve: (least) => reserve.keep(least),
    recordErasure: (entry) => ledger.append(entry),
    erasures: () => whileOpen(() => readLedger(files.ledger, keys.ledger, vaultId)),
    copies: copySource(vault, whileOpen),
    masterKey: () => whileOpen(() => Buffer.from(master)),
    changeKeyFile: (change) => whileOpen(() => changeKeyFile(vault, change)),
    pinSlots: () => whileOpen(() => pinSlotsOf(contentOf(vault))),
    forgetPins: (whose) => whileOpen(() => forgetPins(vault, whose)),
    changeLocks: (next, onStep) => whileOpen(() => changeLocks(vault, next, onStep)),
    forgetSetAside: () => whileOpen(() => forgetSetAside(vault)),
    finishChangeOfLocks: () => whileOpen(() => finishChangeOfLocks(vault)),
    close,
  };
}

/** OWASP's least: whoever reads the hash has opened the vault already, and at the counter it has to be quick. */
const pinCost = { m: 19_456, t: 2, p: 1 };

/** True when a marked set-up is over: the database is in its place, and only the mark was left behind. */
export function hasStaleMark({ unfinished, database }: VaultFiles): boolean {
  return existsSync(unfinished) && existsSync(database);
}

// A copy that was gone on with elsewhere may be as long as the witness remembers; then at least its last entry is missing.
function olderCopy({ db }: LiveDatabase, missed: Seen): OlderCopy {
  const missing = Math.max(1, missed.seq - (newestEntry(db)?.seq ?? 0));
  return { kind: 'older-copy', missing, seenUntil: missed.at };
}

// On a full disk the file cannot be rewritten; the shop still gets its book, and the next start tries again.
function finishErasure(live: LiveDatabase, reserve: Reserve): void {
  if (metaValue(live, 'purge_pending') === null) return;
  try {
    reserve.spend(() => live.shrink());
    reserve.spend(() => live.transaction((tx) => tx.prepare("DELETE FROM meta WHERE key = 'purge_pending'").run()));
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'vault.disk-full') throw error;
  }
}

// From the first read on: a file that was interrupted while it came in or left shows none of its people.
function hidePeople(live: LiveDatabase): void {
  const hidden = live.db
    .prepare("SELECT number FROM file_import WHERE state IN ('arriving', 'leaving')")
    .pluck()
    .all() as readonly number[];
  const where = `import_number IS NULL OR import_number NOT IN (${hidden.join(', ')})`;
  live.veil(hidden.length === 0 ? null : { table: 'customer', where });
}

function metaValue(live: LiveDatabase, key: string): string | null {
  const value = live.db.prepare('SELECT value FROM meta WHERE key = ?').pluck().get(key);
  return typeof value === 'string' ? value : null;
}
