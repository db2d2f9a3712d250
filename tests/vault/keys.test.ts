import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { argon2id } from '@noble/hashes/argon2.js';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shippedKeyCost } from '../../electron/app/key-cost.ts';
import { filesIn } from '../../electron/vault/files.ts';
import { type KeyFile, keyFileText, pinSlotsOf, readKeyFile } from '../../electron/vault/key-file.ts';
import { derive, stretch } from '../../electron/vault/key-wrap.ts';
import type { StaffId } from '../../shared/foundation/id.ts';
import { fakePorts } from '../support/fake-ports.ts';
import { openTestApp, type TestApp, testAppBeforeSetUp } from '../support/open-test-app.ts';
import { testPassphrase, testShop } from '../support/test-shop.ts';
import { databaseKey, expand, isSealedWith, masterByCode, masterByPassphrase, pageOf } from './second-reader.ts';

type Slot = { readonly type: string; readonly kdf: Record<string, unknown>; readonly nonce: string };
const keyFile = (app: TestApp): string => {
  const [first, second] = filesIn(app.ports.folder).keyCopies.map((path) => readFileSync(path, 'utf8'));
  expect(second).toBe(first);
  return first ?? '';
};
const slotsIn = (text: string) => (JSON.parse(text) as { readonly slots: readonly Slot[] }).slots;

describe('the key file of a shop as shipped', () => {
  it('says on the disk that a guess costs 128 MiB and three passes, and repeats no salt and no nonce', async () => {
    const ports = { ...fakePorts(), keyCost: shippedKeyCost };
    const app = testAppBeforeSetUp(ports);
    const recoveryCode = await app.call('vault.newRecoveryCode', {});
    await app.call('vault.setUp', { shop: testShop, passphrase: testPassphrase, recoveryCode });
    const text = keyFile(app);
    const [owner, recovery] = slotsIn(text);
    expect(owner).toMatchObject({ type: 'owner', kdf: { alg: 'argon2id', v: 19, m: 131_072, t: 3, p: 4 } });
    expect(recovery).toMatchObject({ type: 'recovery', kdf: { alg: 'hkdf-sha256' } });
    const once = [...text.matchAll(/"(?:salt|nonce)":"([^"]+)"/g)].map(([, value]) => value);
    expect(new Set(once).size).toBe(5);
    await app.call('vault.changePassphrase', { passphrase: 'nine amber kettles hum by noon' });
    const changed = slotsIn(keyFile(app)).find(({ type }) => type === 'owner');
    expect(changed).toMatchObject({ kdf: { m: 131_072, t: 3, p: 4 } });
    expect(changed?.kdf.salt).not.toBe(owner?.kdf.salt);
    expect(changed?.nonce).not.toBe(owner?.nonce);
    app.close();
  });
});

describe('a second implementation', () => {
  let app: TestApp;
  let text: string;
  beforeAll(async () => {
    app = await openTestApp();
    text = keyFile(app);
  });
  afterAll(() => app.close());

  it('opens the book from its files and the passphrase, down to the first page of the database', () => {
    const master = masterByPassphrase(text, testPassphrase);
    expect(Buffer.from(master)).toEqual(app.vault().masterKey());
    expect(isSealedWith(text, master)).toBe(true);
    app.close();
    const file = readFileSync(filesIn(app.ports.folder).database);
    const page = pageOf(file, databaseKey(text, master, file.subarray(0, 16)), 1);
    // What SQLite writes from the sixteenth byte on: pages of 4096 bytes, write-ahead log, 80 bytes kept at their ends.
    expect([...page.slice(0, 5)]).toEqual([0x10, 0x00, 2, 2, 80]);
    expect(() => masterByPassphrase(text, 'nine loud herons')).toThrow('not the right secret');
  });

  it('opens it with the recovery code too', async () => {
    const ports = fakePorts();
    const other = testAppBeforeSetUp(ports);
    const recoveryCode = await other.call('vault.newRecoveryCode', {});
    await other.call('vault.setUp', { shop: testShop, passphrase: testPassphrase, recoveryCode });
    const master = masterByCode(keyFile(other), recoveryCode);
    expect(Buffer.from(master)).toEqual(other.vault().masterKey());
    other.close();
  });

  it('makes the same keys from any passphrase and salt', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        fc.uint8Array({ minLength: 16, maxLength: 16 }),
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 32, max: 96 }),
        async (passphrase, salt, t, p, m) => {
          fc.pre(passphrase !== '');
          const ours = await stretch(passphrase, { m, t, p, salt: Buffer.from(salt) });
          const theirs = argon2id(new TextEncoder().encode(passphrase.normalize('NFKC')), salt, { m, t, p, dkLen: 32 });
          expect(ours.toString('hex')).toBe(Buffer.from(theirs).toString('hex'));
          expect(derive(ours, 'seal').toString('hex')).toBe(Buffer.from(expand(theirs, 'seal', 32)).toString('hex'));
        },
      ),
      { numRuns: 20 },
    );
  });
});

