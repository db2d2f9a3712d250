import type { Channel } from '../../shared/consents/model.ts';
import type { Customer } from '../../shared/customers/model.ts';
import type { ContactPointId, CustomerId } from '../../shared/foundation/id.ts';
import type { Counts } from '../../shared/imports/model.ts';
import type { Acting } from '../app/ports.ts';
import { askedPurposes, insertImportedAnswers } from '../consents/service.ts';
import { callingCodeFor, insertCustomersInBulk, rowsForMany } from '../customers/service.ts';
import type { WriteDb } from '../database/connection.ts';
import { lastStamp } from '../journal/clock.ts';
import { append } from '../journal/journal.ts';
import { shopOf } from '../shop/service.ts';
import { channelsOf, stopContacts } from '../stops/service.ts';
import type { UnlockedVault } from '../vault/unlocked-vault.ts';
import { type Against, type Assessed, assess, readRecord } from './assess.ts';
import { againstOf, counted } from './dry-run.ts';
import type { FileRecord } from './file-records.ts';
import { type CheckedSession, type Coming, type LetIn, letIn, type Reader } from './into-copy.ts';
import { noesOfKnown } from './noes-of-known.ts';
import { noteOf, sayerFor, spokenLanguage } from './note.ts';
import { comesIn, type Judgement, noCounts } from './rules.ts';
import type { Work } from './session.ts';
import { whoseNo } from './whose-no.ts';

/**
 * Lets in everybody of whom the dry run said so, all or nobody. Whatever was written meanwhile at the counter is looked at again, row
 * by row.
 */
export function bringIn(
  vault: UnlockedVault,
  session: CheckedSession,
  { likely, own }: { readonly likely: boolean; readonly own: Work },
  acting: Acting,
): Promise<LetIn> {
  // Nobody has written anything since the dry run: then what it found holds.
  const asFound = lastStamp(vault.db) === session.checked.stamp;
  return letIn(vault, session, own, acting, (coming) =>
    peopleReader(vault, session, { likely, asFound, coming }, acting),
  );
}

type Newcomer = {
  readonly customer: Customer;
  readonly reachable: readonly Channel[];
  readonly noes: readonly Channel[];
  /** Channels by which the file itself says no. */
  readonly said: readonly Channel[];
};

function peopleReader(
  vault: UnlockedVault,
  session: CheckedSession,
  wish: { readonly likely: boolean; readonly asFound: boolean; readonly coming: Coming },
  acting: Acting,
): Reader {
  const { likely, coming } = wish;
  const against = againstOf(vault, session);
  const noesIn = whoseNo(vault.db, acting);
  const { write, newcomer } = writer(vault, coming, acting);
  const noes = noesOfKnown(vault, coming, acting);
  let { asFound } = wish;
  let counts: Counts = noCounts;
  let waiting: Newcomer[] = [];
  const came = () => counts.new + counts.stopped + (likely ? counts.likely : 0);
  return {
    take(record, found, at) {
      // The import itself moves no clock: another value means that somebody else wrote something.
      asFound &&= lastStamp(vault.db) === coming.hlc;
      const now = lookAgain(record, found, { against, asFound, likely, more: session.checked.later.of(at) });
      const verdict = now?.verdict ?? found.verdict;
      const concerned = now === null ? [] : noesIn(now);
      counts = counted(counts, { ...found, verdict }, concerned.length > 0);
      for (const one of concerned) noes.take(one.row, one.noes);
      if (now !== null && comesIn(verdict, likely)) waiting.push(...newcomer(now));
    },
    waiting: () => waiting.length + noes.waiting(),
    write(tx) {
      if (waiting.length > 0) write(tx, waiting);
      waiting = [];
      noes.write(tx);
    },
    counts: () => counts,
    came,
    also(tx, touched) {
      noes.holdAgainst(tx, touched.people);
      const { rows, same, likely: alike, repeated, erased, refused } = counts;
      const detail = { kind: session.kind, rows, came: came(), same, likely: alike, repeated, erased, refused };
      append(tx, acting, { act: 'import.came-in', subject: coming.id, detail: { ...detail, noes: noes.people() } });
    },
  };
}

type Looking = {
  readonly against: Against;
  readonly asFound: boolean;
  readonly likely: boolean;
  /** Noes that rows behind it bring of the same person. */
  readonly more: readonly Channel[];
};

/**
 * What a row says and what becomes of it now; `null` for one that changes nothing. Only where it matters is it held against
 * the book again: the rows before it in the file were looked at in the dry run, and cannot have changed.
 */
function lookAgain(record: FileRecord, found: Judgement, { against, asFound, likely, more }: Looking): Assessed | null {
  const mayCome = comesIn(found.verdict, likely);
  if (!mayCome && !found.no && more.length === 0) return null;
  // Only somebody new is surely not on the stop list.
  if (asFound && found.verdict === 'new') {
    const read = readRecord(record, against);
    return read === null ? null : withNoes({ ...read, verdict: found.verdict }, more);
  }
  const now = withNoes(assess(record, against, null), more);
  if (now !== null && !mayCome && now.verdict !== 'same') return { ...now, verdict: found.verdict };
  if (now === null || found.verdict !== 'likely') return now;
  return now.verdict === 'same' || now.verdict === 'erased' ? now : { ...now, verdict: 'likely' };
}

function withNoes<T extends Assessed | null>(read: T, more: readonly Channel[]): T {
  if (read === null || read.said === null || more.length === 0) return read;
  return { ...read, no: true, said: { ...read.said, noes: [...new Set([...read.said.noes, ...more])] } };
}

function writer(vault: UnlockedVault, { number, hlc }: Coming, acting: Acting) {
  const shop = shopOf(vault.db);
  const purposes = askedPurposes(vault.db);
  const callingCode = callingCodeFor(shop.country);
  const say = sayerFor(shop.language, acting.ports);
  const at = acting.ports.now();
  let row = rowsForMany(vault.db);
  return {
    newcomer({ stranger, said, stopped, unreadable }: Assessed): readonly Newcomer[] {
      if (stranger === null || said === null) return [];
      const customer: Customer = {
        id: acting.ports.newId() as CustomerId,
        displayName: stranger.displayName,
        language: spokenLanguage(said.language) ?? shop.customerLanguage,
        underSixteen: false,
        note: noteOf({ ...said, unreadable }, say),
        tags: [],
        contactPoints: stranger.contacts.map((contact) => ({ id: acting.ports.newId() as ContactPointId, ...contact })),
        createdAt: at,
        lastContactAt: null,
        source: 'import',
      };
      const reachable = stranger.contacts.flatMap(({ kind }) => channelsOf[kind]);
      return [{ customer, reachable, noes: [...new Set([...said.noes, ...stopped])], said: said.noes }];
    },
    write(tx: WriteDb, people: readonly Newcomer[]): void {
      const customers = people.map(({ customer }) => customer);
      const rows = insertCustomersInBulk(tx, customers, callingCode, hlc, { number, firstRow: row });
      row += people.length;
      const told = people.map(({ reachable, noes }, index) => ({ row: rows[index] ?? 0, reachable, noes }));
      insertImportedAnswers(tx, told, { purposes, hlc }, acting);
      for (const { customer, said } of people) {
        if (said.length === 0) continue;
        const stop = { contacts: customer.contactPoints, channels: said, at, hlc, importNumber: number };
        stopContacts(tx, vault.fingerprint, stop);
      }
    },
  };
}
