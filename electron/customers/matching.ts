import type { ContactKind } from '../../shared/customers/model.ts';
import type { ReadDb } from '../database/connection.ts';
import { fold } from './fold.ts';
import { namesakesOf, ownersOf } from './matching-store.ts';
import { mayBeSameName } from './ranking.ts';
import { type ReadContact, tidyName, tryContact } from './rules.ts';

/** Somebody as a file or another book tells of them, ready to be compared: only what can be kept. */
export type Stranger = {
  readonly displayName: string;
  /** The name as it is compared. */
  readonly sortName: string;
  readonly contacts: readonly ReadContact[];
  readonly postcode: string;
};

/** Who in the book a stranger is: surely one of them, perhaps one of them, or nobody there. */
export type Match =
  | { readonly kind: 'same'; readonly row: number }
  | { readonly kind: 'likely' }
  | { readonly kind: 'nobody' };

/**
 * Reads a name and contact points for the shop's country; what cannot be a contact point is left out and counted. Without
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
): { readonly stranger: Stranger | null; readonly unreadable: number } {
  const contacts: ReadContact[] = [];
  let unreadable = 0;
  for (const { kind, typed } of said.contacts) {
    const contact = typed.length > longestContact ? null : tryContact(kind, typed, country);
    if (contact === null) unreadable += 1;
    else if (!contacts.some(({ normalised }) => normalised === contact.normalised)) contacts.push(contact);
  }
  const displayName = [said.name, said.company, contacts[0]?.typed ?? '']
    .map((name) => tidyName(name, longestName))
    .find((name) => name !== null);
  if (displayName === undefined) return { stranger: null, unreadable };
  const postcode = said.postcode.toLowerCase().replace(/\s+/g, ' ').trim();
  return { stranger: { displayName, sortName: fold(displayName), contacts, postcode }, unreadable };
}

/**
 * Finds a stranger in the book. The same contact point under the same name is the same person, and so is the same name
 * where neither has anything to be reached by; the same contact point under another name may be a family, the same name at
 * the same postcode a second card.
 */
export function matchOf(db: ReadDb, stranger: Stranger): Match {
  const { sortName, contacts, postcode } = stranger;
  let likely = false;
  for (const { kind, normalised } of contacts) {
    for (const owner of ownersOf(db, normalised)) {
      const named = owner.sortName === sortName || mayBeSameName(owner.sortName, sortName);
      // A list of nothing but addresses names people by them.
      const unnamed = kind === 'email' && (sortName === normalised || owner.sortName === normalised);
      if (named || unnamed) return { kind: 'same', row: owner.row };
      likely ||= kind !== 'post';
    }
  }
  const reachable = contacts.some(({ kind }) => kind !== 'post');
  for (const namesake of namesakesOf(db, sortName)) {
    if (!reachable && namesake.reachable === 0 && contacts.length === 0) return { kind: 'same', row: namesake.row };
    const near = postcode !== '' && namesake.places.includes(postcode);
    likely ||= near || !reachable || namesake.reachable === 0;
  }
  return likely ? { kind: 'likely' } : { kind: 'nobody' };
}

/** Who in the book bought something: one person alone, nobody, or several of whom it cannot be told which. */
export type Buyer = { readonly kind: 'one'; readonly row: number } | { readonly kind: 'nobody' | 'several' };

/**
 * Finds the buyer by what they can be reached by: of several who share it, the one of that name. Only where a row names nothing
 * to reach anybody by, the name alone counts, if one person has it.
 */
export function buyerIn(db: ReadDb, { sortName, contacts }: Stranger): Buyer {
  const reachable = contacts.filter(({ kind }) => kind !== 'post');
  if (reachable.length === 0) return oneOf(namesakesOf(db, sortName).map(({ row }) => row));
  const owners = reachable.flatMap(({ normalised }) => ownersOf(db, normalised));
  const all = oneOf(owners.map(({ row }) => row));
  if (all.kind !== 'several') return all;
  const named = owners.filter((owner) => owner.sortName === sortName || mayBeSameName(owner.sortName, sortName));
  return named.length === 0 ? all : oneOf(named.map(({ row }) => row));
}

function oneOf(rows: readonly number[]): Buyer {
  const [row, ...others] = new Set(rows);
  return row === undefined ? { kind: 'nobody' } : others.length > 0 ? { kind: 'several' } : { kind: 'one', row };
}

const longestContact = 400;
const longestName = 200;
