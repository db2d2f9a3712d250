import { createHash } from 'node:crypto';
import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { filesIn } from '../../electron/vault/files.ts';
import { newestFirst, readCopies, writeCopies } from '../../electron/vault/key-copies.ts';
import { type KeyFile, keyFileText, readKeyFile } from '../../electron/vault/key-file.ts';
import { openKeyFile, openKeyFileByCode } from '../../electron/vault/keys.ts';
import { newRecoveryCode } from '../../electron/vault/recovery-code.ts';
import { newOwnerSlot, withSlots } from '../../electron/vault/slots.ts';
import { unlockVault } from '../../electron/vault/unlock-vault.ts';
import { cost, keysOf, lockedVault, passphrase, unlock } from './a-vault.ts';

const refused = (code: string) => expect.objectContaining({ name: 'Refusal', code });

let folder: string;
let good: Buffer;
let copies: readonly [string, string];
beforeAll(async () => {
  folder = await lockedVault();
  copies = filesIn(folder).keyCopies;
  good = readFileSync(copies[0]);
});

/** A file as somebody would write it who knows the format but not the vault's key. */
function forged(change: (content: KeyFile) => KeyFile): string {
  const found = readKeyFile(good);
  if (found === null) throw new Error('the key file cannot be read');
  return keyFileText(change(structuredClone(found.content)), Buffer.alloc(32, 9));
}

describe('one copy', () => {
  test('both copies say the same, hold no word of the passphrase, and are small', () => {
    expect(readFileSync(copies[1])).toEqual(good);
    expect(good.length).toBeLessThan(1536);
    for (const word of ['seven', 'quiet', 'herons']) expect(good.includes(word)).toBe(false);
  });

  test('with any byte changed is not read', () => {
    for (let at = 0; at < good.length; at++) {
      for (const bit of [1, 0x20, 0x80]) {
        const changed = Buffer.from(good);
        changed[at] = (changed[at] as number) ^ bit;
        expect(readKeyFile(changed), `byte ${at}`).toBeNull();
      }
    }
  });

  test('cut off at any length or with more behind it is not read', () => {
    for (let length = 0; length < good.length; length++) expect(readKeyFile(good.subarray(0, length))).toBeNull();
    expect(readKeyFile(Buffer.concat([good, Buffer.from('\n')]))).toBeNull();
    expect(readKeyFile(Buffer.concat([good, good]))).toBeNull();
    expect(readKeyFile(Buffer.alloc(70_000, ' '))).toBeNull();
  });

  test.for([
    ['a terabyte of memory', { m: 1_073_741_824 }],
    ['a thousand passes', { t: 1000 }],
    ['a hundred lanes', { p: 100 }],
    ['no memory at all', { m: 0 }],
  ] as const)('that asks for %s is not read', ([, kdf]) => {
    const greedy = forged((content) => {
      for (const slot of content.slots) if (slot.type === 'owner') Object.assign(slot.kdf as object, kdf);
      return content;
    });
    expect(readKeyFile(Buffer.from(greedy))).toBeNull();
  });

  test('with a way in that this program does not know keeps it', () => {
    const later = { id: 's2', type: 'token', kdf: { alg: 'hkdf-sha256', salt: 'AA==' }, ct: 'AA==' };
    const found = readKeyFile(Buffer.from(forged((content) => ({ ...content, slots: [...content.slots, later] }))));
    expect(found?.content.slots[2]).toEqual(later);
  });
});

