import { expect, test } from 'vitest';
import { connect } from '../../electron/database/driver.ts';
import { migrate } from '../../electron/database/migrate.ts';

test('purchases that came with a file before are known by the number of the file, and no others', () => {
  const raw = connect(':memory:', { mustExist: false, waitMs: 0 });
  migrate(raw, 20);
  raw.exec(`
    INSERT INTO customer (row, id, display_name, sort_name, language, under_sixteen, note, source, created_at, hlc)
    VALUES (1, 'c', 'Anna', 'anna', 'en', 0, '', 'counter', '2026-01-01T00:00:00.000Z', 'h0');
    INSERT INTO file_import (number, id, state, kind, began_at, counts, hlc)
    VALUES (3, 'i', 'here', 'purchases', '2026-01-01T00:00:00.000Z', '{}', 'h3');
    INSERT INTO purchase (id, customer_row, at, what, amount_minor, currency, hlc)
    VALUES ('p1', 1, '2026-01-01T12:00:00.000Z', 'Moss', 300, 'GBP', 'h3'),
           ('p2', 1, '2026-01-02T12:00:00.000Z', 'Moss', 300, 'GBP', 'h4');`);
  migrate(raw, 21);
  expect(raw.prepare('SELECT id, import_number FROM purchase ORDER BY id').raw().all()).toEqual([
    ['p1', 3],
    ['p2', null],
  ]);
  raw.close();
});
