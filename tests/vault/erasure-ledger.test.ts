import { appendFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { openLedger, readLedger } from '../../electron/vault/erasure-ledger.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { keysOf, lockedVault, now, unlock } from './a-vault.ts';

const key = Buffer.alloc(32, 5);
const vaultId = '01900000-0000-7000-8000-000000000001';

let path: string;
beforeEach(() => {
  path = join(temporaryFolder(), 'erasures.ledger');
});

const entry = (n: number) => ({
  runId: `run-${n}`,
  at: now,
  ids: [`customer-${n}`],
  fingerprints: [Buffer.alloc(32, n)],
});
const write = (...numbers: number[]) => {
  for (const n of numbers) openLedger(path, key, vaultId).append(entry(n));
};
const read = () => readLedger(path, key, vaultId);
const lines = () => readFileSync(path, 'latin1').split('\n').slice(0, -1);
const keep = (kept: readonly string[]) => writeFileSync(path, kept.map((line) => `${line}\n`).join(''));

test('what was erased can be read again, in order, and by nobody without the key', () => {
  expect(read()).toEqual({ entries: [], unreadable: 0, torn: false, whole: true });
  write(1, 2, 3);
  expect(read()).toEqual({ entries: [entry(1), entry(2), entry(3)], unreadable: 0, torn: false, whole: true });
  expect(readFileSync(path, 'latin1')).not.toContain('customer-1');
  expect(readLedger(path, Buffer.alloc(32, 6), vaultId)).toMatchObject({ entries: [], unreadable: 3 });
});

test('a line torn by a power cut is reported, costs nothing else, and the next entry follows', () => {
  write(1, 2);
  const whole = readFileSync(path).length;
  truncateSync(path, whole - 1);
  expect(read()).toEqual({ entries: [entry(1), entry(2)], unreadable: 0, torn: false, whole: true });
  write(3);
  expect(read()).toEqual({ entries: [entry(1), entry(2), entry(3)], unreadable: 0, torn: false, whole: true });
  for (let cut = whole - 2; cut > (lines()[0] as string).length + 1; cut -= 17) {
    keep(lines().slice(0, 2));
    truncateSync(path, cut);
    expect(read()).toEqual({ entries: [entry(1)], unreadable: 0, torn: true, whole: true });
    openLedger(path, key, vaultId).append(entry(3));
    expect(read()).toEqual({ entries: [entry(1), entry(3)], unreadable: 1, torn: false, whole: true });
    keep([lines()[0] as string]);
    write(2);
  }
});

test('a changed, removed, repeated or reordered line is noticed, and the others are still read', () => {
  write(1, 2, 3);
  const [first, second, third] = lines() as [string, string, string];
  for (let at = 0; at < second.length; at += 5) {
    const other = second[at] === 'A' ? 'B' : 'A';
    keep([first, `${second.slice(0, at)}${other}${second.slice(at + 1)}`, third]);
    expect(read()).toEqual({ entries: [entry(1), entry(3)], unreadable: 1, torn: false, whole: false });
  }
  for (const tampered of [
    [second, third],
    [first, third],
    [first, first, second],
    [second, first, third],
  ]) {
    keep(tampered);
    expect(read()).toMatchObject({ unreadable: 0, whole: false });
  }
});

test('the open vault writes into the ledger beside it', async () => {
  const folder = await lockedVault();
  const vault = await unlock(folder);
  vault.recordErasure(entry(1));
  vault.recordErasure(entry(2));
  vault.close();
  const { files, keys, vaultId: own } = await keysOf(folder);
  expect(readLedger(files.ledger, keys.ledger, own).entries).toEqual([entry(1), entry(2)]);
  appendFileSync(files.ledger, 'torn');
  expect(readLedger(files.ledger, keys.ledger, own)).toMatchObject({ torn: true, whole: true });
});
