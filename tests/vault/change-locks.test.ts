import { randomBytes } from 'node:crypto';
import fs, { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesIn } from '../../electron/vault/files.ts';
import { newestFirst, readCopies } from '../../electron/vault/key-copies.ts';
import { newRecoveryCode } from '../../electron/vault/recovery-code.ts';
import { newOwnerSlot, newRecoverySlot } from '../../electron/vault/slots.ts';
import { unlockByCode, unlockVault } from '../../electron/vault/unlock-vault.ts';
import type { NewLocks, UnlockedVault } from '../../electron/vault/unlocked-vault.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { addPerson, cost, lockedVault, passphrase, recoveryCode, unlock } from './a-vault.ts';

const next = 'nine brass lanterns hum at noon';
const nextCode = newRecoveryCode();

async function newLocks(vault: UnlockedVault): Promise<NewLocks> {
  const master = randomBytes(32);
  return {
    master,
    slots: [
      await newOwnerSlot(vault.vaultId, 1, master, next, cost),
      newRecoverySlot(vault.vaultId, 1, master, nextCode),
    ],
  };
}

function keysIn(folder: string) {
  return newestFirst(readCopies(filesIn(folder)))[0]?.content;
}

function people(vault: UnlockedVault): number {
  return Number(vault.db.prepare('SELECT count(*) FROM customer').pluck().get());
}

/** Does `work` and keeps what lies in the folder before every call that changes the disk past SQLite. */
function filmed(folder: string, work: () => void): readonly string[] {
  const film = temporaryFolder();
  const frames: string[] = [];
  const changing = ['writeSync', 'fsyncSync', 'renameSync', 'rmSync'] as const;
  const real = Object.fromEntries(changing.map((name) => [name, fs[name]]));
  const shoot = () => {
    const frame = join(film, String(frames.length));
    Object.assign(fs, real);
    cpSync(folder, frame, { recursive: true });
    Object.assign(fs, watched);
    frames.push(frame);
  };
  const watched = Object.fromEntries(
    changing.map((name) => [
      name,
      (...args: unknown[]) => {
        shoot();
        return (real[name] as (...args: unknown[]) => unknown)(...args);
      },
    ]),
  );
  Object.assign(fs, watched);
  syncBuiltinESMExports();
  try {
    work();
  } finally {
    Object.assign(fs, real);
    syncBuiltinESMExports();
  }
  return frames;
}

describe('changing the locks', () => {
  test('leaves one key, one file, and the same people; the key from before fits nothing', async () => {
    const folder = await lockedVault((tx) => addPerson(tx, 1, 'Zuzanna Wrzos', 'zuzanna@wrzos.example'));
    const vault = await unlock(folder);
    const before = { fingerprint: vault.fingerprint('x'), salt: keysIn(folder)?.deks[0]?.dbSalt };
    vault.changeLocks(await newLocks(vault));
    expect(people(vault)).toBe(1);
    vault.transaction((tx) => addPerson(tx, 2, 'Ada Fern', 'ada@fern.example'));
    vault.close();
    expect(keysIn(folder)?.deks).toHaveLength(1);
    expect(keysIn(folder)?.deks[0]?.dbSalt).not.toBe(before.salt);
    expect(readdirSync(folder).sort()).toEqual(['customers.vault', 'journal.witness', 'slots.a.json', 'slots.b.json']);
    await expect(unlock(folder)).rejects.toMatchObject({ code: 'vault.wrong-passphrase' });
    await expect(unlockByCode(folder, recoveryCode)).rejects.toMatchObject({ code: 'vault.wrong-recovery-code' });
    const again = await unlockVault({ folder, passphrase: next, cost });
    expect(people(again)).toBe(2);
    expect(again.fingerprint('x')).toEqual(before.fingerprint);
    again.close();
    (await unlockByCode(folder, nextCode)).close();
  });

  test('stopped before any of its steps is done or not done, and is finished at the next opening', async () => {
    const folder = await lockedVault((tx) => {
      for (let row = 1; row <= 50; row++) addPerson(tx, row, `Person ${row}`, `person${row}@wrzos.example`);
    });
    const vault = await unlock(folder);
    const locks = await newLocks(vault);
    const frames = filmed(folder, () => vault.changeLocks(locks));
    vault.close();
    expect(frames.length).toBeGreaterThan(20);
    let changed = 0;
    for (const frame of frames) {
      const answers = await Promise.allSettled([passphrase, next].map((one) => openAndClose(frame, one)));
      // Both copies lie there while one is written; the newest says which of the two it is.
      expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      if (answers[1]?.status === 'fulfilled') changed += 1;
      else expect(changed).toBe(0);
      expect(keysIn(frame)?.deks).toHaveLength(1);
      expect(existsSync(filesIn(frame).nextDatabase)).toBe(false);
    }
    expect(changed).toBeGreaterThan(5);
    expect(changed).toBeLessThan(frames.length);
  });

  test('on a copy that is not whole is called off before anything is changed', async () => {
    const folder = await lockedVault((tx) => addPerson(tx, 1, 'Zuzanna Wrzos', 'zuzanna@wrzos.example'));
    const vault = await unlock(folder);
    const locks = await newLocks(vault);
    const before = filesIn(folder).keyCopies.map((copy) => readFileSync(copy, 'utf8'));
    const { nextDatabase } = filesIn(folder);
    expect(() =>
      vault.changeLocks(locks, (step) => {
        if (step === 'checking') fs.truncateSync(nextDatabase, 8192);
      }),
    ).toThrow();
    expect(filesIn(folder).keyCopies.map((copy) => readFileSync(copy, 'utf8'))).toEqual(before);
    expect(existsSync(nextDatabase)).toBe(false);
    expect(people(vault)).toBe(1);
    vault.close();
    (await unlock(folder)).close();
  });

  test('many times over keeps the fingerprints of the erased, and the latest locks open', async () => {
    const folder = await lockedVault();
    let vault = await unlock(folder);
    const fingerprint = vault.fingerprint('+441174960123');
    for (let time = 0; time < 15; time++) {
      vault.changeLocks(await newLocks(vault));
      expect(vault.fingerprint('+441174960123')).toEqual(fingerprint);
    }
    vault.close();
    expect(keysIn(folder)?.former).toHaveLength(12);
    vault = await unlockVault({ folder, passphrase: next, cost });
    expect(vault.fingerprint('+441174960123')).toEqual(fingerprint);
    vault.close();
  });
});

async function openAndClose(folder: string, secret: string): Promise<void> {
  const vault = await unlockVault({ folder, passphrase: secret, cost, waitMs: 50 });
  try {
    expect(people(vault)).toBe(50);
  } finally {
    vault.close();
  }
}
