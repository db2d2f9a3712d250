import { writeSync } from 'node:fs';
import { addPerson, removePerson, unlock } from '../vault/a-vault.ts';

/** Opens a vault and saves people as fast as it can, saying each one's number once saved; tidies and searches between. */
const vault = await unlock(process.argv[2] as string);
const last = Number(vault.db.prepare('SELECT coalesce(max(row), 0) FROM customer').pluck().get());
for (let row = last + 1; ; row++) {
  vault.transaction((tx) => addPerson(tx, row, `Person ${row}`, `person${row}@wrzos.example`));
  writeSync(1, `${row}\n`);
  if (row % 60 === 0) vault.tidy();
  if (row % 75 === 0) vault.searchForTraces([`nobody ${row}`]);
  if (row % 90 === 0) vault.recordErasure({ runId: `${row}`, at: 'now', ids: [`${row}`], fingerprints: [] });
  if (row % 110 === 0) {
    vault.transaction((tx) => {
      addPerson(tx, 10_000_000 + row, 'Gone Again', 'gone@wrzos.example');
      removePerson(tx, 10_000_000 + row);
    });
  }
}
