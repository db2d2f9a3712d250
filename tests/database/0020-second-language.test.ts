import { join } from 'node:path';
import { expect, test } from 'vitest';
import { connect } from '../../electron/database/driver.ts';
import { migrate } from '../../electron/database/migrate.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

test('a full sheet printed before is known in both of its languages, and every other sign in its one', () => {
  const raw = connect(join(temporaryFolder(), 'test.db'), { mustExist: false, waitMs: 0 });
  migrate(raw, 19);
  raw.exec(
    "INSERT INTO notice (id, version, published_at, hash, texts, wordings, hlc) VALUES ('n', 1, '2026-01-01', 'x', '[]', '[]', 'h')",
  );
  const sign = raw.prepare(
    `INSERT INTO sign (id, version, notice_id, format, language, how, at, hlc) VALUES (?, ?, 'n', ?, 'en', 'saved', '2026-01-01', 'h')`,
  );
  const line = raw.prepare(
    `INSERT INTO journal (seq, at, hlc, device_id, staff_id, role, act, subject, detail, hash)
     VALUES (?, '2026-01-01', 'h', 'd', 's', 'Owner', 'sign.saved', 'n', ?, zeroblob(32))`,
  );
  for (const [version, format, language] of [
    [1, 'full-a4', 'en-pl'],
    [2, 'full-a4', 'en'],
    [3, 'poster-a4', 'en'],
  ] as const) {
    sign.run(`s${version}`, version, format);
    line.run(version, JSON.stringify({ version: 1, sign: version, format, language }));
  }
  migrate(raw, 20);
  expect(raw.prepare('SELECT version, language, second FROM sign ORDER BY version').raw().all()).toEqual([
    [1, 'en', 'pl'],
    [2, 'en', null],
    [3, 'en', null],
  ]);
  raw.close();
});
