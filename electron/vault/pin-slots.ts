import { randomBytes } from 'node:crypto';
import { Refusal } from '../../shared/foundation/failure.ts';
import type { StaffId } from '../../shared/foundation/id.ts';
import type { KeyCost } from '../app/ports.ts';
import { type FoundKeyFile, type KeyFile, keyFileFormat, type PinSlot, pinSlotsOf } from './key-file.ts';
import { derive, sameBytes, stretch, unwrap, type WrappingKey, wrap, wrappingKey } from './key-wrap.ts';
import { type OpenedKeyFile, openBy } from './keys.ts';
import { isReasonable } from './slots.ts';

// A PIN has a million forms, which a stolen file alone would give away in minutes. So a slot opens with the PIN stretched
// and, beside it, a secret that this computer's system keeps. All slots of a computer are stretched alike, so that one
// derivation finds out whose PIN it is.

/** A PIN stretched for the slots of one computer, with the computer's secret mixed in. */
export type MixedPin = Buffer;

/** What stretching a PIN costs: half the memory of a passphrase, for the till. */
export function pinCost({ memoryKiB, passes, lanes }: KeyCost): KeyCost {
  return { memoryKiB: Math.min(memoryKiB, 65_536), passes, lanes };
}

/** How the PINs of a computer are stretched: as those that are there already, or anew. */
export function pinStretching(slots: readonly PinSlot[], cost: KeyCost): PinSlot['kdf'] {
  const { memoryKiB: m, passes: t, lanes: p } = pinCost(cost);
  const salt = () => randomBytes(16).toString('base64');
  return slots[0]?.kdf ?? { alg: 'argon2id', v: 19, m, t, p, salt: salt(), device: true };
}

/** Stretches a PIN and mixes in the secret of the computer. Whoever takes it overwrites it. */
export async function mixPin(pin: string, kdf: PinSlot['kdf'], deviceSecret: Buffer): Promise<MixedPin> {
  const stretched = await stretch(pin, { ...kdf, salt: Buffer.from(kdf.salt, 'base64') });
  const both = Buffer.concat([stretched, deviceSecret]);
  const mixed = derive(both, 'pin and computer');
  for (const secret of [stretched, both]) secret.fill(0);
  return mixed;
}

/** A way in for one person on one computer. */
export function newPinSlot(
  vaultId: string,
  user: StaffId,
  kdf: PinSlot['kdf'],
  master: Buffer,
  mixed: MixedPin,
): PinSlot {
  const head = { id: `pin-${user}`, type: 'pin', user, createdSeq: 1, kdf } as const;
  const { key, commitment } = slotKey(mixed, head);
  const { nonce, ct } = wrap(key, master, aboutPin(vaultId, head));
  const commit = commitment.toString('base64');
  for (const secret of [key, commitment]) secret.fill(0);
  return { ...head, commit, nonce: nonce.toString('base64'), ct: ct.toString('base64') };
}

/** The slot that this PIN opens; `null` when none. */
export function slotOfPin(slots: readonly PinSlot[], mixed: MixedPin): PinSlot | null {
  const fits = (slot: PinSlot) => {
    const { key, commitment } = slotKey(mixed, slot);
    const same = sameBytes(commitment, Buffer.from(slot.commit, 'base64'));
    for (const secret of [key, commitment]) secret.fill(0);
    return same;
  };
  return slots.find(fits) ?? null;
}

/** A key file that a PIN opened, and whose PIN it was. */
export type OpenedByPin = { readonly opened: OpenedKeyFile; readonly user: StaffId };

/** Opens the newest copy of the key file with a PIN and the secret of this computer. Refuses a wrong PIN. */
export async function openKeyFileByPin(
  found: readonly FoundKeyFile[],
  pin: string,
  deviceSecret: Buffer,
  cost: KeyCost,
): Promise<OpenedByPin> {
  let user: StaffId | null = null;
  const opened = await openBy(found, async (content) => {
    const slots = pinSlotsOf(content);
    const [first] = slots;
    if (first === undefined || !isReasonable(first, pinCost(cost))) return null;
    const mixed = await mixPin(pin, first.kdf, deviceSecret);
    try {
      const slot = slotOfPin(slots, mixed);
      if (slot === null) throw new Refusal('staff.pin-wrong');
      user = slot.user as StaffId;
      return masterOf(content, slot, mixed);
    } finally {
      mixed.fill(0);
    }
  });
  if (user === null) throw new Refusal('vault.key-file-damaged');
  return { opened, user };
}

function masterOf({ vaultId }: KeyFile, slot: PinSlot, mixed: MixedPin): Buffer | null {
  const { key, commitment } = slotKey(mixed, slot);
  try {
    const wrapped = { nonce: Buffer.from(slot.nonce, 'base64'), ct: Buffer.from(slot.ct, 'base64') };
    return unwrap(key, wrapped, aboutPin(vaultId, slot));
  } finally {
    for (const secret of [key, commitment]) secret.fill(0);
  }
}

// Of each person's own, so that nobody sees from the file that two had the same PIN.
function slotKey(mixed: MixedPin, { user }: Pick<PinSlot, 'user'>): WrappingKey {
  return wrappingKey(mixed, `pin ${user}`);
}

function aboutPin(
  vaultId: string,
  { id, type, user, kdf, createdSeq }: Pick<PinSlot, 'id' | 'type' | 'user' | 'kdf' | 'createdSeq'>,
): string {
  return JSON.stringify({ fmt: keyFileFormat, vaultId, slotId: id, type, user, kdf, createdSeq });
}
