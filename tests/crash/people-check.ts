import type { ReadDb } from '../../electron/database/connection.ts';
import type { UnlockedVault } from '../../electron/vault/unlocked-vault.ts';
import { type Act, personOf } from './shop-acts.ts';
import { allWent, type Expected, type Testimony } from './testimony.ts';

/** A yes. What a file says is no answer, and a no is carried over into an older book that is put back. */
const given = "state IN ('ConsentGiven', 'RenewedConsentGiven')";

/** Compares everybody in the book with what must be there, down to their contacts, answers and search words. */
export function peopleAreRight(vault: UnlockedVault, { people, together }: Expected): readonly string[] {
  const { db } = vault;
  const bad: string[] = [];
  const rows = new Map(
    (db.prepare('SELECT display_name, row FROM customer').raw().all() as [string, number][]).map(([name, row]) => [
      name,
      row,
    ]),
  );
  const known = new Set([...people.keys()].map((person) => personOf(person).name));
  for (const name of rows.keys()) if (!known.has(name)) bad.push(`${name} was never added`);
  for (const [person, { there, answered }] of people) {
    const row = rows.get(personOf(person).name);
    if (row === undefined && there === 'yes') bad.push(`person ${person} is lost`);
    if (row !== undefined && there === 'no') bad.push(`person ${person} is back`);
    if (row === undefined) continue;
    bad.push(...wholePerson(db, person, row));
    const answers = db
      .prepare(`SELECT count(*) FROM consent_event WHERE customer_row = ? AND ${given}`)
      .pluck()
      .get(row) as number;
    if (answered === 'yes' && answers === 0) bad.push(`the answer of person ${person} is lost`);
    if (answered === 'no' && answers > 0) bad.push(`person ${person} never answered`);
    if (answers !== 0 && answers !== fullAnswer(db)) bad.push(`the answer of person ${person} is half there`);
  }
  for (const group of together) {
    const left = group.filter((person) => rows.has(personOf(person).name));
    if (left.length !== 0 && left.length !== group.length)
      bad.push('a clean-up took some and left others, or a file came in half');
  }
  return [...bad, ...indexIsRight(vault)];
}

function wholePerson(db: ReadDb, person: number, row: number): readonly string[] {
  const { contact, word } = personOf(person);
  const contacts = db.prepare('SELECT typed FROM contact_point WHERE customer_row = ?').pluck().all(row);
  // The index has no phrases; all of a word's three letters together name its person.
  const letters = Array.from({ length: word.length - 2 }, (_, at) => `"${word.slice(at, at + 3)}"`).join(' AND ');
  const found = db.prepare('SELECT rowid FROM search_index WHERE search_index MATCH ?').pluck().all(letters);
  if (contacts.length !== 1 || contacts[0] !== contact) return [`the contact of person ${person} is not there`];
  return found.includes(row) ? [] : [`person ${person} cannot be found`];
}

// Everybody answers the same card, so whoever has the most rows has a whole answer.
function fullAnswer(db: ReadDb): number {
  return db
    .prepare(
      `SELECT coalesce(max(n), 0) FROM (SELECT count(*) AS n FROM consent_event WHERE ${given} GROUP BY customer_row)`,
    )
    .pluck()
    .get() as number;
}

/** What the book says about everybody who was ever in it. */
export function settledBy(db: ReadDb, { people, clock }: Expected): Testimony {
  const answered = new Set(
    db
      .prepare(`SELECT display_name FROM customer WHERE row IN (SELECT customer_row FROM consent_event WHERE ${given})`)
      .pluck()
      .all() as string[],
  );
  const there = new Set(db.prepare('SELECT display_name FROM customer').pluck().all() as string[]);
  const acts = [...people.keys()].flatMap((person): Act[] => {
    const { name } = personOf(person);
    if (!there.has(name))
      return [
        { do: 'add', person },
        { do: 'erase', person },
      ];
    return [{ do: 'add', person }, ...(answered.has(name) ? [{ do: 'answer', person } as const] : [])];
  });
  return allWent([{ do: 'set-up' }, { do: 'clock', to: clock }, ...acts]);
}

/** The full-text index holds the three letters of those who are there, and of nobody else. */
function indexIsRight(vault: UnlockedVault): readonly string[] {
  const texts = vault.db.prepare('SELECT text FROM search_text').pluck().all() as string[];
  const letters = new Set(texts.flatMap((text) => Array.from(text, (_, at) => text.slice(at, at + 3).toLowerCase())));
  const tokens = vault.transaction((tx) => {
    tx.prepare(
      "CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab('main', 'search_index', 'row')",
    ).run();
    return tx.prepare('SELECT term FROM temp.vocabulary').pluck().all() as string[];
  });
  const strange = tokens.filter((token) => !letters.has(token.toLowerCase()));
  return strange.length === 0 ? [] : [`letters of somebody else in the index: ${strange.slice(0, 3).join(' ')}`];
}
