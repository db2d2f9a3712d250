import type { MessagePortMain } from 'electron';
import { contract } from '../../shared/contract.ts';
import { customerSaid, type DisplayEvent } from '../../shared/display/model.ts';
import type { AnswerMessage, CallMessage, EventMessage } from '../../shared/foundation/channel.ts';
import { type App, buildApp } from '../app/build-app.ts';
import type { ChosenFolder } from '../app/ports.ts';
import type { FileOutcome, FromCore, KnownPrinter, OutputOutcome, ToCore } from './core-messages.ts';
import { realPorts } from './ports.ts';

// Entry of the utility process: the core, its real ports, and the window's port. Nothing here looks at what passes by, but
// that what comes from the customer's window is held against its schema.

const shell = process.parentPort;
const outputs = new Map<number, (outcome: OutputOutcome) => void>();
const files = new Map<number, (outcome: FileOutcome) => void>();
const folders = new Map<number, (outcome: ChosenFolder) => void>();
const printers = new Map<number, (known: readonly KnownPrinter[]) => void>();
const paths = new Map<number, (path: string | null) => void>();
const keyStore = new Map<number, (answer: string | null) => void>();
let lastAsked = 0;
let app: App | null = null;
let window: MessagePortMain | null = null;

// The stack of a bug may quote what it was working on, so it is not printed. The shell takes the end for a lock.
process.on('uncaughtException', () => process.exit(1));
process.on('unhandledRejection', () => note('unexpected outside a call'));
// A system that shuts down tells every process at once.
process.once('SIGTERM', end);
process.once('SIGINT', end);

shell.on('message', ({ data, ports }) => receive(data as ToCore, ports));

function receive(message: ToCore, ports: readonly MessagePortMain[]): void {
  switch (message.kind) {
    case 'begin':
      app = begin(message.folder, message.cheapKey);
      return;
    case 'port':
      if (ports[0] !== undefined) serve(ports[0]);
      return;
    case 'output-done':
      outputs.get(message.id)?.(message.outcome);
      outputs.delete(message.id);
      return;
    case 'file-done':
      files.get(message.id)?.(message.outcome);
      files.delete(message.id);
      return;
    case 'folder-done':
      folders.get(message.id)?.(message.outcome);
      folders.delete(message.id);
      return;
    case 'display-state':
      tellDisplay({ kind: 'state', state: message.state });
      return;
    case 'customer-said': {
      const { data: said } = customerSaid.safeParse(message.said);
      if (said !== undefined) tellDisplay({ kind: 'said', said });
      return;
    }
    case 'printers-known':
      printers.get(message.id)?.(message.printers);
      printers.delete(message.id);
      return;
    case 'path-done':
      paths.get(message.id)?.(message.path);
      paths.delete(message.id);
      return;
    case 'key-store-done':
      keyStore.get(message.id)?.(message.answer);
      keyStore.delete(message.id);
      return;
    case 'close':
      end();
  }
}

function end(): void {
  app?.close();
  process.exit(0);
}

function begin(folder: string, cheapKey: boolean): App {
  const ports = realPorts({
    folder,
    cheapKey,
    tellShell,
    ask: (request) => asking(outputs, request),
    askFile: (request) => asking(files, request),
    askFolder: (request) => asking(folders, request),
    askPrinters: (request) => asking(printers, request),
    askPath: (request) => asking(paths, request),
    askKeyStore: (request) => asking(keyStore, request),
    tellWindow: (message) => window?.postMessage(message),
  });
  return buildApp(ports, ({ call, kind }) => note(`unexpected in ${call}: ${kind}`));
}

/** Asks the shell for something under an id of its own, and waits for the answer to it. */
function asking<Outcome>(
  waiting: Map<number, (outcome: Outcome) => void>,
  request: (id: number) => FromCore,
): Promise<Outcome> {
  return new Promise((answered) => {
    lastAsked += 1;
    waiting.set(lastAsked, answered);
    tellShell(request(lastAsked));
  });
}

/** Only the newest page is served. A page that went away gets no answers. */
function serve(port: MessagePortMain): void {
  window?.close();
  window = port;
  port.on('message', ({ data }) => void answer(port, data as CallMessage));
  port.start();
}

async function answer(port: MessagePortMain, { id, name, input }: CallMessage): Promise<void> {
  if (app === null) return;
  const since = performance.now();
  const reply: AnswerMessage = { id, result: await app.handle(name, input) };
  noteIfSlow(name, performance.now() - since);
  if (window === port) port.postMessage(reply);
}

function tellDisplay(payload: DisplayEvent): void {
  const heard: EventMessage = { event: 'display', payload };
  window?.postMessage(heard);
}

function tellShell(message: FromCore): void {
  shell.postMessage(message);
}

/** Calls that should take a blink and did not are named; what they were about is not. */
function noteIfSlow(name: string, milliseconds: number): void {
  if (milliseconds <= 40 || !Object.hasOwn(contract, name)) return;
  const { kind } = contract[name as keyof typeof contract];
  if (kind === 'read' || kind === 'write') note(`slow: ${name} ${Math.round(milliseconds)} ms`);
}

/** Goes to whoever started an unpackaged app; the packaged one has nobody listening. */
function note(line: string): void {
  process.stderr.write(`${line}\n`);
}
