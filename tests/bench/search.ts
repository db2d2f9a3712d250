import { fold } from '../../electron/customers/fold.ts';
import type { RawDatabase } from '../../electron/database/driver.ts';
import { sampleQueries } from '../../electron/dev/sample-queries.ts';
import { type Figure, timed, timesOf } from './figures.ts';
import type { BenchShop } from './shop.ts';

/**
 * Every keystroke of names, numbers and e-mails typed one by one. The bare database looks the same text up with the same
 * index and brings the same fifty people in the order of their last contact: the least that would be of use.
 */
export async function searchFigures(shop: BenchShop): Promise<readonly Figure[]> {
  const queries = sampleQueries(shop.wish, 20);
  const right = keystrokes(
    queries.filter(({ kind }) => kind !== 'typo' && kind !== 'swapped').map(({ typed }) => typed),
  );
  const wrong = queries.filter(({ kind }) => kind === 'typo' || kind === 'swapped').map(({ typed }) => typed);
  const open = await shop.open();
  const ours = await each(right, (text) => open.ask('customers.find', { text }));
  const slips = await each(wrong, (text) => open.ask('customers.find', { text }));
  open.close();
  const [bare, plain] = [shop.bare(), shop.plain()];
  const least = await each(right, (text) => lookUp(bare, fold(text)));
  const leastPlain = await each(right, (text) => lookUp(plain, fold(text)));
  bare.close();
  plain.close();
  return [
    { what: 'search, per keystroke', ours: timesOf(ours), bare: timesOf(least), plain: timesOf(leastPlain) },
    { what: 'search with a slip of the finger', ours: timesOf(slips) },
  ];
}

function keystrokes(typed: readonly string[]): readonly string[] {
  return typed.flatMap((text) => [...text].map((_, index) => [...text].slice(0, index + 1).join('')));
}

async function each(texts: readonly string[], work: (text: string) => unknown): Promise<readonly number[]> {
  for (const text of texts.slice(0, 50)) await work(text);
  const measured: number[] = [];
  for (const text of texts) measured.push((await timed(() => work(text)))[0]);
  return measured;
}

const people = `SELECT c.id, c.display_name, c.last_contact_at, p.kind, p.typed FROM found
  JOIN customer c ON c.row = found.row
  LEFT JOIN contact_point p ON p.customer_row = c.row AND p.position = 0
  ORDER BY c.last_contact_at DESC LIMIT 50`;
const byPiece = `WITH found AS (
  SELECT s.customer_row AS row FROM search_index i JOIN search_text s ON s.customer_row = i.rowid
  WHERE search_index MATCH ? AND s.text LIKE ?
) ${people}`;
const byStart = `WITH found AS (SELECT DISTINCT customer_row AS row FROM search_word WHERE word >= ? AND word < ?) ${people}`;

/** The index knows pieces of three letters only, so what it finds is compared with the text that was typed. */
function lookUp(raw: RawDatabase, text: string): unknown {
  const words = text.split(/[^\p{L}\p{N}]+/u).filter((word) => [...word].length >= 3);
  if (words.length === 0) return raw.prepare(byStart).all(text, `${text}\u{10ffff}`);
  const pieces = words.flatMap((word) =>
    [...word].slice(2).map((_, at) => `"${[...word].slice(at, at + 3).join('')}"`),
  );
  return raw.prepare(byPiece).all(pieces.join(' '), `%${words.join('%')}%`);
}
