import type { Customer } from '../../shared/customers/model.ts';
import type { RestoreOutcome } from '../../shared/exports/model.ts';
import {
  type PersonRecord,
  personSchema,
  type SupportRecord,
  supportSchema,
} from '../../shared/exports/person-record.ts';
import { Refusal } from '../../shared/foundation/failure.ts';
import type { ContactPointId, CustomerId } from '../../shared/foundation/id.ts';
import type { Acting } from '../app/ports.ts';
import { closedChannels } from '../consents/service.ts';
import { putCustomer } from '../customers/service.ts';
import type { WriteDb } from '../database/connection.ts';
import { pause } from '../database/pause.ts';
import { takeInField } from '../datamap/service.ts';
import { nextStamp } from '../journal/clock.ts';
import { append } from '../journal/journal.ts';
import { addPurchases } from '../purchases/service.ts';
import { stopAnswered } from '../stops/service.ts';
import type { UnlockedVault } from '../vault/unlocked-vault.ts';
import { type FieldsHere, insertHanging, insertSupport, isUnused, moveClockPast } from './restore-store.ts';

/**
 * Reads everybody back from an export's folder into a book in which nobody is. The whole file is looked at before
 * anything is written, and then written in one go: all of it or nothing. Nobody waits at a counter of an empty book.
 */
export async function restoreExport(vault: UnlockedVault, acting: Acting): Promise<RestoreOutcome> {
  const { ports } = acting;
  if (!isUnused(vault.db)) throw new Refusal('export.book-in-use');
  const place = await ports.chooseFolder();
  if (place.kind === 'cancelled') return { kind: 'cancelled' };
  const lines = () => ports.linesOfFile(place.path, 'everything.jsonld');
  let seen = 0;
  let total = 0;
  let since = 0;
  for (const record of recordsIn(lines())) {
    if (record['@type'] === 'dpv:DataController') total = record.people;
    if (record['@type'] === 'dpv:Customer') seen += 1;
    since += 1;
    if (since < 200) continue;
    since = 0;
    ports.tell('progress', { task: 'read-back', step: 'checking', done: seen, total });
    await pause();
  }
  if (seen !== total) throw new Refusal('export.not-whole', { seen, total });
  ports.tell('progress', { task: 'read-back', step: 'writing', done: 0, total: 0 });
  await pause();
  return vault.transaction((tx) => {
    if (!isUnused(tx)) throw new Refusal('export.book-in-use');
    const hlc = nextStamp(tx, ports);
    const fields: FieldsHere = new Map();
    for (const record of recordsIn(lines())) {
      if (record['@type'] === 'dpv:Customer') putBack(tx, vault, record, { fields, hlc }, acting);
      else if (record['@type'] === 'dpv:DataCategory') fields.set(record.field.code, takeInField(tx, record, hlc));
      else insertSupport(tx, record, hlc);
    }
    moveClockPast(tx);
    append(tx, acting, { act: 'export.read-back', detail: { people: seen } });
    return { kind: 'done', people: seen };
  });
}

function putBack(
  tx: WriteDb,
  { fingerprint }: Pick<UnlockedVault, 'fingerprint'>,
  person: PersonRecord,
  { fields, hlc }: { readonly fields: FieldsHere; readonly hlc: string },
  acting: Acting,
): void {
  const customer: Customer = {
    id: person.record_id as CustomerId,
    displayName: person.name,
    language: person.language,
    underSixteen: person.under_sixteen,
    note: person.note,
    tags: person.tags,
    contactPoints: person.contact_points.map(({ record_id: id, ...point }) => ({ id: id as ContactPointId, ...point })),
    createdAt: person.created,
    lastContactAt: person.last_contact,
    source: person.source,
  };
  const row = putCustomer(tx, customer, hlc);
  const bought = person.purchases.map(({ record_id: id, amount_minor: amountMinor, at, what, currency }) => ({
    row,
    purchase: { id, at, what, amountMinor, currency },
  }));
  if (bought.length > 0) addPurchases(tx, bought, acting);
  insertHanging(tx, row, person, fields, hlc);
  // The stop list is kept under the key of its own book: what the answers say is written onto this one's anew.
  const closed = person.consents.length === 0 ? [] : closedChannels(tx, customer.id, acting);
  if (closed.length > 0) stopAnswered(tx, fingerprint, { row, channels: closed, at: acting.ports.now(), hlc });
}

/** Every record of our own file, one a line. Anything else is refused whole. */
function* recordsIn(lines: Iterable<string>): Generator<PersonRecord | SupportRecord> {
  let at = 0;
  let ended = false;
  for (const line of lines) {
    at += 1;
    if (at === 1) {
      if (!line.startsWith('{"@context":') || !line.endsWith('"@graph":[')) throw new Refusal('export.not-ours');
    } else if (line === ']}') ended = true;
    else if (line !== '') yield recordFrom(line.endsWith(',') ? line.slice(0, -1) : line, at);
  }
  if (!ended) throw new Refusal('export.not-whole', { seen: at, total: 0 });
}

function recordFrom(line: string, at: number): PersonRecord | SupportRecord {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new Refusal('export.not-ours', { line: at });
  }
  const person = personSchema.safeParse(value);
  if (person.success) return person.data;
  const support = supportSchema.safeParse(value);
  if (support.success) return support.data;
  throw new Refusal('export.not-ours', { line: at });
}
