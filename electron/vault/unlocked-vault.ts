import type { StaffId } from '../../shared/foundation/id.ts';
import type { Instant } from '../../shared/foundation/instant.ts';
import type { OlderCopy } from '../../shared/vault/model.ts';
import type { ReadDb, WriteDb } from '../database/connection.ts';
import type { Rows } from '../database/written-copy.ts';
import type { Ledger } from './erasure-ledger.ts';
import type { VaultFiles } from './files.ts';
import type { FoundKeyFile, KeyFile, OwnerSlot, PinSlot, RecoverySlot } from './key-file.ts';

/** An open vault: the database and the keyed things around it. There is one at a time. */
export type UnlockedVault = {
  readonly db: ReadDb;
  /** What the vault's witness misses in this copy of it; `null` when nothing is missing. */
  readonly olderCopy: OlderCopy | null;
  /** Runs `work` in one immediate transaction: all of it is kept, or nothing when it throws. `work` must not wait. */
  transaction<T>(work: (tx: WriteDb) => T): T;
  /**
   * One piece of long work: kept with the next transaction or by `keepPieces`, gone after a crash or by `dropPieces`.
   * Readers are answered in between. A piece that writes people names their table `main.customer`.
   */
  piece<T>(work: (tx: WriteDb) => T): T;
  keepPieces(): void;
  dropPieces(): void;
  /** Looks again whose file is not here yet or not here any more, and hides them from every reader. */
  hidePeople(): void;
  /** Moves everything into the database file and cuts the log to nothing, or tries again after the next commit. */
  emptyLog(): void;
  /**
   * Makes the book anew without what the statements take out, while everybody goes on; what was deleted is nowhere in the
   * new file. False when it was called off: then everything is as it was.
   */
  rewrite(wish: Rewriting): Promise<boolean>;
  /** Puts many rows in, all or none, while everybody goes on; nobody sees one before all are there. False when it was called off. */
  enlarge(wish: Enlarging): Promise<boolean>;
  /**
   * Decrypts every page of database and log and looks for the values, while everybody goes on. With `standing`, statements for
   * the texts in which they may rightly stand, only those found elsewhere are told.
   */
  searchForTraces(values: readonly string[], standing?: readonly string[]): Promise<TraceReport>;
  /** HMAC-SHA256 of a normalised contact point under a key that only this vault has. */
  fingerprint(normalised: string): Buffer;
  /** Argon2id of a PIN, salted under a key that only this vault has: a stolen hash alone says nothing. */
  pinHash(pin: string, salt: string): Promise<Buffer>;
  /** Does `work`; where the disk is full, gives up the reserve and does it once more. For what makes room, and the way to it. */
  onReserve<T>(work: () => T): T;
  /** The same for work that takes a while; it must leave everything as it was when it is refused. */
  onReserveLater<T>(work: () => Promise<T>): Promise<T>;
  /** Makes the reserve whole again, where there is room; goes on beside everything else. */
  keepReserve(least: number): Promise<void>;
  /** Appends to the erasure ledger beside the vault; durable when it returns. */
  recordErasure(entry: ErasureRecord): void;
  /** Everything in the erasure ledger beside the vault that can be read. */
  erasures(): Ledger;
  /** What a backup is made from. */
  readonly copies: CopySource;
  readonly vaultId: string;
  /** A copy of the master key, for making another way in. Whoever takes it overwrites it. */
  masterKey(): Buffer;
  /** Puts another content into both copies of the key file; they are on the disk when it returns. */
  changeKeyFile(change: (content: KeyFile) => KeyFile): void;
  /** The ways in by PIN on this computer. */
  pinSlots(): readonly PinSlot[];
  /** Takes them away; with the last one the computer's secret goes too. Durable when it returns. */
  forgetPins(whose: readonly StaffId[] | 'of-everybody'): void;
  /** Puts the database under a new key, and with `next` the ways in under a new master key. Stopped, it is finished later. */
  changeLocks(next: NewLocks | null, onStep?: (step: LockStep) => void): void;
  /** Forgets the keys of damaged files that were set aside, so that whoever is removed is in none that can be read. */
  forgetSetAside(): void;
  /** Does what is left to do of a change of the locks that was stopped. */
  finishChangeOfLocks(): void;
  close(): void;
};

