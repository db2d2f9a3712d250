import type { SlipDocument } from '../../shared/consents/papers.ts';
import type { ParsedInput } from '../../shared/contract.ts';
import { Refusal } from '../../shared/foundation/failure.ts';
import type { CustomerId } from '../../shared/foundation/id.ts';
import type { Language } from '../../shared/foundation/language.ts';
import { type OutputDone, rollSize } from '../../shared/notices/model.ts';
import type { Acting } from '../app/ports.ts';
import { requireCustomer } from '../customers/service.ts';
import type { WriteDb } from '../database/connection.ts';
import { append } from '../journal/journal.ts';
import { logoOf, paperHead } from '../shop/service.ts';
import type { UnlockedVault } from '../vault/unlocked-vault.ts';
import { receiptOf } from './receipt.ts';
import { ensureStopCode } from './stop-codes.ts';
import { summaryOf } from './stop-consent.ts';

export type OfPerson = { readonly customerId: CustomerId; readonly language: Language };

/** The slip on the screen; one line in the journal says that it was shown. */
export function showSlip(tx: WriteDb, input: OfPerson, acting: Acting): SlipDocument {
  const document = slipOf(tx, input, acting);
  append(tx, acting, { act: 'slip.shown', subject: input.customerId, detail: { language: input.language } });
  return document;
}

/** Prints the slip at the width of the roll and the length of its words, or saves it as PDF of that size. */
export async function outputSlip(
  vault: UnlockedVault,
  input: ParsedInput<'slips.output'>,
  acting: Acting,
): Promise<OutputDone> {
  const document = vault.transaction((tx) => showSlip(tx, input, acting));
  const page = { document, size: rollSize };
  const { ports } = acting;
  const done =
    input.to === 'printer' ? await ports.print(page) : await ports.savePdf(page, `slip-${dayOf(document.at)}.pdf`);
  return noted(vault, done, input, input.to, acting);
}

/** Saves the slip as a file that other programs can read; see `receipt.ts`. */
export async function saveReceipt(vault: UnlockedVault, input: OfPerson, acting: Acting): Promise<OutputDone> {
  const document = vault.transaction((tx) => showSlip(tx, input, acting));
  const receipt = receiptOf(vault.db, { ...input, stopCode: document.stopCode }, acting);
  const text = `${JSON.stringify(receipt, null, 2)}\n`;
  const done = await acting.ports.saveText(text, `consent-receipt-${dayOf(document.at)}.json`);
  return noted(vault, done, input, 'file', acting);
}

function slipOf(tx: WriteDb, input: OfPerson, acting: Acting): SlipDocument {
  const { row } = requireCustomer(tx, input.customerId);
  const { agreed } = summaryOf(tx, input, acting);
  if (agreed.length === 0) throw new Refusal('consent.nothing-agreed');
  const stopCode = ensureStopCode(tx, row, acting);
  return {
    kind: 'slip',
    language: input.language,
    ...paperHead(tx),
    logo: logoOf(tx),
    at: acting.ports.now(),
    agreed,
    stopCode,
  };
}

/** Only what really left the app becomes a line; a dialog may always be closed. */
function noted(
  vault: UnlockedVault,
  done: OutputDone,
  { customerId, language }: OfPerson,
  to: 'printer' | 'pdf' | 'file',
  acting: Acting,
): OutputDone {
  if (done.kind === 'done') {
    vault.transaction((tx) =>
      append(tx, acting, { act: 'slip.taken-along', subject: customerId, detail: { language, to } }),
    );
  }
  return done;
}

function dayOf(instant: string): string {
  return instant.slice(0, 10);
}
