import type { ParsedInput } from '../../shared/contract.ts';
import type { Everything, EverythingDocument, Line } from '../../shared/customers/everything.ts';
import type { CustomerId } from '../../shared/foundation/id.ts';
import type { Language } from '../../shared/foundation/language.ts';
import { type OutputDone, officeSizes } from '../../shared/notices/model.ts';
import type { Acting, ActingInVault } from '../app/ports.ts';
import { copiesSince } from '../backups/state.ts';
import { wordedHistory } from '../consents/service.ts';
import type { ReadDb } from '../database/connection.ts';
import { outsideWith, recordAt } from '../exports/service.ts';
import { append } from '../journal/journal.ts';
import { formerIdsOf } from '../merges/service.ts';
import { paperHead } from '../shop/service.ts';
import type { UnlockedVault } from '../vault/unlocked-vault.ts';
import { aroundThe } from './everything-around.ts';
import { heldIn } from './everything-held.ts';
import { toldOf } from './everything-told.ts';
import { wholeTimelineOf } from './open-customer.ts';
import { requireCustomer } from './service.ts';

type Wish = { readonly id: CustomerId; readonly language: Language };

/** Every place where a person appears, empty ones too; that somebody looked is a line in the journal, not yet on this page. */
export async function everythingAbout(vault: UnlockedVault, wish: Wish, acting: Acting): Promise<Everything> {
  const found = await gather(vault, wish, acting);
  vault.transaction((tx) => append(tx, acting, { act: 'customer.all-viewed', subject: wish.id }));
  return found;
}

/** Gives the person all of it on paper, or saves it as PDF: the answer to somebody who asks what there is about them. */
export async function takeEverything(
  vault: UnlockedVault,
  input: ParsedInput<'customers.takeEverything'>,
  acting: Acting,
): Promise<OutputDone> {
  const { id, language, paper, to } = input;
  const document: EverythingDocument = {
    kind: 'everything',
    language,
    ...paperHead(vault.db),
    everything: withoutNames(await everythingAbout(vault, { id, language }, acting)),
  };
  const page = { document, size: officeSizes[paper] };
  const { ports } = acting;
  const done = to === 'printer' ? await ports.print(page) : await ports.savePdf(page, 'everything.pdf');
  if (done.kind === 'done') {
    vault.transaction((tx) =>
      append(tx, acting, { act: 'customer.all-taken-along', subject: id, detail: { language, to } }),
    );
  }
  return done;
}

async function gather(vault: UnlockedVault, { id, language }: Wish, acting: Acting): Promise<Everything> {
  const { db } = vault;
  const { createdAt } = requireCustomer(db, id).customer;
  const copies = await copiesSince(db, acting.ports.folder, createdAt);
  const inVault = { ...acting, fingerprint: vault.fingerprint };
  return vault.transaction((tx) => everythingNow(tx, { id, language }, copies, inVault));
}

function everythingNow(
  db: ReadDb,
  { id, language }: Wish,
  copies: Awaited<ReturnType<typeof copiesSince>>,
  acting: ActingInVault,
): Everything {
  const found = requireCustomer(db, id);
  const { row, customer } = found;
  const record = recordAt(db, row);
  if (record === null) throw new Error('somebody without a record');
  const ids = [id, ...formerIdsOf(db, row)];
  const files = outsideWith(db, { ids, since: customer.createdAt });
  const who = { found, record, language };
  return {
    customerId: id,
    name: customer.displayName,
    at: acting.ports.now(),
    answers: wordedHistory(db, row, acting.ports, language),
    places: {
      ...heldIn(db, who, acting),
      ...toldOf(wholeTimelineOf(db, found, acting)),
      ...aroundThe(db, who, { files, ...copies }, acting),
    },
  };
}

/** On paper nobody who works in the shop has a name. */
function withoutNames(everything: Everything): Everything {
  const nameless = (lines: readonly Line[]) =>
    lines.map((line) => (line.by === null ? line : { ...line, by: { ...line.by, name: null } }));
  const places = Object.entries(everything.places).map(([place, lines]) => [place, nameless(lines)]);
  return { ...everything, places: Object.fromEntries(places) as Everything['places'] };
}
