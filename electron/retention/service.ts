import { Refusal } from '../../shared/foundation/failure.ts';
import type { CleanUpId, CustomerId } from '../../shared/foundation/id.ts';
import { wordsFor } from '../../shared/foundation/words.ts';
import type { OutputDone, ReceiptDocument } from '../../shared/notices/model.ts';
import type { CleanUpPreview, DueCustomer, ErasureReceipt, KeepingRule } from '../../shared/retention/model.ts';
import type { Acting, Ports } from '../app/ports.ts';
import type { ReadDb, WriteDb } from '../database/connection.ts';
import { sha256Hex } from '../database/digest.ts';
import { changeKeepMonths, dataMapOf } from '../datamap/service.ts';
import { append } from '../journal/journal.ts';
import { shopOf } from '../shop/service.ts';
import type { UnlockedVault } from '../vault/unlocked-vault.ts';
import { type Erasure, eraseCustomers } from './erase.ts';
import { confirms, cutOff, previewText } from './rules.ts';
import {
  countCustomers,
  customerLeaving,
  dueCustomers,
  dueWindow,
  type Leaving,
  readReceipt,
  unknownWindow,
} from './store.ts';

/** The keeping rule in force. */
export function keepingRule(db: ReadDb): KeepingRule {
  return { months: dataMapOf(db).keepMonths };
}

/** Puts another keeping rule in force. Touches nobody. */
export function changeKeepingRule(tx: WriteDb, months: number, acting: Acting): KeepingRule {
  changeKeepMonths(tx, months, acting);
  return keepingRule(tx);
}

/** Who would go now, in numbers, and the token that stands for exactly them. */
export function previewCleanUp(db: ReadDb, ports: Ports): CleanUpPreview {
  return look(db, ports).preview;
}

/** A window of one bucket of the preview. */
export function peopleIn(
  db: ReadDb,
  ports: Ports,
  wish: { readonly group: 'due' | 'unknown'; readonly offset: number; readonly limit: number },
): readonly DueCustomer[] {
  if (wish.group === 'unknown') return unknownWindow(db, wish.offset, wish.limit);
  return dueWindow(db, cutOff(ports.now(), keepingRule(db).months), wish.offset, wish.limit);
}

/** Removes exactly the people of the preview that the owner saw and whose number the owner typed. */
export async function cleanUp(
  vault: UnlockedVault,
  wish: { readonly token: string; readonly typed: string },
  acting: Acting,
): Promise<ErasureReceipt> {
  const { preview, leaving } = look(vault.db, acting.ports);
  if (preview.token !== wish.token) throw new Refusal('retention.preview-changed');
  if (leaving.length === 0) throw new Refusal('retention.nothing-due');
  if (!confirms(wish.typed, leaving.length)) throw new Refusal('retention.confirmation-wrong');
  const stillWanted = () => look(vault.db, acting.ports).preview.token === wish.token;
  return alone(vault, { kind: 'clean-up', leaving, months: preview.months, stillWanted }, acting);
}

/** Removes one person now, at their own wish. */
export async function eraseOne(vault: UnlockedVault, id: CustomerId, acting: Acting): Promise<ErasureReceipt> {
  const leaving = customerLeaving(vault.db, id);
  if (leaving === null) throw new Refusal('customer.not-found');
  const stillWanted = () => customerLeaving(vault.db, id) !== null;
  return alone(vault, { kind: 'one-person', leaving: [leaving], months: null, stillWanted }, acting);
}

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

const running = new WeakSet<UnlockedVault>();

/** One erasure at a time: a second would look for what the first is still removing. */
async function alone(vault: UnlockedVault, erasure: Erasure, acting: Acting): Promise<ErasureReceipt> {
  if (running.has(vault)) throw new Refusal('retention.already-running');
  running.add(vault);
  try {
    return await eraseCustomers(vault, erasure, acting);
  } finally {
    running.delete(vault);
  }
}

function look(db: ReadDb, ports: Ports): { readonly preview: CleanUpPreview; readonly leaving: readonly Leaving[] } {
  const { months } = keepingRule(db);
  const before = cutOff(ports.now(), months);
  const leaving = dueCustomers(db, before);
  const { all, unknown } = countCustomers(db);
  const text = previewText(
    months,
    leaving.map(({ id }) => id),
  );
  const preview = {
    token: sha256Hex(text),
    months,
    before,
    due: leaving.length,
    keptForNow: all - unknown - leaving.length,
    unknown,
  };
  return { preview, leaving };
}

function receiptDocument(db: ReadDb, receipt: ErasureReceipt, ports: Ports): ReceiptDocument {
  const { name, accent, language } = shopOf(db);
  const say = wordsFor(language, ports.catalogue.words[language]);
  const number = new Intl.NumberFormat(language === 'en' ? 'en-GB' : language);
  const when = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    dateStyle: 'long',
    timeStyle: 'short',
  });
  const { check, months } = receipt;
  const line = (label: string, value: string) => ({ label: say(`receipt.${label}`), value });
  return {
    kind: 'receipt',
    language,
    shopName: name,
    accent,
    title: say(receipt.kind === 'clean-up' ? 'receipt.title' : 'receipt.title-one'),
    lines: [
      line('at', when.format(new Date(receipt.at))),
      line('rule', months === null ? say('receipt.rule-wish') : say('receipt.rule-months', { count: months })),
      line('removed', number.format(receipt.removed)),
      line('kept', number.format(receipt.kept)),
      line('unknown', number.format(receipt.unknown)),
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