describe('two copies', () => {
  const restore = () => {
    for (const copy of copies) writeFileSync(copy, good);
  };

  test.for([0, 1])(
    'copy %i damaged or gone: the other opens the vault, and then the damaged one is mended',
    async (which) => {
      for (const damage of [
        (path: string) => truncateSync(path, 100),
        (path: string) => rmSync(path),
        (path: string) => writeFileSync(path, Buffer.alloc(100_000)),
        (path: string) => writeFileSync(path, ''),
      ]) {
        restore();
        damage(copies[which] as string);
        (await unlock(folder)).close();
        expect(readFileSync(copies[which] as string)).toEqual(good);
      }
    },
  );

  test('ten thousand wrong secrets open nothing and change nothing', async () => {
    const found = newestFirst(readCopies(filesIn(folder)));
    const tried: Promise<unknown>[] = [];
    for (let index = 0; index < 9000; index++) tried.push(openKeyFileByCode(found, newRecoveryCode()));
    const letters = [...passphrase];
    for (let index = 0; index < 1000; index++) {
      const at = index % letters.length;
      const other = String.fromCharCode(
        0x21 + ((passphrase.charCodeAt(at) + 1 + Math.floor(index / letters.length)) % 94),
      );
      const wrong = index % 2 === 0 ? letters.with(at, other).join('') : letters.toSpliced(at, 0, other).join('');
      tried.push(openKeyFile(found, wrong === passphrase ? `${wrong} ` : wrong, cost));
    }
    const opened = (await Promise.allSettled(tried)).filter(({ status }) => status === 'fulfilled');
    expect(opened).toEqual([]);
    expect(copies.map((copy) => readFileSync(copy))).toEqual([good, good]);
    expect((await openKeyFile(found, passphrase, cost)).master).toHaveLength(32);
  });

  test('a wrong passphrase mends nothing', async () => {
    restore();
    truncateSync(copies[0], 100);
    await expect(unlockVault({ folder, passphrase: 'nine loud herons', cost })).rejects.toThrow(
      refused('vault.wrong-passphrase'),
    );
    expect(readFileSync(copies[0]).length).toBe(100);
    restore();
  });

  test('a newer copy that this vault did not write is passed over and mended', async () => {
    writeFileSync(
      copies[0],
      forged((content) => ({ ...content, seq: 1000 })),
    );
    (await unlock(folder)).close();
    expect(readFileSync(copies[0])).toEqual(good);
  });

  test('when no copy is ours the key file is damaged, and both stay as they are', async () => {
    const forgery = forged((content) => ({ ...content, seq: 1000 }));
    for (const copy of copies) writeFileSync(copy, forgery);
    await expect(unlock(folder)).rejects.toThrow(refused('vault.key-file-damaged'));
    for (const copy of copies) truncateSync(copy, 50);
    await expect(unlock(folder)).rejects.toThrow(refused('vault.key-file-damaged'));
    expect(readFileSync(copies[0]).length).toBe(50);
    restore();
  });

  test('a copy that makes guessing cheap is not taken in a shop', async () => {
    const found = newestFirst(readCopies(filesIn(folder)));
    const inShop = { memoryKiB: 131_072, passes: 3, lanes: 4 };
    await expect(openKeyFile(found, passphrase, inShop)).rejects.toThrow(refused('vault.key-file-damaged'));
  });

  test('the newest of two whole copies opens, and the older is brought up to it', async () => {
    const { opened, keys, files } = await keysOf(folder);
    const slot = await newOwnerSlot(opened.file.content.vaultId, 2, opened.master, 'nine loud herons', cost);
    const newer = keyFileText(withSlots(opened.file.content, slot), keys.seal);
    writeFileSync(copies[1], newer);
    await expect(unlock(folder)).rejects.toThrow(refused('vault.wrong-passphrase'));
    (await unlockVault({ folder, passphrase: 'nine loud herons', cost })).close();
    expect(readFileSync(copies[0], 'utf8')).toBe(newer);
    writeCopies(files, good.toString('utf8'));
    expect(readFileSync(copies[0])).toEqual(good);
    expect(readFileSync(copies[1])).toEqual(good);
  });
});

test('a passphrase kept more cheaply than today’s measure is kept better after it was typed', async () => {
  const shop = await lockedVault();
  const paths = filesIn(shop).keyCopies;
  const dearer = { memoryKiB: 64, passes: 2, lanes: 1 };
  (await unlockVault({ folder: shop, passphrase, cost: { ...dearer, passes: 1 } })).close();
  expect(JSON.parse(readFileSync(paths[0], 'utf8')).seq).toBe(1);
  await expect(unlockVault({ folder: shop, passphrase, cost: dearer })).rejects.toThrow(
    refused('vault.key-file-damaged'),
  );
  const { opened, keys, files } = await keysOf(shop);
  const vaultId = opened.file.content.vaultId;
  const floor = { memoryKiB: 19_456, passes: 2, lanes: 1 };
  const slot = await newOwnerSlot(vaultId, 2, opened.master, passphrase, floor);
  writeCopies(files, keyFileText(withSlots(opened.file.content, slot), keys.seal));
  const target = { ...floor, passes: 3 };
  (await unlockVault({ folder: shop, passphrase, cost: target })).close();
  for (const path of paths) {
    const content = JSON.parse(readFileSync(path, 'utf8'));
    expect(content).toMatchObject({
      seq: 3,
      slots: [{ type: 'owner', kdf: { m: 19_456, t: 3, p: 1 } }, { type: 'recovery' }],
    });
  }
  (await unlockVault({ folder: shop, passphrase, cost: target })).close();
  expect(createHash('sha256').update(readFileSync(paths[0])).digest()).toEqual(
    createHash('sha256').update(readFileSync(paths[1])).digest(),
  );
});
