import { randomBytes } from 'node:crypto';
import { Refusal } from '../../shared/foundation/failure.ts';
import type { KeyCost } from '../app/ports.ts';
import {
  type FoundKeyFile,
  isSealedBy,
  type KeyFile,
  keyFileFormat,
  type OwnerSlot,
  ownerSlotOf,
  type SealedDatabaseKey,
} from './key-file.ts';
import { derive, sameBytes, stretch, unwrap, wrap, wrappingKey } from './key-wrap.ts';

/** What a key file may cost at least: below it somebody else wrote it, to make guessing cheap. */
const leastCost: KeyCost = { memoryKiB: 19_456, passes: 2, lanes: 1 };

/** Keys made from the master key, each for one use. */
export type UseKeys = {
  readonly seal: Buffer;
  readonly ledger: Buffer;
  readonly fingerprint: Buffer;
  readonly witness: Buffer;
};

/** A key file that opened, and the master key that was in it. */
export type OpenedKeyFile = { readonly file: FoundKeyFile; readonly master: Buffer };

/**
 * Opens the newest copy that was really written by this vault. Refuses a wrong passphrase; refuses as damaged when no
 * copy is ours. Reads nothing and writes nothing.
 */
export async function openKeyFile(
  found: readonly FoundKeyFile[],
  passphrase: string,
  cost: KeyCost,
): Promise<OpenedKeyFile> {
  if (passphrase === '') throw new Refusal('vault.wrong-passphrase');
  for (const file of found) {
    const slot = ownerSlotOf(file.content);
    if (slot === null || !isReasonable(slot, cost)) continue;
    const master = await masterFrom(file.content.vaultId, slot, passphrase);
    if (master === null) continue;
    if (isSealedBy(derive(master, 'seal'), file)) return { file, master };
  }
  throw new Refusal('vault.key-file-damaged');
}

/** A way in for the owner: the master key under the passphrase. */
export async function newOwnerSlot(
  vaultId: string,
  createdSeq: number,
  master: Buffer,
  passphrase: string,
  cost: KeyCost,
): Promise<OwnerSlot> {
  const salt = randomBytes(16);
  const stretched = await stretch(passphrase, { m: cost.memoryKiB, t: cost.passes, p: cost.lanes, salt });
  const { key, commitment } = wrappingKey(stretched, 'owner');
  const kdf = {
    alg: 'argon2id',
    v: 19,
    m: cost.memoryKiB,
    t: cost.passes,
    p: cost.lanes,
    salt: salt.toString('base64'),
  } as const;
  const slot = { id: 'owner', type: 'owner', createdSeq, kdf } as const;
  const sealed = wrap(key, master, aboutSlot(vaultId, slot));
  const commit = commitment.toString('base64');
  for (const secret of [stretched, key, commitment]) secret.fill(0);
  return { ...slot, commit, nonce: sealed.nonce.toString('base64'), ct: sealed.ct.toString('base64') };
}

/** The database's key under the master key, marked with the file it belongs to. */
export function sealDatabaseKey(vaultId: string, master: Buffer, key: Buffer, dbSalt: Buffer): SealedDatabaseKey {
  const about = { epoch: 1, dbSalt: dbSalt.toString('hex') };
  const { nonce, ct } = wrap(derive(master, 'database key'), key, aboutDatabaseKey(vaultId, about));
  return { ...about, nonce: nonce.toString('base64'), ct: ct.toString('base64') };
}

/** The key of the database file that starts with `dbSalt`; `null` when this vault has none for it. */
export function databaseKey({ file, master }: OpenedKeyFile, dbSalt: Buffer): Buffer | null {
  const { vaultId, deks } = file.content;
  const sealed = deks.find((dek) => dek.dbSalt === dbSalt.toString('hex'));
  return sealed === undefined
    ? null
    : unwrap(derive(master, 'database key'), decoded(sealed), aboutDatabaseKey(vaultId, sealed));
}

/** The keys for everything around the database. */
export function keysFor(master: Buffer): UseKeys {
  return {
    seal: derive(master, 'seal'),
    ledger: derive(master, 'erasure ledger'),
    fingerprint: derive(master, 'fingerprint'),
    witness: derive(master, 'witness'),
  };
}

/** True when the slot was made with less effort than is asked for today. */
export function isCheaperThan(content: KeyFile, cost: KeyCost): boolean {
  const kdf = ownerSlotOf(content)?.kdf;
  return kdf !== undefined && (kdf.m < cost.memoryKiB || kdf.t < cost.passes);
}

/** The content with another way in for the owner, one step newer. */
export function withOwnerSlot(content: KeyFile, slot: OwnerSlot): KeyFile {
  return {
    fmt: keyFileFormat,
    vaultId: content.vaultId,
    seq: content.seq + 1,
    slots: [slot, ...content.slots.filter((other) => other.type !== 'owner')],
    deks: content.deks,
  };
}

// `null` when the right passphrase opens nothing: then the slot was changed after it was made.
async function masterFrom(vaultId: string, slot: OwnerSlot, passphrase: string): Promise<Buffer | null> {
  const stretched = await stretch(passphrase, { ...slot.kdf, salt: Buffer.from(slot.kdf.salt, 'base64') });
  const { key, commitment } = wrappingKey(stretched, 'owner');
  try {
    if (!sameBytes(commitment, Buffer.from(slot.commit, 'base64'))) throw new Refusal('vault.wrong-passphrase');
    return unwrap(key, decoded(slot), aboutSlot(vaultId, slot));
  } finally {
    for (const secret of [stretched, key, commitment]) secret.fill(0);
  }
}

// Tests ask for less than the floor so as not to take hours; then they may also find less.
function isReasonable({ kdf }: OwnerSlot, cost: KeyCost): boolean {
  return (
    kdf.m >= Math.min(leastCost.memoryKiB, cost.memoryKiB) &&
    kdf.t >= Math.min(leastCost.passes, cost.passes) &&
    kdf.m >= 8 * kdf.p
  );
}

function decoded({ nonce, ct }: { nonce: string; ct: string }) {
  return { nonce: Buffer.from(nonce, 'base64'), ct: Buffer.from(ct, 'base64') };
}

function aboutSlot(
  vaultId: string,
  { id, type, kdf, createdSeq }: Pick<OwnerSlot, 'id' | 'type' | 'kdf' | 'createdSeq'>,
) {
  return JSON.stringify({ fmt: keyFileFormat, vaultId, slotId: id, type, kdf, createdSeq });
}

function aboutDatabaseKey(vaultId: string, { epoch, dbSalt }: Pick<SealedDatabaseKey, 'epoch' | 'dbSalt'>) {
  return JSON.stringify({ fmt: keyFileFormat, vaultId, epoch, dbSalt });
}
