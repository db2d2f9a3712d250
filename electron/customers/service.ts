import type { ParsedInput } from '../../shared/contract.ts';
import { type Customer, type CustomerHit, mostHits } from '../../shared/customers/model.ts';
import { Refusal } from '../../shared/foundation/failure.ts';
import type { ContactPointId, CustomerId } from '../../shared/foundation/id.ts';
import type { Acting } from '../app/ports.ts';
import type { ReadDb, WriteDb } from '../database/connection.ts';
import { nextStamp } from '../journal/clock.ts';
import { append } from '../journal/journal.ts';
import { shopOf } from '../shop/service.ts';
import { fold } from './fold.ts';
import { searchDocument } from './ranking.ts';
import {
  assertNoneRepeated,
  callingCodeOf,
  changedFields,
  maskContact,
  maskName,
  readContact,
  readContactAs,
  readName,
  readTagsTyped,
} from './rules.ts';
import { findRows } from './search.ts';
import { insertSearchDocument, insertSearchDocuments, replaceSearchDocument } from './search-store.ts';
import {
  deleteContactPoints,
  insertContactPoint,
  insertCustomer,
  type ListedCustomer,
  lastRow,
  readCustomer,
  readCustomerAt,
  readListed,
  readNames,
  type StoredCustomer,
  updateCustomer,
  updateLastContact,
} from './store.ts';
import { writeTags } from './tag-store.ts';

/** The customer with this id, or a refusal: somebody else may have removed them meanwhile. */
export function requireCustomer(db: ReadDb, id: CustomerId): StoredCustomer {
  const found = readCustomer(db, id);
  if (found === null) throw new Refusal('customer.not-found');
  return found;
}

/** What those of these people are called who are still kept. */
export function namesOf(db: ReadDb, ids: readonly CustomerId[]): ReturnType<typeof readNames> {
  return readNames(db, ids);
}

/** Notes that the person in this row is in touch now. */
export function touchCustomer(tx: WriteDb, row: number, acting: Acting): void {
  updateLastContact(tx, row, acting.ports.now(), nextStamp(tx, acting.ports));
}

/** The people who match best. The Counter role gets enough to recognise somebody, and no more. */
export function findCustomers(db: ReadDb, text: string, acting: Acting): readonly CustomerHit[] {
  return hitsOf(db, findRows(db, text, mostHits), acting);
}

/** One contact point, normalised as those in the book are; refused when it cannot be one. */
export function normalisedContact(db: ReadDb, typed: string): string {
  return readContact(typed, shopOf(db).country).normalised;
}

/** These people as they stand in a list, in the order of the rows. */
export function hitsOf(db: ReadDb, rows: readonly number[], acting: Acting): readonly CustomerHit[] {
  const masked = acting.who.role === 'Counter';
  return readListed(db, rows).map((listed) => hitFrom(listed, masked));
}

/** Adds a person with one contact point, who is in touch now. */
export function addCustomer(tx: WriteDb, input: ParsedInput<'customers.add'>, acting: Acting): Customer {
  const { ports } = acting;
  const { country } = shopOf(tx);
  const displayName = readName(input.displayName);
  const contact = readContact(input.contact, country);
  const now = ports.now();
  const customer: Customer = {
    id: ports.newId() as CustomerId,
    displayName,
    language: input.language,
    underSixteen: input.underSixteen,
    note: '',
    tags: [],
    contactPoints: [{ id: ports.newId() as ContactPointId, ...contact }],
    createdAt: now,
    lastContactAt: now,
    source: 'counter',
  };
  putCustomer(tx, customer, nextStamp(tx, ports));
  append(tx, acting, { act: 'customer.added', subject: customer.id, detail: { contact: contact.kind } });
  return customer;
}

/**
 * Puts many customers in, with everything they are found by, and answers with their rows in order. For imports and
 * samples: writes no journal line and looks for nobody who is there already.
 */
export function insertCustomersInBulk(
  tx: WriteDb,
  customers: readonly Customer[],
  callingCode: string | null,
  hlc: string,
  imported: { readonly number: number; readonly firstRow: number } | null = null,
): readonly number[] {
  const rows = customers.map((customer, index) =>
    imported === null
      ? insertPerson(tx, customer, hlc)
      : insertPerson(tx, customer, hlc, { row: imported.firstRow + index, importNumber: imported.number }),
  );
  insertSearchDocuments(
    tx,
    customers.map(({ displayName, contactPoints }, index) => [
      rows[index] ?? 0,
      searchDocument(displayName, contactPoints, callingCode),
    ]),
  );
  return rows;
}

