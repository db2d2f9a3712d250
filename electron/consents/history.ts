import type { ConsentHistory } from '../../shared/consents/history.ts';
import { type HistoryDocument, historySizes } from '../../shared/consents/papers.ts';
import type { ParsedInput } from '../../shared/contract.ts';
import type { OutputDone } from '../../shared/notices/model.ts';
import type { Acting } from '../app/ports.ts';
import { requireCustomer } from '../customers/service.ts';
import type { ReadDb, WriteDb } from '../database/connection.ts';
import { append } from '../journal/journal.ts';
import { paperHead } from '../shop/service.ts';
import type { UnlockedVault } from '../vault/unlocked-vault.ts';
import { wordedHistory } from './service.ts';
import type { OfPerson } from './slips.ts';
import { newestStopCode } from './stop-code-store.ts';

/** Everything a person ever answered, oldest first; that it was looked at is a line in the journal. */
export function viewHistory(tx: WriteDb, input: OfPerson, acting: Acting): ConsentHistory {
  const history = historyOf(tx, input, acting);
  append(tx, acting, { act: 'consent.viewed', subject: input.customerId, detail: { answers: history.entries.length } });
  return history;
}

/** Prints the history for the person, on a small sheet or on the roll, or saves it as PDF. */
export async function outputHistory(
  vault: UnlockedVault,
  input: ParsedInput<'consents.outputHistory'>,
  acting: Acting,
): Promise<OutputDone> {
  const { customerId, language, format, to } = input;
  const { ports } = acting;
  const document: HistoryDocument = {
    kind: 'history',
    format,
    language,
    ...paperHead(vault.db),
    at: ports.now(),
    history: vault.transaction((tx) => viewHistory(tx, input, acting)),
  };
  const page = { document, size: historySizes[format] };
  const done = to === 'printer' ? await ports.print(page) : await ports.savePdf(page, 'answers.pdf');
  if (done.kind === 'done') {
    vault.transaction((tx) =>
      append(tx, acting, { act: 'consent.taken-along', subject: customerId, detail: { language, to, format } }),
    );
  }
  return done;
}

function historyOf(db: ReadDb, { customerId, language }: OfPerson, { ports }: Acting): ConsentHistory {
  const { row } = requireCustomer(db, customerId);
  return { customerId, entries: wordedHistory(db, row, ports, language), stopCode: newestStopCode(db, row) };
}
