import { createHash } from 'node:crypto';
import { z } from 'zod';
import { keyedHash, sameBytes } from './key-wrap.ts';

/** No key file is larger; one that is was not written by us. */
export const mostKeyFileBytes = 65_536;
export const keyFileFormat = 'vault-slots/1';
/** So many changes of the locks are remembered; of more, the first and the latest. */
export const mostFormer = 12;

/** So many database files can wait for their key: the one in its place, and others set aside or on their way. */
export const mostKeys = 4;

/**
 * Memory in KiB times passes: about five times what the shipped app asks for. A file that wants more would keep a shop
 * waiting for minutes only to say that it is not ours.
 */
const mostWork = 2_097_152;

const bytes = (length: number) => z.base64().length(Math.ceil(length / 3) * 4);

const argon2 = z
  .object({
    alg: z.literal('argon2id'),
    v: z.literal(19),
    m: z.int().min(8).max(1_048_576),
    t: z.int().min(1).max(10),
    p: z.int().min(1).max(8),
    salt: bytes(16),
  })
  .strict();

const isBearable = ({ m, t, p }: Pick<z.infer<typeof argon2>, 'm' | 't' | 'p'>) => m * t <= mostWork && m >= 8 * p;

const ownerSlot = z
  .object({
    id: z.string().max(40),
    type: z.literal('owner'),
    createdSeq: z.int().min(1),
    kdf: argon2.refine(isBearable),
    commit: bytes(32),
    nonce: bytes(12),
    ct: bytes(48),
  })
  .strict();

const recoverySlot = z
  .object({
    id: z.string().max(40),
    type: z.literal('recovery'),
    createdSeq: z.int().min(1),
    kdf: z.object({ alg: z.literal('hkdf-sha256'), salt: bytes(16) }).strict(),
    commit: bytes(32),
    nonce: bytes(12),
    ct: bytes(48),
  })
  .strict();

const pinSlot = z
  .object({
    id: z.string().max(40),
    type: z.literal('pin'),
    /** Whose PIN: the id under which the journal knows them, never a name. */
    user: z.string().regex(/^[0-9a-f-]{36}$/),
    createdSeq: z.int().min(1),
    /** The secret of the computer goes into the key too. */
    kdf: argon2.extend({ device: z.literal(true) }).refine(isBearable),
    commit: bytes(32),
    nonce: bytes(12),
    ct: bytes(48),
  })
  .strict();

// Ways in that a later version adds are carried along as they are.
const otherSlot = z.looseObject({
  id: z.string().max(40),
  type: z.string().regex(/^(?!(?:owner|recovery|pin)$)[a-z-]{1,20}$/),
});

const keyFile = z
  .object({
    fmt: z.literal(keyFileFormat),
    vaultId: z.string().regex(/^[0-9a-f-]{32,36}$/),
    seq: z.int().min(1),
    slots: z
      .array(z.union([ownerSlot, recoverySlot, pinSlot, otherSlot]))
      .min(1)
      .max(64),
    deks: z
      .array(
        z
          .object({
            epoch: z.int().min(1),
            /** The first 16 bytes of the database file that this key opens. */
            dbSalt: z.string().regex(/^[0-9a-f]{32}$/),
            nonce: bytes(12),
            ct: bytes(48),
          })
          .strict(),
      )
      .min(1)
      .max(mostKeys),
    /** Master keys from before the locks were changed, oldest first, each under the present one. */
    former: z
      .array(z.object({ nonce: bytes(12), ct: bytes(48) }).strict())
      .min(1)
      .max(mostFormer)
      .optional(),
  })
  .strict();

export type KeyFile = z.infer<typeof keyFile>;
export type OwnerSlot = z.infer<typeof ownerSlot>;
export type RecoverySlot = z.infer<typeof recoverySlot>;
export type PinSlot = z.infer<typeof pinSlot>;
export type SealedDatabaseKey = KeyFile['deks'][number];

/** A key file as found: whole, but not known to be ours until its seal was checked with the vault's own key. */
export type FoundKeyFile = { readonly content: KeyFile; readonly text: string };

/** The text of a key file: the content, a seal under the vault's key, and a checksum over both. */
export function keyFileText(content: KeyFile, sealKey: Buffer): string {
  const body = JSON.stringify(content).slice(0, -1);
  const sealed = `${body},"mac":"${keyedHash(sealKey, body).toString('hex')}"`;
  return `${sealed},"sha256":"${checksum(sealed)}"}`;
}

/** Reads a key file. `null` for one with any byte changed, cut off or added, and for one that asks for the unreasonable. */
export function readKeyFile(file: Buffer): FoundKeyFile | null {
  if (file.length > mostKeyFileBytes) return null;
  const text = file.toString('utf8');
  const end = ends.exec(text);
  if (end === null) return null;
  const sealed = text.slice(0, -checksumEnd);
  if (checksum(sealed) !== end[2]) return null;
  const parsed = keyFile.safeParse(fromJson(`${bodyOf(text)}}`));
  return parsed.success ? { content: parsed.data, text } : null;
}

/** True when the vault with this key wrote the file. */
export function isSealedBy(sealKey: Buffer, { text }: FoundKeyFile): boolean {
  const mac = ends.exec(text)?.[1] ?? '';
  return sameBytes(keyedHash(sealKey, bodyOf(text)), Buffer.from(mac, 'hex'));
}

/** The owner's way in. */
export function ownerSlotOf(content: KeyFile): OwnerSlot | null {
  return slotOf(content, ownerSlot);
}

/** The way in by the recovery sheet. */
export function recoverySlotOf(content: KeyFile): RecoverySlot | null {
  return slotOf(content, recoverySlot);
}

/**
 * The ways in by PIN. None at all when they are not stretched alike: ours are, and a file that makes us stretch one PIN
 * sixty times over is not ours.
 */
export function pinSlotsOf(content: KeyFile): readonly PinSlot[] {
  const slots = content.slots.flatMap((slot) => pinSlot.safeParse(slot).data ?? []);
  const ways = new Set(slots.map(({ kdf }) => JSON.stringify(kdf)));
  return ways.size <= 1 ? slots : [];
}

const ends = /,"mac":"([0-9a-f]{64})","sha256":"([0-9a-f]{64})"\}$/;
const checksumEnd = ',"sha256":""}'.length + 64;
const sealEnd = ',"mac":""'.length + 64;

function slotOf<Slot>(content: KeyFile, shape: z.ZodType<Slot>): Slot | null {
  for (const slot of content.slots) {
    const found = shape.safeParse(slot);
    if (found.success) return found.data;
  }
  return null;
}

function bodyOf(text: string): string {
  return text.slice(0, -checksumEnd - sealEnd);
}

function checksum(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
