import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createVault } from '../../electron/vault/create-vault.ts';
import { filesIn } from '../../electron/vault/files.ts';
import { vaultOnDisk } from '../../electron/vault/on-disk.ts';
import { unlockVault } from '../../electron/vault/unlock-vault.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import {
  addPerson,
  contentsOf,
  cost,
  ids,
  lockedVault,
  now,
  passphrase,
  rawDatabase,
  recoveryCode,
  unlock,
} from './a-vault.ts';

const refused = (code: string) => expect.objectContaining({ name: 'Refusal', code });
const setUp = (folder: string, seed: () => void = () => {}) =>
  createVault({ folder, passphrase, recoveryCode, cost, seed, now: () => now, newId: ids() });

test('what set-up put in is there after unlocking, and the vault knows itself and its computer', async () => {
  const folder = await lockedVault((tx) => addPerson(tx, 1, 'Zuzanna Wrzos', 'zuzanna@wrzos.example'));
  const vault = await unlock(folder);
  expect(vault.db.prepare('SELECT display_name FROM customer').pluck().all()).toEqual(['Zuzanna Wrzos']);
  const meta = Object.fromEntries(vault.db.prepare('SELECT key, value FROM meta').raw().all() as [string, string][]);
  expect(meta).toMatchObject({ vault_id: ids(1)(), device_id: ids(2)() });
  vault.close();
});

test('a wrong passphrase says so and changes nothing', async () => {
  const folder = await lockedVault();
  const before = contentsOf(folder);
  for (const wrong of ['', 'seven', `${passphrase} `, passphrase.toUpperCase()]) {
    await expect(unlockVault({ folder, passphrase: wrong, cost })).rejects.toThrow(refused('vault.wrong-passphrase'));
  }
  expect(contentsOf(folder)).toEqual(before);
});

test('what a backup or a restore left that was stopped before it was decided is tidied away by unlocking', async () => {
  const folder = await lockedVault();
  const { restoring, restoreMark, stillDatabase } = filesIn(folder);
  mkdirSync(restoring);
  const left = [`${restoreMark}.tmp`, stillDatabase, join(restoring, 'customers.vault')];
  for (const path of left) writeFileSync(path, 'x');
  (await unlock(folder)).close();
  expect(left.filter((path) => existsSync(path))).toEqual([]);
});

test('a vault that is open is not opened again', async () => {
  const folder = await lockedVault();
  const vault = await unlock(folder);
  await expect(unlock(folder)).rejects.toThrow(refused('vault.in-use'));
  vault.transaction((tx) => tx.prepare("INSERT INTO meta VALUES ('rose', 'red')").run());
  vault.close();
  (await unlock(folder)).close();
});

