import type { ContactKind } from '../../shared/customers/model.ts';
import type { ReadDb } from '../database/connection.ts';
import { fold } from './fold.ts';
import {
  type Namesake,
  namesAgree,
  namesakes,
  namesToLookFor,
  postcodesIn,
  reaches,
  sharing,
} from './likeness-rules.ts';
import { namesakesIn, ownersOf } from './matching-store.ts';
import { type ReadContact, tidyName, tryContact } from './rules.ts';

/** Somebody as a file or another book tells of them, ready to be compared: only what can be kept. */
export type Stranger = {
  readonly displayName: string;
  /** The name as it is compared. */
  readonly sortName: string;
  readonly contacts: readonly ReadContact[];
  /** As they are compared: of the column for it, and of the addresses. */
  readonly postcodes: readonly string[];
};

/** Who in the book a stranger is: surely one of them, perhaps one of them, or nobody there. */
export type Match =
  | { readonly kind: 'same'; readonly row: number }
  | { readonly kind: 'likely' }
  | { readonly kind: 'nobody' };

/**
 * Reads a name and contact points for the shop's country; what cannot be a contact point is told apart. Without
 * a name the person goes by the firm, or by the first contact point; `null` when there is nothing to know anybody by.
 */
export function readStranger(
  said: {
    readonly name: string;
    readonly company: string;
    readonly contacts: readonly { readonly kind: ContactKind; readonly typed: string }[];
    readonly postcode: string;
  },
  country: string,
): { readonly stranger: Stranger | null; readonly unreadable: readonly string[] } {
  const contacts: ReadContact[] = [];
  const unreadable: string[] = [];
  for (const { kind, typed } of said.contacts) {
    const contact = typed.length > longestContact ? null : tryContact(kind, typed, country);
    if (contact === null) unreadable.push(typed);
    else if (!contacts.some(({ normalised }) => normalised === contact.normalised)) contacts.push(contact);
  }
  const displayName = [said.name, said.company, contacts[0]?.typed ?? '']
    .map((name) => tidyName(name, longestName))
    .find((name) => name !== null);
  if (displayName === undefined) return { stranger: null, unreadable };
  const addresses = contacts.filter(({ kind }) => kind === 'post').map(({ typed }) => typed);
  const postcodes = postcodesIn([said.postcode, ...addresses]);
  return { stranger: { displayName, sortName: fold(displayName), contacts, postcodes }, unreadable };
}

/** Finds a stranger in the book, by the rules of `likeness-rules.ts`. */
export function matchOf(db: ReadDb, stranger: Stranger): Match {
  const { displayName, sortName, contacts } = stranger;
  let likely = false;
  for (const contact of contacts) {
    for (const owner of ownersOf(db, contact.normalised)) {
      const says = sharing(contact, owner.sortName, sortName);
      if (says === 'same') return { kind: 'same', row: owner.row };
      likely ||= says === 'shared';
    }
  }
  const own = namesakeOf(stranger);
  for (const { row, sortName: other, reachable, kinds, places } of namesakesIn(db, namesToLookFor(displayName))) {
    if (!namesAgree(other, sortName)) continue;
    const postcodes = postcodesIn(places.split('\n'));
    const says = namesakes(own, { hasContacts: kinds > 0, isReachable: reachable === 1, postcodes });
    if (says === 'same') return { kind: 'same', row };
    likely ||= says !== null;
  }
  return likely ? { kind: 'likely' } : { kind: 'nobody' };
}

/** A stranger as one of several of the same name. */
export function namesakeOf({ contacts, postcodes }: Stranger): Namesake {
  return { hasContacts: contacts.length > 0, isReachable: contacts.some(({ kind }) => reaches(kind)), postcodes };
}

/** Who in the book bought something: one person alone, nobody, or several of whom it cannot be told which. */
export type Buyer = { readonly kind: 'one'; readonly row: number } | { readonly kind: 'nobody' | 'several' };

/**
 * Finds the buyer by what they can be reached by: of several who share it, the one of that name. Only where a row names nothing
 * to reach anybody by, the name alone counts, if one person has it.
 */
export function buyerIn(db: ReadDb, { sortName, contacts }: Stranger): Buyer {
  const reachable = contacts.filter(({ kind }) => reaches(kind));
  if (reachable.length === 0) return oneOf(namesakesIn(db, [sortName]).map(({ row }) => row));
  const owners = reachable.flatMap(({ normalised }) => ownersOf(db, normalised));
  const all = oneOf(owners.map(({ row }) => row));
  if (all.kind !== 'several') return all;
  const named = owners.filter((owner) => namesAgree(owner.sortName, sortName));
  return named.length === 0 ? all : oneOf(named.map(({ row }) => row));
}

function oneOf(rows: readonly number[]): Buyer {
  const [row, ...others] = new Set(rows);
  return row === undefined ? { kind: 'nobody' } : others.length > 0 ? { kind: 'several' } : { kind: 'one', row };
}

const longestContact = 400;
const longestName = 200;
