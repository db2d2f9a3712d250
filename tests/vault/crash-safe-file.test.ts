import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { appendSafely, removeSafely, renamePatiently, writeFileSafely } from '../../electron/vault/crash-safe-file.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const busy = (code: string) => Object.assign(new Error(code), { code });

test('a file is replaced whole and leaves nothing beside it', () => {
  const folder = join(temporaryFolder(), 'made', 'on the way');
  const path = join(folder, 'note.json');
  writeFileSafely(path, 'first');
  writeFileSafely(path, 'second');
  appendSafely(path, Buffer.from(' third'));
  expect(readFileSync(path, 'utf8')).toBe('second third');
  expect(readdirSync(folder)).toEqual(['note.json']);
  removeSafely(path);
  removeSafely(path);
  expect(readdirSync(folder)).toEqual([]);
});

test.for(['EPERM', 'EACCES', 'EBUSY'])('a scanner that holds the file for a moment (%s) is waited for', (code) => {
  const waits: number[] = [];
  let tries = 0;
  renamePatiently('from', 'to', {
    rename: () => {
      if (++tries < 6) throw busy(code);
    },
    wait: (ms) => waits.push(ms),
    patienceMs: 60_000,
  });
  expect(tries).toBe(6);
  expect(waits).toEqual([10, 20, 40, 80, 160]);
});

test('after a minute, and for anything else at once, the rename gives up', () => {
  let waited = 0;
  const never = (code: string) => ({
    rename: () => {
      throw busy(code);
    },
    wait: (ms: number) => {
      waited += ms;
    },
    patienceMs: 60_000,
  });
  expect(() => renamePatiently('from', 'to', never('EBUSY'))).toThrow('EBUSY');
  expect(waited).toBeGreaterThanOrEqual(60_000);
  expect(waited).toBeLessThan(62_000);
  waited = 0;
  expect(() => renamePatiently('from', 'to', never('ENOSPC'))).toThrow('ENOSPC');
  expect(waited).toBe(0);
});
