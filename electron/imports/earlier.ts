import {
  nameKey,
  nameStarts,
  namesAgree,
  namesakeOf,
  namesakes,
  type Stranger,
  sharing,
} from '../customers/service.ts';
import { type Met, type MetIn, metBefore } from './met.ts';
import { seenTexts } from './seen.ts';

/** Somebody of a row before: surely this person, and where they were met first; perhaps this person; or nobody of them. */
export type EarlierMatch =
  | { readonly kind: 'same'; readonly first: MetIn }
  | { readonly kind: 'likely' }
  | { readonly kind: 'nobody' };

/** The rows of a file before the one that is looked at. */
export type Earlier = {
  /** Whether one of them is this person; remembers this one, with its own record and row in the book, for the rows after. */
  than(stranger: Stranger, own: MetIn): EarlierMatch;
};

/**
 * Holds the rows of a file against each other by the rules for the book. A contact point, a name with a postcode, and a name
 * alone each lead to the first row that had it; what that row and this one are to each other, the rules say. With a postcode a
 * name leads there with a slip in it too.
 */
export function earlierRows(): Earlier {
  const byContact = seenTexts();
  const byName = seenTexts();
  const met = metBefore();

  const same = (place: number): EarlierMatch => ({ kind: 'same', first: met.firstOf(place) });

  function throughContacts({ sortName, contacts }: Stranger, key: string, place: number): EarlierMatch {
    let found = nobody;
    for (const contact of contacts) {
      const first = byContact.first(contact.normalised, place);
      if (first === null) continue;
      const says = sharing(contact, met.at(first).sortName, sortName);
      // One number of several people leads to the first of them; the others are found by their names with it.
      const other = says === 'same' ? null : byContact.first(`${contact.normalised}\n${key}`, place);
      if (says === 'same') found = same(first);
      else if (other !== null && namesAgree(met.at(other).sortName, sortName)) found = same(other);
      else if (says === 'shared' && found.kind === 'nobody') found = likely;
    }
    return found;
  }

  function throughNames(stranger: Stranger, key: string, place: number): EarlierMatch {
    const own = namesakeOf(stranger);
    const kin = [
      byName.first(key, place),
      ...own.postcodes.map((code) => nearBy(stranger.sortName, key, code, place)),
      own.isReachable ? byName.find(`${key}\nunreachable`) : byName.first(`${key}\nunreachable`, place),
      own.hasContacts ? null : byName.first(`${key}\nname only`, place),
    ];
    let found = nobody;
    for (const first of kin) {
      if (first === null) continue;
      const other: Met = met.at(first);
      const says = namesAgree(other.sortName, stranger.sortName) ? namesakes(own, other) : null;
      // With nothing but a name to go by, one with a slip in it may be another person's.
      if (says === 'same' && nameKey(other.sortName) === key) return same(first);
      if (says !== null) found = likely;
    }
    return found;
  }

  /** Of several in one place whose names begin alike only the first is found by that; the others by their whole names. */
  function nearBy(sortName: string, key: string, code: string, place: number): number | null {
    const first = byName.first(`${nameStarts(sortName)}\n${code}`, place);
    if (first === null || namesAgree(met.at(first).sortName, sortName)) return first;
    return byName.first(`${key}\n${code}`, place);
  }

  return {
    than(stranger, own) {
      const key = nameKey(stranger.sortName);
      const place = met.remember({ sortName: stranger.sortName, ...namesakeOf(stranger) });
      const byNames = throughNames(stranger, key, place);
      const byContacts = throughContacts(stranger, key, place);
      const found = byContacts.kind === 'nobody' || byNames.kind === 'same' ? byNames : byContacts;
      met.metIn(place, found.kind === 'same' ? { ...found.first, row: found.first.row ?? own.row } : own);
      return found;
    },
  };
}

const nobody: EarlierMatch = { kind: 'nobody' };
const likely: EarlierMatch = { kind: 'likely' };
