import type { ParsedInput } from '../../shared/contract.ts';
import { Refusal } from '../../shared/foundation/failure.ts';
import type { CleanUpId } from '../../shared/foundation/id.ts';
import { localeOf } from '../../shared/foundation/language.ts';
import { wordsFor } from '../../shared/foundation/words.ts';
import {
  type OutputDone,
  officeSizes,
  type PrintPage,
  type ReceiptDocument,
  rollSize,
} from '../../shared/notices/model.ts';
import type { ErasureReceipt } from '../../shared/retention/model.ts';
import type { FarewellDocument } from '../../shared/retention/papers.ts';
import type { Acting, Ports } from '../app/ports.ts';
import type { ReadDb } from '../database/connection.ts';
import { append } from '../journal/journal.ts';
import { shopOf } from '../shop/service.ts';
import type { UnlockedVault } from '../vault/unlocked-vault.ts';
import { readReceipt } from './runs-store.ts';

/** Prints or saves a run's receipt for the file; the paper becomes a journal line. */
export async function outputReceipt(
  vault: UnlockedVault,
  wish: ParsedInput<'retention.printReceipt'>,
  acting: Acting,
): Promise<OutputDone> {
  const receipt = requireReceipt(vault.db, wish.id);
  const page = { document: receiptDocument(vault.db, receipt, acting.ports), size: officeSizes[wish.paper] };
  const done = await output(page, wish.to, `receipt-${receipt.at.slice(0, 10)}.pdf`, acting.ports);
  if (done.kind === 'done') {
    vault.transaction((tx) =>
      append(tx, acting, { act: 'receipt.printed', subject: receipt.id, detail: { to: wish.to } }),
    );
  }
  return done;
}

/** The same for one person who is gone: in their language, on the roll or on a sheet, without anything about them. */
export async function outputSlip(
  vault: UnlockedVault,
  wish: ParsedInput<'retention.printSlip'>,
  acting: Acting,
): Promise<OutputDone> {
  const receipt = requireReceipt(vault.db, wish.id);
  const size = wish.paper === 'roll-80' ? rollSize : officeSizes[wish.paper];
  const page = { document: farewellTo(vault.db, receipt, wish.language), size };
  const done = await output(page, wish.to, `erased-${receipt.at.slice(0, 10)}.pdf`, acting.ports);
  if (done.kind === 'done') {
    const detail = { to: wish.to, language: wish.language };
    vault.transaction((tx) => append(tx, acting, { act: 'receipt.taken-along', subject: receipt.id, detail }));
  }
  return done;
}

function requireReceipt(db: ReadDb, id: CleanUpId): ErasureReceipt {
  const receipt = readReceipt(db, id);
  if (receipt === null) throw new Refusal('notice.not-found');
  return receipt;
}

async function output(page: PrintPage, to: 'printer' | 'pdf', name: string, ports: Ports): Promise<OutputDone> {
  return to === 'printer' ? ports.print(page) : ports.savePdf(page, name);
}

function farewellTo(db: ReadDb, receipt: ErasureReceipt, language: FarewellDocument['language']): FarewellDocument {
  const { name, address, contact } = shopOf(db);
  return {
    kind: 'farewell',
    language,
    shopName: name,
    address,
    contact,
    at: receipt.at,
    asked: receipt.kind === 'one-person',
    sales: receipt.sales,
    held: receipt.held ?? [],
    proofs: receipt.proofs,
    values: receipt.check.values,
    pages: receipt.check.pages,
    interrupted: receipt.interrupted,
    number: receipt.id,
  };
}

function receiptDocument(db: ReadDb, receipt: ErasureReceipt, ports: Ports): ReceiptDocument {
  const { name, accent, language } = shopOf(db);
  const say = wordsFor(language, ports.catalogue.words[language]);
  const number = new Intl.NumberFormat(localeOf(language));
  const when = new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long', timeStyle: 'short' });
  const day = new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long', timeZone: 'UTC' });
  const { check, months, sales } = receipt;
  const wish = receipt.kind === 'clean-up' ? 'receipt.rule-field' : 'receipt.rule-wish';
  const line = (label: string, value: string) => ({ label: say(`receipt.${label}`), value });
  const looked = receipt.interrupted
    ? [line('found', say('receipt.not-searched'))]
    : [
        line('searched', number.format(check.values)),
        line('found', number.format(check.tracesFound)),
        line('shared', number.format(check.sharedValues)),
        line('where', say('receipt.places')),
        line('pages', number.format(check.pages)),
      ];
  const kept =
    sales.until === null
      ? say('receipt.sales-none')
      : say('receipt.sales-kept', {
          count: sales.count,
          number: number.format(sales.count),
          day: day.format(new Date(sales.until)),
        });
  return {
    kind: 'receipt',
    language,
    shopName: name,
    accent,
    title: say(receipt.kind === 'one-person' ? 'receipt.title-one' : 'receipt.title'),
    lines: [
      line('at', when.format(new Date(receipt.at))),
      line('rule', months === null ? say(wish) : say('receipt.rule-months', { count: months })),
      line('removed', number.format(receipt.removed)),
      line('reduced', number.format(receipt.reduced)),
      line('kept', number.format(receipt.kept)),
      line('unknown', number.format(receipt.unknown)),
      line('sales', sales.law === null ? kept : `${kept} (${sales.law})`),
      ...(receipt.held ?? []).map(({ kind, count, until }) =>
        line(
          'held',
          say('receipt.held-kept', {
            why: say(`keeping.hold.${kind}`),
            count,
            number: number.format(count),
            day: day.format(new Date(until)),
          }),
        ),
      ),
      line(
        'proofs',
        receipt.proofs.until === null
          ? say('receipt.proofs-none')
          : say('receipt.proofs-kept', {
              count: receipt.proofs.count,
              day: day.format(new Date(receipt.proofs.until)),
            }),
      ),
      ...looked,
      line('journal', `${number.format(receipt.journalLength)}, ${receipt.journalHead}`),
      line('number', receipt.id),
    ],
    note: say(receipt.interrupted ? 'receipt.note-interrupted' : 'receipt.note'),
  };
}
