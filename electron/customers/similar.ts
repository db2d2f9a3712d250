import type { CustomerHit } from '../../shared/customers/model.ts';
import type { ReadDb } from '../database/connection.ts';
import { shopOf } from '../shop/service.ts';
import { fold } from './fold.ts';
import { namesAgree } from './likeness-rules.ts';
import { contactSoFar } from './rules.ts';
import { findRows } from './search.ts';
import { hitFrom } from './service.ts';
import { readListed, rowsWithContact, rowsWithSortName } from './store.ts';

/**
 * People who look like the one being typed in, always masked: those with the same contact point, then namesakes, then
 * those whose name differs by a slip, the order of its words or a further name.
 */
export function similarCustomers(
  db: ReadDb,
  input: { readonly displayName: string; readonly contact: string },
): readonly CustomerHit[] {
  const contact = contactSoFar(input.contact, shopOf(db).country);
  const name = fold(input.displayName);
  const certain = contact === null ? [] : rowsWithContact(db, contact, mostSimilar);
  const namesakes = name === '' ? [] : rowsWithSortName(db, name, mostSimilar);
  const exact = [...new Set([...certain, ...namesakes])];
  // A middle name that is not in the book must not hide the person who is.
  const words = name.split(' ');
  const ends = words.length > 2 ? [`${words[0]} ${words.at(-1)}`] : [];
  const typed = words.length > 1 ? [name, ...ends] : [];
  const near = readListed(db, [...new Set(typed.flatMap((text) => findRows(db, text, mostNear)))]);
  const alike = near.filter(({ row, displayName }) => !exact.includes(row) && namesAgree(displayName, name));
  return [...readListed(db, exact), ...alike].slice(0, mostSimilar).map((listed) => hitFrom(listed, true));
}

const mostSimilar = 5;
const mostNear = 20;
