import { cbc, gcm } from '@noble/ciphers/aes.js';
import { argon2id } from '@noble/hashes/argon2.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { hmac } from '@noble/hashes/hmac.js';
import { pbkdf2 } from '@noble/hashes/pbkdf2.js';
import { sha256, sha512 } from '@noble/hashes/sha2.js';

// Reads a vault a second time, written from the description of its format alone: other libraries, none of our code. Whoever
// still has passphrase or code and the two files can get at a book by this without the program.

const utf8 = (text: string) => new TextEncoder().encode(text);
const fromBase64 = (text: string) => Uint8Array.from(Buffer.from(text, 'base64'));
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

type Slot = {
  readonly id: string;
  readonly type: string;
  readonly user?: string;
  readonly kdf: { readonly m: number; readonly t: number; readonly p: number; readonly salt: string };
  readonly createdSeq: number;
  readonly commit: string;
  readonly nonce: string;
  readonly ct: string;
};
type Dek = { readonly epoch: number; readonly dbSalt: string; readonly nonce: string; readonly ct: string };
type File = {
  readonly fmt: string;
  readonly vaultId: string;
  readonly slots: readonly Slot[];
  readonly deks: readonly Dek[];
};

/** What a passphrase gets out of the text of a key file: the master key. Throws when anything does not fit. */
export function masterByPassphrase(text: string, passphrase: string): Uint8Array {
  const file = JSON.parse(text) as File;
  const slot = slotOf(file, 'owner');
  const { m, t, p, salt } = slot.kdf;
  const stretched = argon2id(utf8(passphrase.normalize('NFKC')), fromBase64(salt), { m, t, p, dkLen: 32 });
  return masterIn(file, slot, stretched, 'owner');
}

/** The same with a recovery code. */
export function masterByCode(text: string, code: string): Uint8Array {
  const file = JSON.parse(text) as File;
  const slot = slotOf(file, 'recovery');
  const secret = Buffer.concat([utf8(code.replaceAll('-', '').slice(0, 26)), fromBase64(slot.kdf.salt)]);
  return masterIn(file, slot, expand(Uint8Array.from(secret), 'recovery code', 32), 'recovery');
}

/** The same with a PIN and the secret that the computer's system keeps; answers whose PIN it was, too. */
export function masterByPin(text: string, pin: string, deviceSecret: Uint8Array): { user: string; master: Uint8Array } {
  const file = JSON.parse(text) as File;
  const slots = file.slots.filter(({ type }) => type === 'pin');
  const { m = 0, t = 0, p = 0, salt = '' } = slots[0]?.kdf ?? {};
  const stretched = argon2id(utf8(pin.normalize('NFKC')), fromBase64(salt), { m, t, p, dkLen: 32 });
  const mixed = expand(Uint8Array.from([...stretched, ...deviceSecret]), 'pin and computer', 32);
  for (const slot of slots) {
    const { id, type, user = '', kdf, createdSeq } = slot;
    const both = expand(mixed, `pin ${user}`, 64);
    if (Buffer.from(both.slice(32)).toString('base64') !== slot.commit) continue;
    const about = JSON.stringify({ fmt: file.fmt, vaultId: file.vaultId, slotId: id, type, user, kdf, createdSeq });
    return { user, master: gcm(both.slice(0, 32), fromBase64(slot.nonce), utf8(about)).decrypt(fromBase64(slot.ct)) };
  }
  throw new Error('not the right secret');
}

/** True when the file's seal and its checksum are what this master key makes them. */
export function isSealedWith(text: string, master: Uint8Array): boolean {
  const [, body = '', mac, checksum] = /^(.*),"mac":"([0-9a-f]{64})","sha256":"([0-9a-f]{64})"\}$/s.exec(text) ?? [];
  return (
    mac === hex(hmac(sha256, expand(master, 'seal', 32), utf8(body))) &&
    checksum === hex(sha256(utf8(`${body},"mac":"${mac}"`)))
  );
}

/** The key of the database whose first sixteen bytes are these. */
export function databaseKey(text: string, master: Uint8Array, dbSalt: Uint8Array): Uint8Array {
  const { fmt, vaultId, deks } = JSON.parse(text) as File;
  const dek = deks.find((one) => one.dbSalt === hex(dbSalt));
  if (dek === undefined) throw new Error('no key for this file');
  const about = JSON.stringify({ fmt, vaultId, epoch: dek.epoch, dbSalt: dek.dbSalt });
  return gcm(expand(master, 'database key', 32), fromBase64(dek.nonce), utf8(about)).decrypt(fromBase64(dek.ct));
}

/** A page of a SQLCipher 4 file under a raw key, in the clear, counted from one. Throws when its seal is not right. */
export function pageOf(file: Uint8Array, key: Uint8Array, number: number): Uint8Array {
  const page = file.slice((number - 1) * 4096, number * 4096);
  // In the place of the words that every SQLite file starts with stands the salt, in the clear.
  const from = number === 1 ? 16 : 0;
  const salt = file.slice(0, 16);
  const sealKey = pbkdf2(
    sha512,
    key,
    salt.map((byte) => byte ^ 0x3a),
    { c: 2, dkLen: 32 },
  );
  const counted = new Uint8Array(Uint32Array.of(number).buffer);
  const sealed = Uint8Array.from([...page.slice(from, 4096 - 64), ...counted]);
  if (hex(hmac(sha512, sealKey, sealed)) !== hex(page.slice(4096 - 64))) throw new Error('the seal is not right');
  const iv = page.slice(4096 - 80, 4096 - 64);
  return cbc(key, iv, { disablePadding: true }).decrypt(page.slice(from, 4096 - 80));
}

/** HKDF-SHA256 without a salt, under one of the vault's uses. */
export function expand(secret: Uint8Array, use: string, length: number): Uint8Array {
  return hkdf(sha256, secret, undefined, utf8(`regulars/1 ${use}`), length);
}

function slotOf({ slots }: File, type: string): Slot {
  const slot = slots.find((one) => one.type === type);
  if (slot === undefined) throw new Error(`no ${type} slot`);
  return slot;
}

function masterIn({ fmt, vaultId }: File, slot: Slot, secret: Uint8Array, use: string): Uint8Array {
  const both = expand(secret, use, 64);
  if (Buffer.from(both.slice(32)).toString('base64') !== slot.commit) throw new Error('not the right secret');
  const { id, type, kdf, createdSeq } = slot;
  const about = JSON.stringify({ fmt, vaultId, slotId: id, type, kdf, createdSeq });
  return gcm(both.slice(0, 32), fromBase64(slot.nonce), utf8(about)).decrypt(fromBase64(slot.ct));
}
