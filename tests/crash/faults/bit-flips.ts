import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { bytesOf, checkBook } from '../book-check.ts';
import { below, type FaultKind, type Scale, sum, type Tried } from '../fault-kind.ts';
import { type Book, closedBook, crashedBook } from '../sample-books.ts';

/** One bit of one file is another one. */
export const bitFlips: FaultKind = {
  name: 'bits flipped',
  bar: 'a bit flipped in database, log, key files, ledger or witness: the right data, or a clear word; never wrong data, nothing repaired away',
  peers: 'SQLCipher promises a check of every page, without counts',
  linuxOnly: false,
  async run(scale) {
    const closed = await closedBook();
    const crashed = await crashedBook();
    const key = readFileSync(join(closed.folder, 'slots.a.json')).length * 8;
    const times = (short: number, long: number) => (scale.long ? long : short);
    return sum([
      await flip(closed, ['customers.vault'], headBits, { scale, count: times(60, 800), mayRefuse: ['vault.damaged'] }),
      await flip(closed, ['customers.vault'], null, { scale, count: times(120, 1200), mayRefuse: ['vault.damaged'] }),
      await flip(crashed, ['customers.vault-wal'], null, {
        scale,
        count: times(60, 400),
        mayRefuse: ['vault.damaged', 'asks older-copy'],
      }),
      await flip(closed, ['slots.a.json'], key, { scale, count: times(40, key), mayRefuse: [] }),
      await flip(closed, ['slots.a.json', 'slots.b.json'], key, {
        scale,
        count: times(20, 400),
        mayRefuse: ['vault.key-file-damaged'],
      }),
      await flip(closed, ['journal.witness'], null, { scale, count: times(20, 400), mayRefuse: [] }),
      await flip(closed, ['preferences.json'], null, { scale, count: times(10, 100), mayRefuse: [] }),
      await flip(closed, ['erasures.ledger'], null, { scale, count: times(20, 400), mayRefuse: [], seen: 'ledger' }),
    ]);
  },
};

/** The first hundred bytes, each of their bits: salt, and what SQLite keeps about the whole file. */
const headBits = 800;

type Flip = {
  readonly scale: Scale;
  readonly count: number;
  readonly mayRefuse: readonly string[];
  /** The damage is to something that tells of itself in its own way. */
  readonly seen?: 'ledger';
};

async function flip(book: Book, names: readonly string[], bits: number | null, how: Flip): Promise<Tried> {
  const bad: string[] = [];
  const { scale, count, mayRefuse, seen } = how;
  const size = readFileSync(join(book.folder, names[0] as string)).length * 8;
  for (let number = 0; number < count; number++) {
    const folder = join(temporaryFolder(), 'shop');
    cpSync(book.folder, folder, { recursive: true });
    const bit = bits !== null && count === bits ? number : below(bits ?? size, scale.random);
    for (const name of names) flipBit(join(folder, name), bit);
    const before = bytesOf(folder);
    const { bad: sentences, answer } = await checkBook(folder, book.testimony, mayRefuse);
    const told = sentences.filter((sentence) => seen !== 'ledger' || !sentence.includes('ledger'));
    if (seen === 'ledger' && told.length === sentences.length)
      bad.push(`bit ${bit} of ${names.join()}: nobody noticed`);
    if (answer.startsWith('vault.') && !isDeepStrictEqual(bytesOf(folder), before)) told.push('something was changed');
    bad.push(...told.map((sentence) => `bit ${bit} of ${names.join(' and ')}: ${sentence}`));
    rmSync(join(folder, '..'), { recursive: true });
  }
  return { tried: count, bad };
}

function flipBit(path: string, bit: number): void {
  const bytes = readFileSync(path);
  const at = bit >> 3;
  bytes[at] = (bytes[at] as number) ^ (1 << (bit & 7));
  writeFileSync(path, bytes);
}
