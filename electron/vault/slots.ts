import { randomBytes } from 'node:crypto';
import { Refusal } from '../../shared/foundation/failure.ts';
import type { KeyCost } from '../app/ports.ts';
import { type KeyFile, keyFileFormat, type OwnerSlot, type PinSlot, type RecoverySlot } from './key-file.ts';
import { derive, sameBytes, stretch, unwrap, type WrappingKey, wrap, wrappingKey } from './key-wrap.ts';
import { type RecoveryCode, recoverySecret } from './recovery-code.ts';

type Slot = OwnerSlot | RecoverySlot;
type SlotHead =
  | Pick<OwnerSlot, 'id' | 'type' | 'kdf' | 'createdSeq'>
  | Pick<RecoverySlot, 'id' | 'type' | 'kdf' | 'createdSeq'>;

/** What a key file may cost at least: below it somebody else wrote it, to make guessing cheap. */
const leastCost: KeyCost = { memoryKiB: 19_456, passes: 2, lanes: 1 };

/** A way in for the owner: the master key under the passphrase. */
export async function newOwnerSlot(
  vaultId: string,
  createdSeq: number,
  master: Buffer,
  passphrase: string,
  cost: KeyCost,
): Promise<OwnerSlot> {
  const salt = randomBytes(16);
  const kdf = {
    alg: 'argon2id',
    v: 19,
    m: cost.memoryKiB,
    t: cost.passes,
    p: cost.lanes,
    salt: salt.toString('base64'),
  } as const;
  const head = { id: 'owner', type: 'owner', createdSeq, kdf } as const;
  return { ...head, ...sealed(vaultId, head, master, await ownerKey(passphrase, head)) };
}

/** A way in for whoever holds the recovery sheet: the master key under the code. */
export function newRecoverySlot(vaultId: string, createdSeq: number, master: Buffer, code: RecoveryCode): RecoverySlot {
  const kdf = { alg: 'hkdf-sha256', salt: randomBytes(16).toString('base64') } as const;
  const head = { id: 'recovery', type: 'recovery', createdSeq, kdf } as const;
  return { ...head, ...sealed(vaultId, head, master, recoveryKey(code, head)) };
}

/**
 * The master key behind the owner's passphrase; `null` when the right passphrase opens nothing, because the slot was
 * changed after it was made. Refuses a wrong one.
 */
export async function masterByPassphrase(vaultId: string, slot: OwnerSlot, passphrase: string): Promise<Buffer | null> {
  return unsealed(vaultId, slot, await ownerKey(passphrase, slot), 'vault.wrong-passphrase');
}

/** The master key behind a recovery code, as for the passphrase. */
export function masterByCode(vaultId: string, slot: RecoverySlot, code: RecoveryCode): Buffer | null {
  return unsealed(vaultId, slot, recoveryKey(code, slot), 'vault.wrong-recovery-code');
}

/** False for a slot that would cost an attacker next to nothing: not ours. */
export function isReasonable({ kdf }: Pick<OwnerSlot, 'kdf'>, cost: KeyCost): boolean {
  // Tests ask for less than the floor so as not to take hours; then they may also find less.
  return (
    kdf.m >= Math.min(leastCost.memoryKiB, cost.memoryKiB) &&
    kdf.t >= Math.min(leastCost.passes, cost.passes) &&
    kdf.m >= 8 * kdf.p
  );
}

/** The content one step newer, with these slots in the place of the ones of their kind. */
export function withSlots(content: KeyFile, ...slots: readonly Slot[]): KeyFile {
  const kinds = new Set<string>(slots.map(({ type }) => type));
  return {
    ...content,
    seq: content.seq + 1,
    slots: [...slots, ...content.slots.filter(({ type }) => !kinds.has(type))],
  };
}

/** The content one step newer, with these ways in by PIN and no others. */
export function withPins(content: KeyFile, pins: readonly PinSlot[]): KeyFile {
  return {
    ...content,
    seq: content.seq + 1,
    slots: [...content.slots.filter(({ type }) => type !== 'pin'), ...pins],
  };
}

async function ownerKey(passphrase: string, { kdf }: Pick<OwnerSlot, 'kdf'>): Promise<WrappingKey> {
  const stretched = await stretch(passphrase, { ...kdf, salt: Buffer.from(kdf.salt, 'base64') });
  const key = wrappingKey(stretched, 'owner');
  stretched.fill(0);
  return key;
}

// 130 random bits need no stretching.
function recoveryKey(code: RecoveryCode, { kdf }: Pick<RecoverySlot, 'kdf'>): WrappingKey {
  const secret = Buffer.concat([recoverySecret(code), Buffer.from(kdf.salt, 'base64')]);
  const extracted = derive(secret, 'recovery code');
  const key = wrappingKey(extracted, 'recovery');
  for (const used of [secret, extracted]) used.fill(0);
  return key;
}

function sealed(vaultId: string, head: SlotHead, master: Buffer, { key, commitment }: WrappingKey) {
  const { nonce, ct } = wrap(key, master, aboutSlot(vaultId, head));
  const commit = commitment.toString('base64');
  for (const secret of [key, commitment]) secret.fill(0);
  return { commit, nonce: nonce.toString('base64'), ct: ct.toString('base64') };
}

function unsealed(
  vaultId: string,
  slot: Slot,
  { key, commitment }: WrappingKey,
  otherwise: 'vault.wrong-passphrase' | 'vault.wrong-recovery-code',
): Buffer | null {
  try {
    if (!sameBytes(commitment, Buffer.from(slot.commit, 'base64'))) throw new Refusal(otherwise);
    const wrapped = { nonce: Buffer.from(slot.nonce, 'base64'), ct: Buffer.from(slot.ct, 'base64') };
    return unwrap(key, wrapped, aboutSlot(vaultId, slot));
  } finally {
    for (const secret of [key, commitment]) secret.fill(0);
  }
}

function aboutSlot(vaultId: string, { id, type, kdf, createdSeq }: SlotHead): string {
  return JSON.stringify({ fmt: keyFileFormat, vaultId, slotId: id, type, kdf, createdSeq });
}
