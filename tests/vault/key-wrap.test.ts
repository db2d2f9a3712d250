import { argon2Sync } from 'node:crypto';
import { expect, test } from 'vitest';
import { stretch, unwrap, wrap } from '../../electron/vault/key-wrap.ts';

const salt = Buffer.alloc(16, 3);

test.for([
  { memoryKiB: 64, passes: 1, lanes: 1 },
  { memoryKiB: 256, passes: 3, lanes: 4 },
  { memoryKiB: 19_456, passes: 2, lanes: 1 },
])('a passphrase becomes the key that another implementation of Argon2id gives: $memoryKiB KiB', async (cost) => {
  const ours = await stretch('seven quiet herons', { m: cost.memoryKiB, t: cost.passes, p: cost.lanes, salt });
  const theirs = argon2Sync('argon2id', {
    message: 'seven quiet herons',
    nonce: salt,
    parallelism: cost.lanes,
    tagLength: 32,
    memory: cost.memoryKiB,
    passes: cost.passes,
  });
  expect(ours.equals(theirs)).toBe(true);
});

test('a passphrase is the same from every keyboard', async () => {
  const cheap = { m: 64, t: 1, p: 1, salt };
  const key = await stretch('Blütenzauber № 5', cheap);
  expect(await stretch('Blu\u0308tenzauber No 5', cheap)).toEqual(key);
  expect(await stretch('blütenzauber № 5', cheap)).not.toEqual(key);
});

test('a seal breaks when its key, its subject or any byte of it is another', () => {
  const key = Buffer.alloc(32, 1);
  const sealed = wrap(key, Buffer.from('secret'), 'about roses');
  expect(unwrap(key, sealed, 'about roses')?.toString()).toBe('secret');
  expect(unwrap(key, sealed, 'about tulips')).toBeNull();
  expect(unwrap(Buffer.alloc(32, 2), sealed, 'about roses')).toBeNull();
  expect(unwrap(key, { ...sealed, ct: sealed.ct.subarray(0, 12) }, 'about roses')).toBeNull();
  for (let at = 0; at < sealed.ct.length; at++) {
    const changed = Buffer.from(sealed.ct);
    changed[at] = (changed[at] as number) ^ 1;
    expect(unwrap(key, { ...sealed, ct: changed }, 'about roses')).toBeNull();
  }
});
