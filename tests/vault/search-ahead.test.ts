import { statSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { WriteDb } from '../../electron/database/connection.ts';
import { eachPage, roomForHashes, shareOut } from '../../electron/vault/sealed-pages.ts';
import { addPerson, keysOf, lockedVault, rawDatabase, removePerson, rewrite, unlock } from './a-vault.ts';

const people = 1500;

function shop(): Promise<string> {
  return lockedVault((tx) => {
    for (let row = 1; row <= people; row++) {
      addPerson(tx, row, `Vexq${row} Wrzos`, `q${row}@wrzos.example`, `note ${row} `.repeat(40));
    }
  });
}

test('those who look at a book together are shown every page once, and none again that they know', async () => {
  const folder = await shop();
  const { files, key } = await keysOf(folder);
  const textOf = (content: Buffer) => content.toString('latin1');
  const whole: string[] = [];
  const note = roomForHashes(statSync(files.database).size);
  expect(eachPage(files.database, key, (content) => whole.push(textOf(content)), shareOut({ note }))).toBe(
    whole.length,
  );
  expect(whole.length).toBeGreaterThan(256);
  const [mine, others]: [string[], string[]] = [[], []];
  const share = shareOut();
  eachPage(
    files.database,
    key,
    (content) => {
      mine.push(textOf(content));
      // While this one looks at its first page, the other takes all that is left.
      if (mine.length === 1) eachPage(files.database, key, (page) => others.push(textOf(page)), share);
    },
    share,
  );
  expect(others.length).toBeGreaterThan(0);
  expect([...mine, ...others]).toEqual(whole);

  const vault = await unlock(folder);
  vault.transaction((tx) => tx.prepare("UPDATE customer SET note = 'Quillon' WHERE row = 7").run());
  vault.close();
  const changed: string[] = [];
  const pages = eachPage(files.database, key, (content) => changed.push(textOf(content)), shareOut({ known: note }));
  expect(pages).toBe(whole.length);
  expect(changed.length).toBeLessThan(10);
  expect(changed.some((content) => content.includes('Quillon'))).toBe(true);
});

test('what was looked for in the new book before it took the old one’s place is found where it comes up since, and what was found stays found', async () => {
  const folder = await shop();
  const vault = await unlock(folder);
  const values = ['Vexq7 Wrzos', 'Vexq8 Wrzos', 'q7@wrzos.example'];
  const standing = ['SELECT display_name FROM customer'];
  const statements = async () => [
    { sql: "INSERT OR REPLACE INTO meta VALUES ('purge_pending', 'run')", values: [] },
    { sql: 'DELETE FROM search_text WHERE customer_row = 7', values: [] },
    { sql: 'DELETE FROM customer WHERE row = 7', values: [] },
  ];
  expect(await rewrite(vault, { statements, sought: () => ({ values, standing }) })).toBe(true);
  // Somebody who stays has the second name.
  expect(await vault.searchForTraces(values, standing)).toMatchObject({ found: [], shared: 1 });
  expect((await vault.searchForTraces(values)).found).toMatchObject([{ value: 1, place: 'database' }]);
  vault.close();

  // They come up again, and go by a way that leaves them in the page that they stood in.
  const raw = await rawDatabase(folder);
  raw.pragma('secure_delete=OFF');
  const tx = raw as unknown as WriteDb;
  for (let row = 5000; row < 5100; row++) addPerson(tx, row, `Qjx${row}`, `x${row}@jo.example`, 'of q7@wrzos.example');
  for (let row = 5000; row < 5100; row++) removePerson(tx, row);
  // Otherwise unlocking would tidy up.
  raw.exec("DELETE FROM meta WHERE key = 'purge_pending'");
  raw.close();
  const again = await unlock(folder);
  expect((await again.searchForTraces(values, standing)).found).toMatchObject([{ value: 2, place: 'database' }]);
  again.close();
});