describe('a hostile key file', () => {
  let app: TestApp;
  let good: string;
  let copies: readonly string[];
  beforeAll(async () => {
    app = await openTestApp();
    app.ports.account = 'the till';
    const staff = await app.call('staff.add', { name: 'Ines', role: 'Counter', pin: '402817' });
    const id = staff.find(({ name }) => name === 'Ines')?.id as StaffId;
    await app.call('vault.letPinOpen', { id, pin: '402817' });
    good = keyFile(app);
    copies = filesIn(app.ports.folder).keyCopies;
    app.close();
  });

  const refusedAsDamaged = () => app.refused('vault.key-file-damaged', 'vault.unlock', { passphrase: testPassphrase });

  it.each([
    ['a gibibyte, ten times over', { m: 1_048_576, t: 10, p: 1 }],
    ['half a gibibyte, five times over', { m: 524_288, t: 5, p: 4 }],
    ['less memory than its lanes need', { m: 19_456, t: 2, p: 9 }],
    ['next to nothing, so that guessing is cheap', { m: 64, t: 1, p: 1 }],
  ])('that asks for %s is refused before any work is done for it', async (_what, kdf) => {
    const greedy = rewritten(good, (text) =>
      text.replace(/"m":\d+,"t":\d+,"p":\d+/, `"m":${kdf.m},"t":${kdf.t},"p":${kdf.p}`),
    );
    for (const path of copies) writeFileSync(path, greedy);
    await refusedAsDamaged();
  });

  it('with many ways in by PIN, each to be stretched in its own way, has none', () => {
    const content = readKeyFile(Buffer.from(good))?.content as KeyFile;
    const [slot] = pinSlotsOf(content);
    expect(slot).toBeDefined();
    const salts = Array.from({ length: 60 }, (_, index) => Buffer.alloc(16, index).toString('base64'));
    const many = salts.map((salt) => ({ ...slot, kdf: { ...slot?.kdf, salt } })) as KeyFile['slots'];
    const greedy = { ...content, slots: [...content.slots, ...many] };
    expect(readKeyFile(Buffer.from(keyFileText(greedy, Buffer.alloc(32))))).not.toBeNull();
    expect(pinSlotsOf(greedy)).toEqual([]);
  });

  it('of ten gigabytes is not read, and neither is a folder of its name', async () => {
    for (const path of copies) {
      writeFileSync(path, good);
      truncateSync(path, 10_000_000_000);
    }
    await refusedAsDamaged();
    for (const path of copies) {
      rmSync(path);
      mkdirSync(path);
    }
    await refusedAsDamaged();
    for (const path of copies) rmSync(path, { recursive: true });
  });

  it('with anything in the place of anything is read as ours or not at all', () => {
    const places = [...good.matchAll(/:("[^"]*"|\d+)/g)].map(
      ({ index, 0: found }) => [index + 1, found.length - 1] as const,
    );
    const anything = fc.oneof(fc.jsonValue(), fc.integer(), fc.string(), fc.constant('['.repeat(20_000)));
    fc.assert(
      fc.property(fc.nat(places.length - 1), anything, (which, value) => {
        const [at, length] = places[which] ?? [0, 0];
        const raw = typeof value === 'string' && value.startsWith('[[') ? value : JSON.stringify(value);
        const found = readKeyFile(
          Buffer.from(rewritten(good, (text) => text.slice(0, at) + raw + text.slice(at + length))),
        );
        if (found === null) return;
        for (const { kdf } of slotsIn(found.text)) {
          const { m = 0, t = 0 } = kdf as { m?: number; t?: number };
          expect(m * t).toBeLessThanOrEqual(2_097_152);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

/** The text changed, with a checksum that fits again: what somebody can do who knows the format and has no key. */
function rewritten(text: string, change: (text: string) => string): string {
  const end = ',"sha256":""}'.length + 64;
  const body = change(text).slice(0, -end);
  return `${body},"sha256":"${createHash('sha256').update(body, 'utf8').digest('hex')}"}`;
}
