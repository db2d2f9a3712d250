import { Refusal } from '../../shared/foundation/failure.ts';
import type { CleanUpId } from '../../shared/foundation/id.ts';
import { wordsFor } from '../../shared/foundation/words.ts';
import type { OutputDone, ReceiptDocument } from '../../shared/notices/model.ts';
import type { ErasureReceipt } from '../../shared/retention/model.ts';
import type { Acting, Ports } from '../app/ports.ts';
import type { ReadDb } from '../database/connection.ts';
import { append } from '../journal/journal.ts';
import { shopOf } from '../shop/service.ts';
import type { UnlockedVault } from '../vault/unlocked-vault.ts';
import { readReceipt } from './runs-store.ts';

/** Prints or saves a receipt; the paper becomes a journal line. */
export async function outputReceipt(
  vault: UnlockedVault,
  wish: { readonly id: CleanUpId; readonly to: 'printer' | 'pdf' },
  acting: Acting,
): Promise<OutputDone> {
  const receipt = readReceipt(vault.db, wish.id);
  if (receipt === null) throw new Refusal('notice.not-found');
  const { ports } = acting;
  const page = { document: receiptDocument(vault.db, receipt, ports), size: { widthMm: 210, heightMm: 297 } };
  const done =
    wish.to === 'printer'
      ? await ports.print(page)
      : await ports.savePdf(page, `receipt-${receipt.at.slice(0, 10)}.pdf`);
  if (done.kind === 'done') {
    vault.transaction((tx) =>
      append(tx, acting, { act: 'receipt.printed', subject: receipt.id, detail: { to: wish.to } }),
    );
  }
  return done;
}

function receiptDocument(db: ReadDb, receipt: ErasureReceipt, ports: Ports): ReceiptDocument {
  const { name, accent, language } = shopOf(db);
  const say = wordsFor(language, ports.catalogue.words[language]);
  const number = new Intl.NumberFormat(language === 'en' ? 'en-GB' : language);
  const when = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    dateStyle: 'long',
    timeStyle: 'short',
  });
  const day = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { dateStyle: 'long', timeZone: 'UTC' });
  const { check, months } = receipt;
  const line = (label: string, value: string) => ({ label: say(`receipt.${label}`), value });
  return {
    kind: 'receipt',
    language,
    shopName: name,
    accent,
    title: say(receipt.kind === 'one-person' ? 'receipt.title-one' : 'receipt.title'),
    lines: [
      line('at', when.format(new Date(receipt.at))),
      line('rule', months === null ? say('receipt.rule-wish') : say('receipt.rule-months', { count: months })),
      line('removed', number.format(receipt.removed)),
      line('kept', number.format(receipt.kept)),
      line('unknown', number.format(receipt.unknown)),
      line(
        'proofs',
        receipt.proofs.until === null
          ? say('receipt.proofs-none')
          : say('receipt.proofs-kept', {
              count: receipt.proofs.count,
              day: day.format(new Date(receipt.proofs.until)),
            }),
      ),
      line('searched', number.format(check.values)),
      line('found', number.format(check.tracesFound)),
      line('shared', number.format(check.sharedValues)),
      line('where', say('receipt.places')),
      line('pages', number.format(check.pages)),
      line('journal', `${number.format(receipt.journalLength)}, ${receipt.journalHead}`),
      line('number', receipt.id),
    ],
    note: say('receipt.note'),
  };
}
