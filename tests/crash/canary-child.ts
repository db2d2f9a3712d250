import { readSync, writeSync } from 'node:fs';
import { addPerson, lockedVault, passphrase, rewrite, unlock } from '../vault/a-vault.ts';

/**
 * A day at the counter with one unusual name in it, doing everything that makes SQLite want a temporary file. Says
 * `open` in the middle of a long sorted answer, waits to be told to go on, then closes the vault.
 */
const [folder, canary] = process.argv.slice(2) as [string, string];
await lockedVault((tx) => {
  for (let row = 1; row <= 4000; row++) {
    addPerson(tx, row, `${canary} ${row * 7919}`, `${canary}.${row}@wrzos.example`, `${canary} likes roses `.repeat(8));
  }
}, folder);
const vault = await unlock(folder);
vault.db.prepare('SELECT DISTINCT note, display_name FROM customer').all();
await rewrite(vault);
await vault.searchForTraces([passphrase]);
vault.transaction((tx) => {
  tx.prepare('UPDATE customer SET note = note || note').run();
  tx.prepare('CREATE TEMP TABLE slip AS SELECT * FROM customer').run();
});
const sorted = vault.db.prepare('SELECT * FROM customer ORDER BY note, display_name DESC').iterate();
sorted.next();
writeSync(1, 'open\n');
readSync(0, Buffer.alloc(1));
sorted.return?.();
vault.close();