/** What an open vault gives to whoever makes, reads or judges copies of it. Keys are copies; whoever takes them overwrites them. */
export type CopySource = {
  readonly files: VaultFiles;
  /** Copies the file as it is now, in pieces, while others go on; false when it could not be kept still, or `goOn` said no. */
  still(target: string, goOn: () => boolean, onStill: () => void): Promise<boolean>;
  /** The key of the database file, and so of every copy of it. */
  key(): Buffer;
  /** The key of the database in an older copy, by the key file that was taken along with it; `null` when it is not ours. */
  keyOfOlder(taken: FoundKeyFile, salt: Buffer): Buffer | null;
  /** The key file with the owner's two ways in and no other, for taking along. */
  keyFile(): string;
  /** The erasure ledger as it lies beside the vault. */
  ledger(): Buffer;
  /** What manifests are sealed with: under the present master key first, then under the former ones. */
  seals(): readonly Buffer[];
};

/** A new master key and the ways in to it. */
export type NewLocks = { readonly master: Buffer; readonly slots: readonly (OwnerSlot | RecoverySlot)[] };
export type LockStep = 'copying' | 'rewriting' | 'checking';

/** A statement to be run elsewhere. */
export type Statement = { readonly sql: string; readonly values: readonly unknown[] };
export type ProgressOfBook = 'removing' | 'tidying' | 'shrinking';

/** What becomes of the book in a rewriting. */
export type Rewriting = {
  /** Asked for once every change is being noted, while others go on; then they are run in a copy, in one transaction. */
  readonly statements: () => Promise<readonly Statement[]>;
  /**
   * What will be looked for in the new book, asked once the statements are there: it is looked for as soon as there is a new file,
   * and the search that follows with these very values knows the pages that have not changed since. `null` for nothing.
   */
  readonly sought?: () => Sought | null;
  /** Asked until the last moment; once it says no, nothing happens. */
  readonly goOn: () => boolean;
  /**
   * The last word, with everything that was written since the copy was made: tables by name and people by row. From here on
   * there is no way back; when it throws, everything is as it was.
   */
  readonly decide: (touched: { readonly tables: ReadonlySet<string>; readonly people: ReadonlySet<number> }) => void;
  /** Written into the new book in the same moment. */
  readonly also: (tx: WriteDb) => void;
  readonly onStep?: (step: ProgressOfBook) => void;
};

/** What comes into the book in an enlarging. */
export type Enlarging = {
  /** Puts rows into a copy of the book as it is now, in a thread: in the order in which they come, each lot once the promise holds. */
  readonly write: (put: (rows: readonly Rows[]) => Promise<void>) => Promise<void>;
  /** Asked until the last moment; once it says no, nothing happens. */
  readonly goOn: () => boolean;
  /** Written in the moment in which the rows are there for everybody; `touched` is what was written since the copy was made. */
  readonly also: (tx: WriteDb, touched: { readonly people: ReadonlySet<number> }) => void;
};

/** Values to look for, and statements for the texts in which they may rightly stand. */
export type Sought = { readonly values: readonly string[]; readonly standing: readonly string[] };

export type ErasureRecord = {
  readonly runId: string;
  readonly at: Instant;
  readonly ids: readonly string[];
  readonly fingerprints: readonly Buffer[];
};

export type TraceReport = {
  readonly pages: number;
  readonly logBytes: number;
  /** How many of the values were found where they may rightly stand. */
  readonly shared: number;
  readonly found: readonly Trace[];
};
/** `value` is the index into the values searched for. */
export type Trace = {
  readonly value: number;
  readonly place: 'database' | 'log' | 'temporary-files';
  readonly count: number;
};
