import type { ParsedInput } from '../../shared/contract.ts';
import type { Acting } from '../app/ports.ts';
import type { ReadDb, WriteDb } from '../database/connection.ts';
import { append } from '../journal/journal.ts';
import { readDisplayWanted, writeDisplayWanted } from './store.ts';

/** Says whether the shop wants the customer's window, and has it opened where a second screen is. */
export function connectDisplay(db: ReadDb, { ports }: Acting): { readonly wanted: boolean } {
  const wanted = readDisplayWanted(db);
  ports.customerDisplay({ kind: 'wanted', wanted });
  return { wanted };
}

/** Turns the customer's window on or off for good. */
export function chooseDisplay(
  tx: WriteDb,
  { wanted }: ParsedInput<'display.use'>,
  acting: Acting,
): { readonly wanted: boolean } {
  writeDisplayWanted(tx, wanted);
  append(tx, acting, { act: 'display.changed', detail: { wanted: wanted ? 1 : 0 } });
  acting.ports.customerDisplay({ kind: 'wanted', wanted });
  return { wanted };
}

/** Passes on what the customer is to see; the schema of the call has let nothing else through. */
export function showToCustomer({ view }: ParsedInput<'display.show'>, { ports }: Acting): null {
  ports.customerDisplay({ kind: 'show', view });
  return null;
}
