import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { connect, type RawDatabase } from '../../electron/database/driver.ts';
import { migrate } from '../../electron/database/migrate.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

let raw: RawDatabase;
beforeEach(() => {
  raw = connect(join(temporaryFolder(), 'test.db'), { mustExist: false, waitMs: 0 });
  raw.pragma('foreign_keys=ON');
  migrate(raw, 1);
  raw.exec(`
    INSERT INTO customer VALUES (7, 'c', 'Ada', 'ada', 'en', 0, '', 'counter', '2026-01-01', NULL, 'h');
    INSERT INTO wording VALUES ('w', 'offers', 'en', 'May we?', '2026-01-01', 'h');
    INSERT INTO notice VALUES ('n', 1, '2026-01-01', 'x', '[]', '[]', 'h');
    INSERT INTO consent_event (id, customer_row, purpose, channel, state, wording, notice_id, sign_version, method,
      staff_id, role, device_id, after_payment, at, hlc, valid_until)
    VALUES ('e1', 7, 'offers', 'email', 'ConsentGiven', 'w', 'n', 3, 'tap', 's', 'Owner', 'd', 1, '2026-02-01', 'h1', '2028-02-01'),
      ('e2', 7, 'offers', 'email', 'ConsentWithdrawn', NULL, NULL, NULL, 'stop-at-counter', 's', 'Counter', 'd', 0, '2026-03-01', 'h2', NULL);
  `);
  migrate(raw, 2);
  return () => raw.close();
});

test('answers given before stay, letter for letter, and say nothing they do not know', () => {
  expect(raw.prepare('SELECT * FROM consent_event ORDER BY hlc').all()).toMatchObject([
    {
      id: 'e1',
      customer_row: 7,
      state: 'ConsentGiven',
      wording: 'w',
      notice_id: 'n',
      sign_version: 3,
      method: 'tap',
      after_payment: 1,
      valid_until: '2028-02-01',
      controller: null,
      asked_order: null,
      sheet: null,
      reason: null,
      answered_on: null,
      answered_by: 'person',
    },
    {
      id: 'e2',
      state: 'ConsentWithdrawn',
      wording: null,
      method: 'stop-at-counter',
      role: 'Counter',
      valid_until: null,
    },
  ]);
});

test('answers still cannot be changed, nor removed without an announced erasure', () => {
  expect(() => raw.exec("UPDATE consent_event SET state = 'ConsentRefused'")).toThrow('append-only');
  expect(() => raw.exec('DELETE FROM consent_event')).toThrow('kept');
  raw.exec("INSERT INTO meta VALUES ('purge_pending', 'run')");
  raw.exec('DELETE FROM consent_event');
});

test('a paper answer names its sheet, a phone answer its reason, and a yes its words', () => {
  const insert = (method: string, sheet: string, reason: string, wording = "'w'") =>
    raw.exec(`INSERT INTO consent_event (id, customer_row, purpose, channel, state, wording, notice_id, method, staff_id,
      role, device_id, after_payment, at, hlc, valid_until, sheet, reason)
      VALUES ('e' || random(), 7, 'offers', 'post', 'ConsentGiven', ${wording}, 'n', '${method}', 's', 'Owner', 'd', 0, 'a', 'h', 'u', ${sheet}, ${reason})`);
  expect(() => insert('paper', 'NULL', 'NULL')).toThrow('CHECK');
  expect(() => insert('tap', '1', 'NULL')).toThrow('CHECK');
  expect(() => insert('phone', 'NULL', 'NULL')).toThrow('CHECK');
  expect(() => insert('phone', 'NULL', "'they-called'", 'NULL')).toThrow('CHECK');
  insert('phone', 'NULL', "'they-called'");
});

test('a printed sheet is never changed, never removed, and used once', () => {
  raw.exec("INSERT INTO paper_sheet VALUES (1, 'n', 'en', 'Fern', '[]', '2026-11-01', NULL, 'h')");
  expect(() => raw.exec("UPDATE paper_sheet SET questions = '[1]'")).toThrow('immutable');
  raw.exec("UPDATE paper_sheet SET used_at = '2026-11-23'");
  expect(() => raw.exec("UPDATE paper_sheet SET used_at = '2026-11-24'")).toThrow('once');
  expect(() => raw.exec('DELETE FROM paper_sheet')).toThrow('kept');
});
