import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { argon2 } from './argon2-thread.ts';

/** What turning one passphrase into a key costs, and the salt it was done with. */
export type Stretching = {
  readonly m: number;
  readonly t: number;
  readonly p: number;
  readonly salt: Buffer;
};

/** A secret under a key: AES-256-GCM, the tag at the end of `ct`. */
export type Wrapped = { readonly nonce: Buffer; readonly ct: Buffer };

/** A key to wrap with, and what gives away that it is the right one without trying it. */
export type WrappingKey = { readonly key: Buffer; readonly commitment: Buffer };

/**
 * Argon2id over the passphrase in Unicode's compatibility form, so that every keyboard types the same one. Answered from
 * a thread of its own: whatever else is asked meanwhile does not wait.
 */
export async function stretch(passphrase: string, by: Stretching): Promise<Buffer> {
  const password = new TextEncoder().encode(passphrase.normalize('NFKC'));
  const hash = await argon2({ password, salt: new Uint8Array(by.salt), m: by.m, t: by.t, p: by.p });
  return Buffer.from(hash.buffer, hash.byteOffset, hash.byteLength);
}

/** A key for wrapping and the commitment to it. GCM alone opens with more than one key; the commitment does not. */
export function wrappingKey(stretched: Buffer, use: string): WrappingKey {
  const both = derive(stretched, use, 64);
  return { key: both.subarray(0, 32), commitment: both.subarray(32) };
}

/** HKDF-SHA256 with nothing but the use for difference. */
export function derive(secret: Buffer, use: string, bytes = 32): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), `regulars/1 ${use}`, bytes));
}

/** Seals a secret. `about` is not hidden, but nothing in it can be changed without the seal breaking. */
export function wrap(key: Buffer, secret: Buffer, about: string): Wrapped {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(about, 'utf8'));
  return { nonce, ct: Buffer.concat([cipher.update(secret), cipher.final(), cipher.getAuthTag()]) };
}

/** The secret, or `null` when the key, the seal or what it is about is not the one it was sealed with. */
export function unwrap(key: Buffer, { nonce, ct }: Wrapped, about: string): Buffer | null {
  if (ct.length < 16) return null;
  const tagAt = ct.length - 16;
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 })
    .setAAD(Buffer.from(about, 'utf8'))
    .setAuthTag(ct.subarray(tagAt));
  try {
    return Buffer.concat([decipher.update(ct.subarray(0, tagAt)), decipher.final()]);
  } catch {
    return null;
  }
}

/** HMAC-SHA256. */
export function keyedHash(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text, 'utf8').digest();
}

/** Compares without telling by its duration where the difference is. */
export function sameBytes(one: Buffer, other: Buffer): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}
