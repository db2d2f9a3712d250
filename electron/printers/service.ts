import type { ParsedInput } from '../../shared/contract.ts';
import type { OutputDone, PageSize } from '../../shared/notices/model.ts';
import { noAdjustment, type Printer, type PrintOn, type TestPaper } from '../../shared/printers/model.ts';
import type { Acting, Ports } from '../app/ports.ts';
import type { ReadDb, WriteDb } from '../database/connection.ts';
import { nextStamp } from '../journal/clock.ts';
import { append } from '../journal/journal.ts';
import type { UnlockedVault } from '../vault/unlocked-vault.ts';
import { readAdjustment, writeAdjustment } from './store.ts';

/** The printers of this computer, each with what is kept for it. */
export async function printersHere({ db }: UnlockedVault, ports: Ports): Promise<readonly Printer[]> {
  const known = await ports.printers();
  return known.map((printer) => ({ ...printer, adjustment: readAdjustment(db, printer.name) }));
}

/** Keeps where a printer prints and how large. */
export function adjustPrinter(tx: WriteDb, { name, adjustment }: ParsedInput<'printers.adjust'>, acting: Acting): null {
  writeAdjustment(tx, name, adjustment, nextStamp(tx, acting.ports));
  append(tx, acting, { act: 'printer.adjusted', detail: { ...adjustment } });
  return null;
}

/** Prints a page with rulers: bare for measuring, or adjusted to see whether it is right. */
export function printTestPage(
  { db }: UnlockedVault,
  { name, paper, language, adjusted }: ParsedInput<'printers.testPage'>,
  { ports }: Acting,
): Promise<OutputDone> {
  const adjustment = adjusted ? readAdjustment(db, name) : noAdjustment;
  return ports.print(
    { document: { kind: 'test-page', language, adjusted }, size: papers[paper] },
    { name, adjustment },
  );
}

/** What the port needs to print on a printer that was chosen; `null` leaves it to the system's dialog. */
export function printOn(db: ReadDb, name: string | null): PrintOn | null {
  return name === null ? null : { name, adjustment: readAdjustment(db, name) };
}

const papers: Readonly<Record<TestPaper, PageSize>> = {
  a4: { widthMm: 210, heightMm: 297 },
  letter: { widthMm: 215.9, heightMm: 279.4 },
};
