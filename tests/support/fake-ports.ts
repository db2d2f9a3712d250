import { loadCatalogue } from '../../electron/app/catalogue.ts';
import { cheapestKeyCost } from '../../electron/app/key-cost.ts';
import type {
  ChosenFile,
  ChosenFolder,
  DisplayWish,
  KeyStore,
  KnownPrinter,
  OpenedFile,
  Ports,
} from '../../electron/app/ports.ts';
import { linesOfFile, newFolder } from '../../electron/shell/export-folder.ts';
import type { AppEventName } from '../../shared/foundation/channel.ts';
import type { OutputDone, PrintPage } from '../../shared/notices/model.ts';
import type { PrintOn } from '../../shared/printers/model.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A world under the test's control: its clock, its ids, its printer. Everything else is real. */
export type FakePorts = Ports & {
  /** Moves the clock on (or back, with a negative number). `setNow` is somebody setting it: no time passes. */
  pass(milliseconds: number): void;
  setNow(instant: string): void;
  readonly printed: PrintPage[];
  /** On which printer each of them was, `null` where that was left to the dialog. */
  readonly printedOn: (PrintOn | null)[];
  /** What printers this computer has. */
  printersHere: readonly KnownPrinter[];
  readonly saved: { page: PrintPage; name: string }[];
  readonly texts: { text: string; name: string }[];
  readonly heard: { event: AppEventName; payload: unknown }[];
  readonly idle: number[];
  /** What was asked of the customer's display. */
  readonly wishes: DisplayWish[];
  /** What the next print or save dialog answers; throw to play a missing printer. */
  dialog: () => OutputDone;
  /** The file that is chosen next; throw to play one that cannot be read. */
  file: () => ChosenFile;
  /** The folder that is chosen next. */
  folderChoice: () => ChosenFolder;
  /** The file that is opened next to be read bit by bit. */
  toOpen: () => OpenedFile | null;
  /** The account and computer whose system keeps secrets; `null` where none does. A copied folder opens on no other. */
  account: string | null;
  locks: number;
  /** How often the window's page was thrown away. */
  newPages: number;
};

export function fakePorts(
  options: { readonly folder?: string; readonly now?: string; readonly firstId?: number } = {},
): FakePorts {
  let uptime = 0;
  let now = Date.parse(options.now ?? '2026-11-23T09:00:00.000Z');
  let nextId = options.firstId ?? 1;
  const printed: PrintPage[] = [];
  const printedOn: (PrintOn | null)[] = [];
  const saved: { page: PrintPage; name: string }[] = [];
  const texts: { text: string; name: string }[] = [];
  const heard: { event: AppEventName; payload: unknown }[] = [];
  const idle: number[] = [];
  const wishes: DisplayWish[] = [];
  const ports: FakePorts = {
    folder: options.folder ?? temporaryFolder(),
    catalogue: loadCatalogue(),
    keyCost: cheapestKeyCost,
    leastReserve: 0,
    now: () => new Date(now).toISOString(),
    uptime: () => uptime,
    newId: () => uuidFromNumber(nextId++),
    print: async (page, on) => {
      const done = ports.dialog();
      if (done.kind === 'done') printed.push(page);
      if (done.kind === 'done') printedOn.push(on ?? null);
      return done;
    },
    printers: async () => ports.printersHere,
    savePdf: async (page, name) => {
      const done = ports.dialog();
      if (done.kind === 'done') saved.push({ page, name });
      return done;
    },
    chooseFile: async () => ports.file(),
    newFolder,
    linesOfFile,
    chooseFolder: async () => ports.folderChoice(),
    openFile: async () => ports.toOpen(),
    saveLines: async (lines, name) => {
      const done = ports.dialog();
      if (done.kind === 'cancelled') return done;
      let text = '';
      for await (const line of lines) text += line;
      texts.push({ text, name });
      return done;
    },
    saveText: async (text, name) => {
      const done = ports.dialog();
      if (done.kind === 'done') texts.push({ text, name });
      return done;
    },
    tell: (event, payload) => {
      heard.push({ event, payload });
    },
    idleSeconds: (seconds) => {
      idle.push(seconds);
    },
    customerDisplay: (wish) => {
      wishes.push(wish);
    },
    keyStore: keyStoreOf(() => ports.account),
    newPage: () => {
      ports.newPages += 1;
    },
    lock: () => {
      ports.locks += 1;
    },
    pass: (milliseconds) => {
      now += milliseconds;
      uptime += Math.max(0, milliseconds);
    },
    setNow: (instant) => {
      now = Date.parse(instant);
    },
    printed,
    printedOn,
    printersHere: [],
    saved,
    texts,
    heard,
    idle,
    wishes,
    dialog: () => ({ kind: 'done' }),
    file: () => ({ kind: 'cancelled' }),
    folderChoice: () => ({ kind: 'cancelled' }),
    toOpen: () => null,
    account: null,
    locks: 0,
    newPages: 0,
  };
  return ports;
}

/** A file as it would lie on a disk. */
export function fileOf(content: Uint8Array | string, name = 'people.csv'): OpenedFile {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return {
    name,
    size: bytes.length,
    read: async (offset, length) => bytes.slice(offset, offset + length),
    close: async () => {},
  };
}

/** A store that seals for one account: another one's does not open. */
function keyStoreOf(account: () => string | null): KeyStore {
  return {
    protects: async () => account() !== null,
    seal: async (secret) => (account() === null ? null : Buffer.from(`${account()} ${secret}`).toString('base64')),
    open: async (sealed) => {
      const text = Buffer.from(sealed, 'base64').toString();
      const mark = `${account()} `;
      return text.startsWith(mark) ? text.slice(mark.length) : null;
    },
  };
}

function uuidFromNumber(n: number): string {
  return `01900000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
}
