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

// `npm run hostile-files` asks for 5,000 and for the large sizes.
const many = Number(process.env.REGULARS_HOSTILE_FILES ?? 500);
const size = many > 500 ? 100_000_000 : 200_000;
const everyCommit = Math.ceil(many / 20);

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

it('refuses every bad idea clearly or lets in whom it can, and memory stays small', { timeout: 600_000 }, async () => {
  for (const file of badIdeas(size)) await tryFile(file, true);
  expect(process.memoryUsage().rss).toBeLessThan(size > 200_000 ? 2 ** 31 : 2 ** 30);
});

it('does the same with files that were damaged by chance', { timeout: 600_000 }, async () => {
  let tried = 0;
  for (const file of mutations(many)) {
    await tryFile(file, tried % everyCommit === 0);
    tried += 1;
  }
  expect(tried).toBe(many);
});

/** A clear answer at every step; and when it comes in, exactly those come in of whom the dry run said so. */
async function tryFile(file: Hostile, comesIn: boolean): Promise<void> {
  app.ports.toOpen = () => fileOf(file.content, file.name);
  const before = people();
  const chosen = await app.ask('imports.choose', {});
  expect(app.mishaps, file.name).toEqual([]);
  if (!chosen.ok) return expect(chosen.failure.code, file.name).toBe('imports.nothing-read');
  const checked = await app.ask('imports.check', {});
  expect(app.mishaps, file.name).toEqual([]);
  if (!checked.ok) return expect(checked.failure.code, file.name).toBe('imports.nothing-read');
  expect(people(), file.name).toBe(before);
  if (!comesIn) return;
  await app.call('imports.report', { verdict: null, offset: 0, limit: 50 });
  const came = await app.ask('imports.bringIn', { likely: false });
  expect(app.mishaps, file.name).toEqual([]);
  const { counts } = checked.value as { readonly counts: { readonly new: number; readonly stopped: number } };
  if (came.ok) expect(people() - before, file.name).toBe(counts.new + counts.stopped);
  else expect(came.failure.code, file.name).toBe('imports.nobody-new');
  for (const { text } of app.ports.texts.splice(0)) expect(text).not.toMatch(/^[=+@-]/m);
}

function people(): number {
  return Number(app.vault().db.prepare('SELECT count(*) FROM main.customer').pluck().get());
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
