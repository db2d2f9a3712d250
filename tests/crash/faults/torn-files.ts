import { cpSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { bytesOf, checkBook } from '../book-check.ts';
import { below, type FaultKind, type Scale, sum, type Tried } from '../fault-kind.ts';
import { type Book, closedBook, crashedBook } from '../sample-books.ts';

/** A file breaks off: in the middle of its last page, at any other place, or it is empty. */
export const tornFiles: FaultKind = {
  name: 'files cut short',
  bar: 'database, log, key files, ledger or witness cut short anywhere: the right data, or a clear word, and nothing changed',
  peers: 'LUKS2 keeps two headers for this; no vault publishes a count',
  linuxOnly: false,
  async run(scale) {
    const closed = await closedBook();
    const crashed = await crashedBook();
    return sum([
      await cut(closed, ['customers.vault'], ['vault.damaged'], scale),
      await cut(crashed, ['customers.vault-wal'], ['vault.damaged', 'asks older-copy'], scale),
      await cut(closed, ['slots.a.json'], [], scale),
      await cut(closed, ['slots.a.json', 'slots.b.json'], ['vault.key-file-damaged'], scale),
      await cut(closed, ['journal.witness'], [], scale),
      await cut(closed, ['erasures.ledger'], [], scale),
    ]);
  },
};

async function cut(book: Book, names: readonly string[], mayRefuse: readonly string[], scale: Scale): Promise<Tried> {
  const bad: string[] = [];
  const size = readFileSync(join(book.folder, names[0] as string)).length;
  const lastPage = size - Math.min(2048, size >> 1);
  const lengths = [
    0,
    1,
    lastPage,
    size - 1,
    ...Array.from({ length: scale.long ? 60 : 6 }, () => below(size, scale.random)),
  ];
  for (const length of lengths) {
    const folder = join(temporaryFolder(), 'shop');
    cpSync(book.folder, folder, { recursive: true });
    for (const name of names) truncateSync(join(folder, name), length);
    const before = bytesOf(folder);
    const { bad: sentences, answer } = await checkBook(folder, book.testimony, mayRefuse);
    // A ledger that lost its end is told by who is in the book's own list and not in it.
    const told = sentences.filter((sentence) => names[0] !== 'erasures.ledger' || !sentence.includes('ledger'));
    if (answer.startsWith('vault.') && !isDeepStrictEqual(bytesOf(folder), before)) told.push('something was changed');
    bad.push(...told.map((sentence) => `${names.join(' and ')} cut to ${length}: ${sentence}`));
    rmSync(join(folder, '..'), { recursive: true });
  }
  return { tried: lengths.length, bad };
}
