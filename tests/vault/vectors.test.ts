import { argon2Sync, createHash, hkdfSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createFromOlder } from '../../electron/database/create-database.ts';
import { keyFileText } from '../../electron/vault/key-file.ts';
import { derive, type Stretching, stretch } from '../../electron/vault/key-wrap.ts';
import { sealDatabaseKey } from '../../electron/vault/keys.ts';
import { mixPin, newPinSlot, pinStretching } from '../../electron/vault/pin-slots.ts';
import { newRecoveryCode } from '../../electron/vault/recovery-code.ts';
import { eachPage } from '../../electron/vault/sealed-pages.ts';
import { newOwnerSlot, newRecoverySlot } from '../../electron/vault/slots.ts';
import type { StaffId } from '../../shared/foundation/id.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { databaseKey, isSealedWith, masterByCode, masterByPassphrase, masterByPin, pageOf } from './second-reader.ts';

const vectors = 24;
const vaultId = '01900000-0000-7000-8000-0000000000aa';
const bytesOf = (seed: string) => Buffer.from(hkdfSync('sha256', seed, '', 'vector', 32));
const accents = ['ﬁnch', 'Å', 'ß', '中', '😀', ' é', 'İ', ''];

const everyVector = Array.from({ length: vectors }, (_, index) => ({
  master: bytesOf(`master ${index}`),
  key: bytesOf(`database ${index}`),
  device: bytesOf(`device ${index}`),
  passphrase: `seven quiet herons ${index} ${accents[index % accents.length]}`,
  pins: [String(402_817 + index), String(7_391_058 + 31 * index)],
  cost: { memoryKiB: 32 + 8 * index, passes: 1 + (index % 3), lanes: 1 + (index % 4) },
}));

// 24 key files, three kinds of way in to each; the second reader has other libraries and none of our code.
it('the second reader gets the same master key by passphrase, code and PIN, and the same key of the database', async () => {
  for (const { master, key, device, passphrase, pins, cost } of everyVector) {
    const code = newRecoveryCode();
    const salted = { m: cost.memoryKiB, t: cost.passes, p: cost.lanes, salt: bytesOf(`third ${passphrase}`) };
    expect((await stretch(passphrase, salted)).toString('hex')).toBe(thirdOpinion(passphrase, salted));
    const kdf = pinStretching([], cost);
    const people = pins.map((_, at) => `01900000-0000-7000-8000-00000000000${at}` as StaffId);
    const slots = [
      await newOwnerSlot(vaultId, 1, master, passphrase, cost),
      newRecoverySlot(vaultId, 1, master, code),
      ...(await Promise.all(
        pins.map(async (pin, at) =>
          newPinSlot(vaultId, people[at] as StaffId, kdf, master, await mixPin(pin, kdf, device)),
        ),
      )),
    ];
    const salt = bytesOf(`salt ${passphrase}`).subarray(0, 16);
    const deks = [sealDatabaseKey(vaultId, master, key, salt)];
    const text = keyFileText({ fmt: 'vault-slots/1', vaultId, seq: 1, slots, deks }, derive(master, 'seal'));
    expect(Buffer.from(masterByPassphrase(text, passphrase))).toEqual(master);
    expect(Buffer.from(masterByCode(text, code))).toEqual(master);
    for (const [at, pin] of pins.entries()) {
      const found = masterByPin(text, pin, device);
      expect([found.user, Buffer.from(found.master)]).toEqual([people[at], master]);
      expect(() => masterByPin(text, pin, bytesOf('another computer'))).toThrow('not the right secret');
    }
    expect(isSealedWith(text, master)).toBe(true);
    expect(Buffer.from(databaseKey(text, master, salt))).toEqual(key);
  }
});

it('the second reader decrypts every page of 24 databases to what we read, with the seal of each page right', () => {
  const folder = temporaryFolder();
  const digest = (page: Uint8Array) => createHash('sha256').update(page).digest('hex');
  let compared = 0;
  for (const [index, { key }] of everyVector.entries()) {
    const path = join(folder, `${index}.vault`);
    const word = `heron number ${index}`;
    createFromOlder(path, Buffer.from(key), 1, (tx) =>
      tx.prepare('INSERT INTO meta VALUES (?, ?)').run('vector', word.repeat(40)),
    );
    const ours: string[] = [];
    eachPage(path, key, (content) => ours.push(digest(content)));
    const file = readFileSync(path);
    const theirs = ours.map((_, at) => pageOf(file, key, at + 1));
    expect(theirs.map(digest)).toEqual(ours);
    expect(theirs.some((page) => Buffer.from(page).includes(word))).toBe(true);
    compared += theirs.length;
    const changed = Buffer.from(file);
    changed[100] = (changed[100] as number) ^ 1;
    expect(() => pageOf(changed, key, 1)).toThrow('the seal is not right');
  }
  expect(compared).toBeGreaterThan(20 * vectors);
});

/** Argon2id as OpenSSL has it. */
function thirdOpinion(passphrase: string, { m, t, p, salt }: Stretching): string {
  const message = passphrase.normalize('NFKC');
  const wish = { message, nonce: salt, parallelism: p, tagLength: 32, memory: m, passes: t };
  return argon2Sync('argon2id', wish).toString('hex');
}
