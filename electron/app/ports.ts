import type { Catalogue } from '../../shared/catalogue.ts';
import type { CustomerView } from '../../shared/display/model.ts';
import type { AppEventName, AppEvents } from '../../shared/foundation/channel.ts';
import type { Instant } from '../../shared/foundation/instant.ts';
import type { OutputDone, PrintPage } from '../../shared/notices/model.ts';
import type { Printer, PrintOn } from '../../shared/printers/model.ts';
import type { Session } from '../../shared/vault/model.ts';

/** What the core asks of the world. Tests pass fakes for the clock, ids, dialogs and the printer; nothing else. */
export type Ports = {
  now(): Instant;
  /** Milliseconds on a clock that only goes forward and that nobody can set: for waits and time limits. */
  uptime(): number;
  /** A new UUIDv7. */
  newId(): string;
  /** The folder that holds the vault, its key file and its erasure ledger. */
  readonly folder: string;
  /** Packs, templates and words as shipped. */
  readonly catalogue: Catalogue;
  /** What turning a passphrase into a key costs. Tests may make it cheap; the app never does. */
  readonly keyCost: KeyCost;
  /** Bytes of disk kept back at least, so that a full one can be tidied. Tests may keep none; the app never does. */
  readonly leastReserve: number;
  /**
   * Opens the system's print dialog for one page, on a printer and put right for it where one was chosen. Rejects with
   * `Refusal('sign.no-printer' | 'sign.print-failed' | 'sign.does-not-fit')`.
   */
  print(page: PrintPage, on?: PrintOn): Promise<OutputDone>;
  /** The printers that this computer knows. */
  printers(): Promise<readonly KnownPrinter[]>;
  /** Asks where to and writes a PDF there. Rejects with `Refusal('sign.save-failed' | 'sign.does-not-fit')`. */
  savePdf(page: PrintPage, suggestedName: string): Promise<OutputDone>;
  /** Asks for one file and reads it. Rejects with `Refusal('file.too-large' | 'file.unreadable')`. */
  chooseFile(wish: FileWish): Promise<ChosenFile>;
  /** Asks for a folder. */
  chooseFolder(): Promise<ChosenFolder>;
  /** Gets ready to make a folder in another one, under this name or the next free one. */
  newFolder(parent: string, name: string): NewFolder;
  /** The lines of a text file, read as they are asked for. Throws `Refusal('file.unreadable')`. */
  linesOfFile(folder: string, name: string): Iterable<string>;
  /** Asks for one file with one of these endings and opens it; `null` when the dialog was closed. */
  openFile(extensions: readonly string[]): Promise<OpenedFile | null>;
  /** Asks where to and writes a long text there, line by line; all of it or nothing. Rejects as `saveText` does. */
  saveLines(lines: AsyncIterable<string>, suggestedName: string, extension: string): Promise<OutputDone>;
  /** Asks where to and writes a text there. Rejects with `Refusal('sign.save-failed')`. */
  saveText(text: string, suggestedName: string): Promise<OutputDone>;
  /** Tells the window something it did not ask for. */
  tell<Name extends AppEventName>(event: Name, payload: AppEvents[Name]): void;
  /** Tells the shell after how many idle seconds to lock; called at unlock and when the setting changes. */
  idleSeconds(seconds: number): void;
  /** Asks for the customer's window, or not, and tells it what to show. */
  customerDisplay(wish: DisplayWish): void;
  /** What the operating system keeps secret for this person on this computer. */
  readonly keyStore: KeyStore;
  /** Throws away the window's page and everything it knows; the next one starts at the counter. */
  newPage(): void;
  /** Ends this process, and the key with it. */
  lock(): void;
};

/** The operating system's own store of secrets. It may be missing, and it may forget: nothing but a PIN ever rests on it. */
export type KeyStore = {
  /** False where the system would only pretend to keep a secret. */
  protects(): Promise<boolean>;
  /** The secret in a form that only this person's account on this computer can open, in Base64; `null` where it is not protected. */
  seal(secret: string): Promise<string | null>;
  /** The secret again; `null` where it was sealed by somebody else, elsewhere, or the system has forgotten how. */
  open(sealed: string): Promise<string | null>;
};

/** A printer as the system knows it. */
export type KnownPrinter = Omit<Printer, 'adjustment'>;

/** What a file may be: its ending without the dot, or several, and its size at most. */
export type FileWish = { readonly extension: string | readonly string[]; readonly mostBytes: number };
export type ChosenFile = { readonly kind: 'chosen'; readonly bytes: Uint8Array } | { readonly kind: 'cancelled' };

export type ChosenFolder = { readonly kind: 'chosen'; readonly path: string } | { readonly kind: 'cancelled' };
/** What the core wants of the customer's display. */
export type DisplayWish =
  | { readonly kind: 'wanted'; readonly wanted: boolean }
  | { readonly kind: 'show'; readonly view: CustomerView };

/** A folder in the making: there under its name with everything in it, or not at all. Throws `Refusal('export.cannot-write')`. */
export type NewFolder = {
  readonly name: string;
  begin(): void;
  /** Adds to the end of a file in it. */
  add(file: string, text: string): void;
  /** Everything is on the disk and the folder has its name when this returns. */
  finish(): void;
  discard(): void;
};

/** Argon2id parameters: memory in KiB, passes, lanes (RFC 9106). */
export type KeyCost = { readonly memoryKiB: number; readonly passes: number; readonly lanes: number };

/** Who acts, and through which ports. */
export type Acting = { readonly who: Session; readonly ports: Ports };

/** The same in an open vault: with its keyed fingerprint of a normalised contact point. */
export type ActingInVault = Acting & { readonly fingerprint: (normalised: string) => Uint8Array };

/** A file that a person chose, to be read bit by bit: it may be larger than the memory. */
export type OpenedFile = {
  readonly name: string;
  readonly size: number;
  /** At most so many bytes from a place on; fewer at the end. Rejects with `Refusal('file.unreadable')`. */
  read(offset: number, length: number): Promise<Uint8Array>;
  close(): Promise<void>;
};