/** Replaces what is known about a person; the journal keeps which fields changed, never what was in them. */
export function changeCustomer(tx: WriteDb, input: ParsedInput<'customers.change'>, acting: Acting): Customer {
  const { row, customer: before } = requireCustomer(tx, input.id);
  const { country } = shopOf(tx);
  const contacts = input.contactPoints.map((point) => readContactAs(point.kind, point.typed, country));
  assertNoneRepeated(contacts);
  assertIdsDiffer(input.contactPoints.map(({ id }) => id));
  const after: Customer = {
    ...before,
    displayName: readName(input.displayName),
    language: input.language,
    underSixteen: input.underSixteen,
    note: input.note.trim(),
    tags: input.tags === undefined ? before.tags : readTagsTyped(input.tags),
    contactPoints: contacts.map((contact, index) => ({
      id: idOfOwn(before, input.contactPoints[index]?.id ?? null) ?? (acting.ports.newId() as ContactPointId),
      ...contact,
    })),
  };
  const fields = changedFields(before, after);
  if (fields.length === 0) return before;
  replaceDetails(tx, row, after, nextStamp(tx, acting.ports));
  append(tx, acting, { act: 'customer.changed', subject: before.id, detail: { fields } });
  return after;
}

/** Puts a whole person in, found by everything that is known about them, and answers with the row. */
export function putCustomer(tx: WriteDb, customer: Customer, hlc: string): number {
  const row = insertPerson(tx, customer, hlc);
  insertSearchDocument(tx, row, documentOf(tx, customer));
  return row;
}

/** Puts other details in the place of all that a record says. */
export function replaceDetails(tx: WriteDb, row: number, customer: Customer, hlc: string): void {
  updateCustomer(tx, row, customer, fold(customer.displayName), hlc);
  writeTags(tx, row, customer.tags, hlc);
  deleteContactPoints(tx, row);
  customer.contactPoints.forEach((point, position) => {
    insertContactPoint(tx, row, point, position, hlc);
  });
  replaceSearchDocument(tx, row, documentOf(tx, customer));
}

/** Writes what somebody will be found by once these fields are gone; read here, written there. */
export function writeSearchWithout(db: ReadDb, tx: WriteDb, row: number, fields: readonly string[]): void {
  const customer = readCustomerAt(db, row);
  if (customer === null) return;
  const left = customer.contactPoints.filter(({ kind }) => !fields.includes(kind));
  replaceSearchDocument(tx, row, searchDocument(customer.displayName, left, callingCodeOf(shopOf(db).country)));
}

/** Notes a visit: on the timeline, and as the last contact that the keeping rule counts from. */
export function recordVisit(tx: WriteDb, id: CustomerId, acting: Acting): Customer {
  touchCustomer(tx, requireCustomer(tx, id).row, acting);
  append(tx, acting, { act: 'customer.visited', subject: id });
  return shownTo(requireCustomer(tx, id).customer, acting);
}

/** A customer as a role may see them: note and tags are not for the counter, where the customer may be reading along. */
export function shownTo(customer: Customer, acting: Acting): Customer {
  return acting.who.role === 'Counter' ? { ...customer, note: '', tags: [] } : customer;
}

export {
  type Namesake,
  nameKey,
  nameStarts,
  namesAgree,
  namesakes,
  postcodesIn,
  reachableKinds,
  sharing,
} from './likeness-rules.ts';
// What imports and merges compare people by.
export { buyerIn, matchOf, namesakeOf, readStranger, type Stranger } from './matching.ts';
export { ownersOf } from './matching-store.ts';
export { callingCodeOf as callingCodeFor } from './rules.ts';

/** The first of many rows that nobody will be given for a long time: for people who are written elsewhere meanwhile. */
export function rowsForMany(db: ReadDb): number {
  return lastRow(db) + rowsLeftToTheCounter;
}

const rowsLeftToTheCounter = 1_000_000;

function insertPerson(
  tx: WriteDb,
  customer: Customer,
  hlc: string,
  imported?: { readonly row: number; readonly importNumber: number },
): number {
  const row = insertCustomer(tx, customer, fold(customer.displayName), hlc, imported);
  if (customer.tags.length > 0) writeTags(tx, row, customer.tags, hlc);
  customer.contactPoints.forEach((point, position) => {
    insertContactPoint(tx, row, point, position, hlc);
  });
  return row;
}

function documentOf(db: ReadDb, { displayName, contactPoints }: Customer) {
  return searchDocument(displayName, contactPoints, callingCodeOf(shopOf(db).country));
}

function assertIdsDiffer(ids: readonly (ContactPointId | null)[]): void {
  const known = ids.filter((id) => id !== null);
  if (new Set(known).size < known.length) throw new Refusal('call.bad-input', { at: 'contactPoints' });
}

function idOfOwn(customer: Customer, id: ContactPointId | null): ContactPointId | null {
  if (id === null) return null;
  if (!customer.contactPoints.some((point) => point.id === id))
    throw new Refusal('call.bad-input', { at: 'contactPoints' });
  return id;
}

/** A row of a list for whoever may see it. */
export function hitFrom(listed: ListedCustomer, masked: boolean): CustomerHit {
  const { id, displayName, contact, lastContactAt } = listed;
  return {
    id,
    displayName: masked ? maskName(displayName) : displayName,
    contact: contact === null ? null : masked ? maskContact(contact) : contact.typed,
    lastContactAt,
  };
}
