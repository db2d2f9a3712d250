import { v7 } from 'uuid';
import type { EventMessage } from '../../shared/foundation/channel.ts';
import { Refusal } from '../../shared/foundation/failure.ts';
import type { OutputDone } from '../../shared/notices/model.ts';
import { loadCatalogue } from '../app/catalogue.ts';
import { cheapestKeyCost, shippedKeyCost } from '../app/key-cost.ts';
import type { ChosenFolder, KeyStore, Ports } from '../app/ports.ts';
import type { FileOutcome, FromCore, KeyStoreAsk, KnownPrinter, OutputOutcome } from './core-messages.ts';
import { linesOfFile, newFolder } from './export-folder.ts';
import { openFile, writeLines } from './open-file.ts';

/** What the ports need of the process they run in. */
export type PortsWorld = {
  readonly folder: string;
  readonly cheapKey: boolean;
  tellShell(message: FromCore): void;
  /** Sends a print or a save to the shell under an id of its own. */
  ask(request: (id: number) => FromCore): Promise<OutputOutcome>;
  /** The same for a file. */
  askFile(request: (id: number) => FromCore): Promise<FileOutcome>;
  /** The same for a folder. */
  askFolder(request: (id: number) => FromCore): Promise<ChosenFolder>;
  /** The same for what printers there are. */
  askPrinters(request: (id: number) => FromCore): Promise<readonly KnownPrinter[]>;
  /** The same for the place of a file that is read or written bit by bit. */
  askPath(request: (id: number) => FromCore): Promise<string | null>;
  /** The same for the system's store of secrets. */
  askKeyStore(request: (id: number) => FromCore): Promise<string | null>;
  tellWindow(message: EventMessage): void;
};

/** The real world: this computer's clock, random ids, the shell's dialogs and printers. */
export function realPorts(world: PortsWorld): Ports {
  const { folder, cheapKey, tellShell, ask, askFile, askFolder, askPrinters, askPath, askKeyStore, tellWindow } = world;
  return {
    now: () => new Date().toISOString(),
    uptime: () => performance.now(),
    newId: () => v7(),
    folder,
    catalogue: loadCatalogue(),
    keyCost: cheapKey ? cheapestKeyCost : shippedKeyCost,
    leastReserve: cheapKey ? smallReserve : shippedReserve,
    print: async (page, on) => done(await ask((id) => ({ kind: 'print', id, page, on: on ?? null }))),
    printers: () => askPrinters((id) => ({ kind: 'printers', id })),
    savePdf: async (page, suggestedName) => done(await ask((id) => ({ kind: 'save-pdf', id, page, suggestedName }))),
    chooseFile: async (wish) => {
      const outcome = await askFile((id) => ({ kind: 'choose-file', id, wish }));
      if (outcome.kind === 'refused') throw new Refusal(outcome.code);
      return outcome;
    },
    newFolder,
    linesOfFile,
    chooseFolder: () => askFolder((id) => ({ kind: 'choose-folder', id })),
    async openFile(extensions) {
      const path = await askPath((id) => ({ kind: 'choose-path', id, extensions }));
      return path === null ? null : openFile(path);
    },
    async saveLines(lines, suggestedName, extension) {
      const path = await askPath((id) => ({ kind: 'choose-place', id, suggestedName, extension }));
      if (path === null) return { kind: 'cancelled' };
      await writeLines(path, lines, v7());
      return { kind: 'done' };
    },
    saveText: async (text, suggestedName) => done(await ask((id) => ({ kind: 'save-text', id, text, suggestedName }))),
    tell: (event, payload) => {
      tellWindow({ event, payload });
      tellShell({ kind: 'working' });
    },
    idleSeconds: (seconds) => tellShell({ kind: 'idle-seconds', seconds }),
    customerDisplay: (wish) => tellShell({ kind: 'customer-display', wish }),
    keyStore: keyStoreOver((ask) => askKeyStore((id) => ({ kind: 'key-store', id, ask }))),
    newPage: () => tellShell({ kind: 'new-page' }),
    lock: () => tellShell({ kind: 'lock' }),
  };
}

const shippedReserve = 32 << 20;
/** For tests, which make hundreds of shops. */
const smallReserve = 1 << 20;

function keyStoreOver(asking: (ask: KeyStoreAsk) => Promise<string | null>): KeyStore {
  return {
    protects: async () => (await asking({ do: 'protects' })) !== null,
    seal: (secret) => asking({ do: 'seal', secret }),
    open: (sealed) => asking({ do: 'open', sealed }),
  };
}

function done(outcome: OutputOutcome): OutputDone {
  if (outcome.kind === 'refused') throw new Refusal(outcome.code);
  return outcome;
}
