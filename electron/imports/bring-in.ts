import type { Channel } from '../../shared/consents/model.ts';
import type { Customer } from '../../shared/customers/model.ts';
import { Refusal } from '../../shared/foundation/failure.ts';
import type { ContactPointId, CustomerId, ImportId } from '../../shared/foundation/id.ts';
import type { Counts } from '../../shared/imports/model.ts';
import type { Acting } from '../app/ports.ts';
import { askedPurposes, insertImportedAnswers, recordImportedNo } from '../consents/service.ts';
import { callingCodeFor, insertCustomersInBulk } from '../customers/service.ts';
import type { WriteDb } from '../database/connection.ts';
import { chainHash, sameBytes } from '../database/digest.ts';
import { lastStamp, nextStamp } from '../journal/clock.ts';
import { append } from '../journal/journal.ts';
import { isErasing } from '../retention/service.ts';
import { shopOf } from '../shop/service.ts';
import { channelsOf, stopAnswered, stopContacts } from '../stops/service.ts';
import type { UnlockedVault } from '../vault/unlocked-vault.ts';
import { type Against, type Assessed, assess, readRecord } from './assess.ts';
import { againstOf, counted, newNoes } from './dry-run.ts';
import { type FileRecord, recordsFrom } from './file-records.ts';
import { noteOf, sayerFor, spokenLanguage } from './note.ts';
import { comesIn, type Judgement, judgementOf, noCounts } from './rules.ts';
import { breather, type Checked, mannersIn, type Session, type Work } from './session.ts';
import { idAt, insertImport, markArrived } from './store.ts';
import { giveUp } from './take-out.ts';

/**
 * Lets in everybody of whom the dry run said so, all or nobody: they are written in pieces that nobody sees, and one short
 * step at the end makes them visible. Whatever was written meanwhile at the counter is looked at again, row by row.
 * Answers with the import's id.
 */
export async function bringIn(
  vault: UnlockedVault,
  session: Session & { readonly checked: Checked },
  wish: { readonly likely: boolean; readonly own: Work },
  acting: Acting,
): Promise<ImportId> {
  if (isErasing(vault)) throw new Refusal('imports.under-way');
  const id = acting.ports.newId() as ImportId;
  // Nobody has written anything since the dry run: then what it found holds.
  const asFound = lastStamp(vault.db) === session.checked.stamp;
  const { number, hlc } = vault.transaction((tx) => {
    const stamp = nextStamp(tx, acting.ports);
    const about = { id, kind: session.kind, beganAt: acting.ports.now(), counts: noCounts };
    return { number: insertImport(tx, { ...about, hlc: stamp }), hlc: stamp };
  });
  try {
    vault.hidePeople();
    const { counts, noes } = await writeAll(vault, session, { ...wish, number, hlc, asFound }, acting);
    vault.transaction((tx) => {
      for (const person of noes) writeNo(tx, vault, person, acting);
      markArrived(tx, number, acting.ports.now(), counts);
      const { rows, same, likely, repeated, erased, refused, stopped } = counts;
      const came = counts.new + stopped + (wish.likely ? likely : 0);
      const detail = { kind: session.kind, rows, came, same, likely, repeated, erased, refused, noes: noes.length };
      append(tx, acting, { act: 'import.came-in', subject: id, detail });
    });
    vault.hidePeople();
    return id;
  } catch (error) {
    await giveUp(vault, { number, hlc, kind: session.kind }, acting);
    throw error;
  }
}

type Writing = {
  readonly likely: boolean;
  readonly own: Work;
  readonly number: number;
  readonly hlc: string;
  readonly asFound: boolean;
};
/** Somebody who is in the book already and of whom the file brings a no. */
type Saying = { readonly row: number; readonly noes: readonly Channel[] };
type Newcomer = {
  readonly customer: Customer;
  readonly reachable: readonly Channel[];
  readonly noes: readonly Channel[];
  /** Channels by which the file itself says no. */
  readonly said: readonly Channel[];
};

const peopleAtATime = 60;
/** As long as somebody is at the counter. */
const fewAtATime = 12;

