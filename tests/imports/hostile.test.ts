import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { csvSplitter } from '../../electron/imports/csv.ts';
import { readDay } from '../../electron/imports/days.ts';
import { type FileRecord, recordsFrom, type Splitter } from '../../electron/imports/file-records.ts';
import { cellText } from '../../electron/imports/read-person.ts';
import { cardSplitter } from '../../electron/imports/vcard.ts';
import { csvLine } from '../../shared/foundation/csv-cell.ts';
import { fileOf } from '../support/fake-ports.ts';
import { openTestApp, type TestApp } from '../support/open-test-app.ts';
import { badIdeas, type Hostile, mutations } from './hostile.ts';
import { tryFile } from './try-file.ts';

// `npm run hostile` tries 5,000, and the large sizes.
const many = 500;
const size = 200_000;
const everyCommit = many / 20;

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

it('refuses every bad idea clearly or lets in whom it can, and memory stays small', async () => {
  const before = process.memoryUsage().rss;
  for (const file of badIdeas(size)) await tried(file, true);
  expect(process.memoryUsage().rss - before).toBeLessThan(768 * 2 ** 20);
});

it('does the same with files that were damaged by chance', async () => {
  let number = 0;
  for (const file of mutations(many)) {
    await tried(file, number % everyCommit === 0);
    number += 1;
  }
  expect(number).toBe(many);
});

async function tried(file: Hostile, comesIn: boolean): Promise<void> {
  app.ports.toOpen = () => fileOf(file.content, file.name);
  const { problems } = await tryFile(app.state, comesIn);
  expect(problems, file.name).toEqual([]);
}

it('reads the same rows wherever the file happens to be cut', async () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', '\n', '\r\n', ' ', '漢', '\u{1f33f}') });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 12 }),
      fc.integer({ min: 1, max: 40 }),
      async (rows, cut) => {
        const text = rows.map(csvLine).join('');
        const whole = rows.filter((row) => row.length > 0).map((row) => row.map(cellText));
        expect(
          (await cutUp(text, csvSplitter(',', '\n'), cut)).map((record) =>
            record.kind === 'cells' ? record.cells.map(cellText) : [],
          ),
        ).toEqual(whole);
      },
    ),
    { numRuns: 100 },
  );
});

it('finds the same cards wherever the file happens to be cut', async () => {
  const card = fc.constantFrom(
    'BEGIN:VCARD\nFN:A\nEND:VCARD\n',
    'begin:vcard\r\nFN:B\r\n C\r\nend:vcard\r\n',
    'junk\n',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(card, { maxLength: 8 }), fc.integer({ min: 1, max: 40 }), async (all, cut) => {
      const found = await cutUp(all.join(''), cardSplitter, cut);
      expect(found.map(({ kind }) => kind)).toEqual(all.filter((one) => one !== 'junk\n').map(() => 'card'));
    }),
    { numRuns: 100 },
  );
});

it('reads a cell or a day that it has written itself as the same again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (any) => {
      // An apostrophe in front is a mark, and taken away once.
      const text = any.replaceAll("'", '');
      expect(cellText(cellText(text))).toBe(cellText(text));
    }),
  );
  const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2030-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(day, fc.constantFrom('day-first' as const, 'month-first' as const), (date, order) => {
      const written = date.toISOString().slice(0, 10);
      const [year, month, at] = written.split('-');
      expect(readDay(written, order)).toBe(written);
      expect(readDay(order === 'day-first' ? `${at}.${month}.${year}` : `${month}/${at}/${year}`, order)).toBe(written);
    }),
  );
});

/** Every record of a text that is read a few bytes at a time. */
async function cutUp(text: string, split: Splitter, cut: number): Promise<readonly FileRecord[]> {
  const whole = fileOf(text);
  const file = { ...whole, read: (offset: number, length: number) => whole.read(offset, Math.min(length, cut)) };
  const records: FileRecord[] = [];
  for await (const batch of recordsFrom(file, { encoding: 'utf-8', split })) records.push(...batch.records);
  return records;
}
