import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { writtenFiles } from '../../electron/retention/personal-files.ts';
import { personalTables } from '../../electron/retention/personal-tables.ts';
import { textsOf } from '../../electron/retention/texts-store.ts';
import { companionsOf, filesIn } from '../../electron/vault/files.ts';
import { openTestApp, type TestApp } from '../support/open-test-app.ts';
import { letGoOfEverybodyDue } from './let-go.ts';

let app: TestApp;
afterEach(() => app.close());

type Column = { readonly name: string; readonly type: string };

function columnsOf(table: string): readonly Column[] {
  return app.vault().db.prepare('SELECT name, type FROM pragma_table_info(?)').all(table) as Column[];
}

async function somebody(): Promise<string> {
  const person = { displayName: 'Quillon Zephyrine', contact: 'quillon@example.org', language: 'en' } as const;
  const { id } = await app.call('customers.add', { ...person, underSixteen: false });
  await app.call('retention.hold', { id, kind: 'other', reason: 'a reason', until: '2026-12-31' });
  await app.call('requests.record', {
    customerId: id,
    kind: 'erase',
    identity: 'known',
    receivedOn: '2026-11-23',
    note: 'a note',
  });
  return id;
}

describe('the search after an erasure', () => {
  it('knows every column of text about a person: it is looked for, or named as one that tells of nobody', async () => {
    app = await openTestApp();
    const wrong = personalTables.flatMap(({ table, searched, unsearched }) => {
      const texts = columnsOf(table)
        .filter(({ type }) => type === 'TEXT' || type === '')
        .map(({ name }) => name);
      const named = [...searched, ...unsearched];
      const twice = searched.filter((name) => unsearched.includes(name));
      const missing = texts.filter((name) => !named.includes(name));
      const gone = named.filter((name) => !texts.includes(name));
      return [...missing, ...gone, ...twice].map((name) => `${table}.${name}`);
    });
    expect(wrong).toEqual([]);
  });

  it('looks for what stands in each of those columns, wherever somebody may have written it', async () => {
    app = await openTestApp();
    const id = await somebody();
    const { db } = app.vault();
    const row = db.prepare('SELECT row FROM customer WHERE id = ?').pluck().get(id) as number;
    const marks: string[] = [];
    for (const { table, searched, ofThem } of personalTables) {
      const key = table === 'customer' ? 'row' : 'customer_row';
      const theirs = ofThem ?? `${key} IN (SELECT value FROM json_each(?))`;
      const rows = JSON.stringify([row]);
      for (const name of searched) {
        if (db.prepare(`SELECT 1 FROM "${table}" WHERE ${theirs}`).get(rows) === undefined) continue;
        if (table === 'consent_event' || table === 'stop_code') continue;
        const mark = `mark of ${table} ${name}`;
        app
          .vault()
          .transaction((tx) => tx.prepare(`UPDATE "${table}" SET "${name}" = ? WHERE ${theirs}`).run(mark, rows));
        marks.push(mark);
      }
    }
    expect(marks.length).toBeGreaterThan(7);
    expect(textsOf(app.vault().db, [row]).values).toEqual(expect.arrayContaining(marks));
    const receipt = await app.call('customers.erase', { id: id as never });
    expect(receipt.check).toMatchObject({ tracesFound: 0, sharedValues: 0 });
    expect((await app.vault().searchForTraces(marks)).found).toEqual([]);
    expect((await app.vault().searchForTraces(['Quillon', 'a reason', 'a note'])).found).toEqual([]);
  });

  it('knows every file that the app writes, and none but the book, its ledger and its keys holds more than numbers', async () => {
    app = await openTestApp();
    await app.call('vault.chooseLanguage', { language: 'de' });
    await somebody();
    app
      .vault()
      .transaction((tx) => tx.prepare("UPDATE customer SET last_contact_at = '2020-01-01T00:00:00.000Z'").run());
    app.ports.setNow('2028-01-01T09:00:00.000Z');
    await letGoOfEverybodyDue(app);
    const files = readdirSync(app.ports.folder);
    expect(files).toEqual(expect.arrayContaining(['customers.vault', 'erasures.ledger', 'journal.witness']));
    expect(files.filter((file) => !writtenFiles.some(({ name }) => name.test(file)))).toEqual([]);
    app.close();
    for (const file of readdirSync(app.ports.folder)) {
      const bytes = readFileSync(join(app.ports.folder, file)).toString('latin1').toLowerCase();
      expect(bytes.includes('quillon'), file).toBe(false);
    }
  });

  it('says what an erasure does about every name in the shop’s folder, those of a bad day too', () => {
    const { folder: _, keyCopies, ...others } = filesIn('');
    const paths = [...keyCopies, ...Object.values(others), ...companionsOf(others.database)];
    expect(paths.length).toBeGreaterThan(12);
    const unknown = paths
      .map((path) => basename(path))
      .filter((file) => !writtenFiles.some(({ name }) => name.test(file)));
    expect(unknown).toEqual([]);
  });
});