describe('what stands in the way has its own name, and nothing is changed by looking', () => {
  test('a fresh computer', async () => {
    const folder = join(temporaryFolder(), 'not', 'there');
    expect(vaultOnDisk(folder)).toBe('none');
    await expect(unlock(folder)).rejects.toThrow(refused('vault.none'));
    expect(existsSync(folder)).toBe(false);
  });

  test('a database missing beside its key file', async () => {
    const folder = await lockedVault();
    rmSync(filesIn(folder).database);
    await inTrouble(folder, 'vault.missing');
  });

  test('a log or an erasure ledger with nothing else', async () => {
    for (const name of ['customers.vault-wal', 'erasures.ledger', 'slots.b.json']) {
      const folder = temporaryFolder();
      writeFileSync(join(folder, name), 'x');
      await inTrouble(folder, 'vault.missing');
    }
  });

  test('a vault without its key file, or with both copies damaged', async () => {
    const folder = await lockedVault();
    const { keyCopies } = filesIn(folder);
    truncateSync(keyCopies[0], 20);
    rmSync(keyCopies[1]);
    await inTrouble(folder, 'vault.key-file-damaged');
    rmSync(keyCopies[0]);
    await inTrouble(folder, 'vault.key-file-damaged');
  });

  test('a vault cut short, emptied, or replaced by something readable', async () => {
    const folder = await lockedVault();
    const { database } = filesIn(folder);
    writeFileSync(database, Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(8192)]));
    await inTrouble(folder, 'vault.damaged');
    truncateSync(database, 0);
    await inTrouble(folder, 'vault.damaged');
  });

  test('a vault that another shop’s key file lies beside', async () => {
    const [folder, other] = [await lockedVault(), await lockedVault()];
    copyFileSync(filesIn(other).database, filesIn(folder).database);
    const before = contentsOf(folder);
    expect(vaultOnDisk(folder)).toBe('locked');
    await expect(unlock(folder)).rejects.toThrow(refused('vault.damaged'));
    expect(contentsOf(folder)).toEqual(before);
  });

  test('a vault from a newer version', async () => {
    const folder = await lockedVault();
    const raw = await rawDatabase(folder);
    raw.pragma('user_version=99');
    raw.close();
    const before = contentsOf(folder);
    await expect(unlock(folder)).rejects.toThrow(refused('vault.newer-version'));
    expect(contentsOf(folder)).toEqual(before);
  });

  async function inTrouble(folder: string, code: string): Promise<void> {
    const before = contentsOf(folder);
    expect(vaultOnDisk(folder)).toEqual({ trouble: code });
    await expect(unlock(folder)).rejects.toThrow(refused(code));
    await expect(setUp(folder)).rejects.toThrow(refused(code));
    expect(contentsOf(folder)).toEqual(before);
  }
});

describe('set-up', () => {
  test('is refused where there is a vault', async () => {
    const folder = await lockedVault();
    const before = contentsOf(folder);
    await expect(setUp(folder)).rejects.toThrow(refused('vault.already-set-up'));
    expect(contentsOf(folder)).toEqual(before);
  });

  test('asked for twice at once makes one vault', async () => {
    const folder = temporaryFolder();
    const [first, second] = await Promise.allSettled([setUp(folder), setUp(folder)]);
    expect([first.status, second.status].sort()).toEqual(['fulfilled', 'rejected']);
    (await unlock(folder)).close();
  });

  test('that fails leaves nothing behind and can be done again', async () => {
    const folder = temporaryFolder();
    const failing = setUp(folder, () => {
      throw new Error('the power of the pen failed');
    });
    await expect(failing).rejects.toThrow('power of the pen');
    expect(contentsOf(folder)).toEqual({});
    await setUp(folder);
    (await unlock(folder)).close();
  });

  test('leaves a vault, two copies of its key file, and nothing else', async () => {
    const folder = await lockedVault();
    expect(Object.keys(contentsOf(folder)).sort()).toEqual(['customers.vault', 'slots.a.json', 'slots.b.json']);
    const key = readFileSync(filesIn(folder).keyCopies[0], 'utf8');
    expect(key).not.toContain('Fern');
  });
});

test('an erasure that was interrupted is finished before the vault is shown', async () => {
  const folder = await lockedVault((tx) => tx.prepare("INSERT INTO meta VALUES ('purge_pending', 'run')").run());
  const vault = await unlock(folder);
  expect(vault.db.prepare("SELECT count(*) FROM meta WHERE key = 'purge_pending'").pluck().get()).toBe(0);
  vault.close();
});

test('a contact point has the same fingerprint in one vault and another in the next', async () => {
  const [vault, again, other] = [await lockedVault(), await lockedVault(), await lockedVault()];
  const mark = async (folder: string) => {
    const open = await unlock(folder);
    const fingerprint = open.fingerprint('+441174960123');
    open.close();
    return fingerprint.toString('hex');
  };
  expect(await mark(vault)).toBe(await mark(vault));
  expect(new Set([await mark(vault), await mark(again), await mark(other)]).size).toBe(3);
});