async function writeAll(
  vault: UnlockedVault,
  session: Session & { readonly checked: Checked },
  writing: Writing,
  acting: Acting,
): Promise<{ readonly counts: Counts; readonly noes: readonly Saying[] }> {
  const { checked, file, layout } = session;
  const breathe = breather(writing.own);
  const manners = mannersIn(vault);
  const against = againstOf(vault, session);
  const bringsNo = newNoes(vault.db, acting);
  const { write, newcomer } = writer(vault, writing, acting);
  const noes: Saying[] = [];
  let counts: Counts = noCounts;
  let waiting: Newcomer[] = [];
  let digest: Uint8Array = new Uint8Array(32);
  let { asFound } = writing;
  let at = 0;
  for await (const batch of recordsFrom(file, layout)) {
    digest = chainHash(digest, batch.text);
    for (const record of batch.records) {
      const found = judgementOf(checked.codes[at] ?? 0);
      at += 1;
      if (found === null) continue;
      // The pieces themselves move no clock: another value means that somebody else wrote something.
      asFound &&= lastStamp(vault.db) === writing.hlc;
      const now = lookAgain(record, found, { against, asFound, likely: writing.likely });
      const verdict = now?.verdict ?? found.verdict;
      const newNo = now !== null && verdict === 'same' && bringsNo(now);
      counts = counted(counts, { ...found, verdict }, newNo);
      if (newNo && now.row !== null) noes.push({ row: now.row, noes: now.said?.noes ?? [] });
      if (now !== null && comesIn(verdict, writing.likely)) waiting.push(...newcomer(now));
      const givesWay = manners.somebodyIsThere();
      if (waiting.length >= (givesWay ? fewAtATime : peopleAtATime)) {
        const started = performance.now();
        write(waiting);
        waiting = [];
        if (givesWay) await manners.rest(performance.now() - started);
      }
      await breathe();
    }
    const { offset: done } = batch.from;
    acting.ports.tell('progress', { task: 'import', step: 'bringing-in', done, total: file.size });
    await breathe();
  }
  write(waiting);
  if (at !== checked.codes.length || !sameBytes(digest, checked.digest)) throw new Refusal('imports.file-changed');
  return { counts, noes };
}

/**
 * What a row says and what becomes of it now; `null` for one that changes nothing. Only where it matters is it held against
 * the book again: the rows before it in the file were looked at in the dry run, and cannot have changed.
 */
function lookAgain(
  record: FileRecord,
  found: Judgement,
  { against, asFound, likely }: { readonly against: Against; readonly asFound: boolean; readonly likely: boolean },
): Assessed | null {
  const mayCome = comesIn(found.verdict, likely);
  if (!mayCome && !(found.verdict === 'same' && found.no)) return null;
  // Only somebody new is surely not on the stop list.
  if (asFound && found.verdict === 'new') {
    const read = readRecord(record, against);
    return read === null ? null : { ...read, verdict: found.verdict };
  }
  const now = assess(record, against, null);
  if (now === null || !mayCome || found.verdict !== 'likely') return now;
  return now.verdict === 'same' || now.verdict === 'erased' ? now : { ...now, verdict: 'likely' };
}

function writer(vault: UnlockedVault, { number, hlc }: Writing, acting: Acting) {
  const shop = shopOf(vault.db);
  const purposes = askedPurposes(vault.db);
  const callingCode = callingCodeFor(shop.country);
  const say = sayerFor(shop.language, acting.ports);
  const at = acting.ports.now();
  return {
    newcomer({ stranger, said, stopped }: Assessed): readonly Newcomer[] {
      if (stranger === null || said === null) return [];
      const customer: Customer = {
        id: acting.ports.newId() as CustomerId,
        displayName: stranger.displayName,
        language: spokenLanguage(said.language) ?? shop.customerLanguage,
        underSixteen: false,
        note: noteOf(said, say),
        tags: [],
        contactPoints: stranger.contacts.map((contact) => ({ id: acting.ports.newId() as ContactPointId, ...contact })),
        createdAt: at,
        lastContactAt: null,
        source: 'import',
      };
      const reachable = stranger.contacts.flatMap(({ kind }) => channelsOf[kind]);
      return [{ customer, reachable, noes: [...new Set([...said.noes, ...stopped])], said: said.noes }];
    },
    write(people: readonly Newcomer[]): void {
      if (people.length === 0) return;
      vault.piece((tx) => {
        const customers = people.map(({ customer }) => customer);
        const rows = insertCustomersInBulk(tx, customers, callingCode, hlc, number);
        const told = people.map(({ reachable, noes }, index) => ({ row: rows[index] ?? 0, reachable, noes }));
        insertImportedAnswers(tx, told, { purposes, hlc }, acting);
        for (const { customer, said } of people) {
          if (said.length === 0) continue;
          const stop = { contacts: customer.contactPoints, channels: said, at, hlc, importNumber: number };
          stopContacts(tx, vault.fingerprint, stop);
        }
      });
    },
  };
}

function writeNo(tx: WriteDb, vault: UnlockedVault, { row, noes }: Saying, acting: Acting): void {
  const id = idAt(tx, row);
  if (id === null) return;
  const stamp = () => nextStamp(tx, acting.ports);
  recordImportedNo(tx, { row, id, noes }, { purposes: askedPurposes(tx), stamp }, acting);
  stopAnswered(tx, vault.fingerprint, { row, channels: noes, at: acting.ports.now(), hlc: stamp() });
  append(tx, acting, { act: 'consent.stopped', subject: id, detail: { stopped: noes, method: 'import' } });
}
