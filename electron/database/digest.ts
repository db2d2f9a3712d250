import { createHash } from 'node:crypto';

/** SHA-256 of a text's UTF-8 bytes, lower-case hex. */
export function sha256Hex(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** One link of a hash chain: SHA-256 over a zero byte, the hash before, and the text's UTF-8 bytes. */
export function chainHash(previous: Uint8Array, text: string): Uint8Array {
  return createHash('sha256').update(Buffer.of(0)).update(previous).update(text, 'utf8').digest();
}

/** Lower-case hex of some bytes. */
export function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

/** True when both hold the same bytes. */
export function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0;
}

/** What stands in the place of a hash before the first link of a chain. */
export const beforeTheFirst: Uint8Array = new Uint8Array(32);
