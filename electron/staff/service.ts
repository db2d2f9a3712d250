import { Refusal } from '../../shared/foundation/failure.ts';
import type { StaffId } from '../../shared/foundation/id.ts';
import type { Role } from '../../shared/foundation/role.ts';
import type { StaffMember } from '../../shared/staff/model.ts';
import type { Acting } from '../app/ports.ts';
import type { ReadDb } from '../database/connection.ts';
import { sameBytes } from '../database/digest.ts';
import { nextStamp } from '../journal/clock.ts';
import { append } from '../journal/journal.ts';
import type { UnlockedVault } from '../vault/unlocked-vault.ts';
import { assertGoodPin } from './rules.ts';
import {
  insertMember,
  type KeptPin,
  markLeft,
  readMember,
  readPin,
  readStaff,
  updateMember,
  updatePin,
} from './store.ts';

type StaffRole = Exclude<Role, 'Owner'>;

/** Who works here now, the owner first. */
export function staffOf(db: ReadDb): readonly StaffMember[] {
  return readStaff(db);
}

/** Somebody who works here now; refused when they left. */
export function memberOf(db: ReadDb, id: StaffId): StaffMember {
  const member = readMember(db, id);
  if (member === null) throw new Refusal('staff.not-found');
  return member;
}

/** Takes on somebody with a role and a PIN. */
export async function addMember(
  vault: UnlockedVault,
  { name, role, pin }: { readonly name: string; readonly role: StaffRole; readonly pin: string },
  acting: Acting,
): Promise<readonly StaffMember[]> {
  const { ports } = acting;
  assertFreeName(vault.db, name, null);
  const kept = await keptPin(vault, pin, acting);
  return vault.transaction((tx) => {
    assertFreeName(tx, name, null);
    const id = ports.newId() as StaffId;
    insertMember(tx, { id, name, role, createdAt: ports.now(), hlc: nextStamp(tx, ports) });
    updatePin(tx, id, kept);
    append(tx, acting, { act: 'staff.added', subject: id, detail: { role } });
    return readStaff(tx);
  });
}

/** Changes name, role and, when one is given, the PIN. The owner is not changed here. */
export async function changeMember(
  vault: UnlockedVault,
  wish: { readonly id: StaffId; readonly name: string; readonly role: StaffRole; readonly pin: string | null },
  acting: Acting,
): Promise<readonly StaffMember[]> {
  const { id, name, role, pin } = wish;
  assertFreeName(vault.db, name, id);
  const kept = pin === null ? null : await keptPin(vault, pin, acting);
  // The PIN before opens the locked vault no more.
  if (kept !== null) vault.forgetPins([id]);
  return vault.transaction((tx) => {
    assertFreeName(tx, name, id);
    employed(tx, id);
    updateMember(tx, { id, name, role, hlc: nextStamp(tx, acting.ports) });
    if (kept !== null) updatePin(tx, id, kept);
    append(tx, acting, { act: 'staff.changed', subject: id, detail: { role, newPin: kept === null ? 0 : 1 } });
    return readStaff(tx);
  });
}

/** Lets somebody go: name and PIN are gone, the row stays for the journal to point at. Their way into the locked vault goes first. */
export async function removeMember(
  vault: UnlockedVault,
  { id }: { readonly id: StaffId },
  acting: Acting,
): Promise<readonly StaffMember[]> {
  employed(vault.db, id);
  vault.forgetPins([id]);
  return vault.transaction((tx) => {
    employed(tx, id);
    markLeft(tx, id, acting.ports.now(), nextStamp(tx, acting.ports));
    append(tx, acting, { act: 'staff.removed', subject: id });
    return readStaff(tx);
  });
}

/** Whether this is the person's PIN. The owner has none. */
export async function isPinOf(vault: UnlockedVault, id: StaffId, pin: string): Promise<boolean> {
  const kept = readPin(vault.db, id);
  return kept !== null && sameBytes(await vault.pinHash(pin, kept.salt), kept.hash);
}

function employed(db: ReadDb, id: StaffId): void {
  if (memberOf(db, id).role === 'Owner') throw new Refusal('staff.not-found');
}

function assertFreeName(db: ReadDb, name: string, except: StaffId | null): void {
  if (name === '') throw new Refusal('staff.name-missing');
  const same = (other: StaffMember) => other.id !== except && other.name.toLowerCase() === name.toLowerCase();
  if (readStaff(db).some(same)) throw new Refusal('staff.name-taken');
}

async function keptPin(vault: UnlockedVault, pin: string, { ports }: Acting): Promise<KeptPin> {
  assertGoodPin(pin);
  const salt = ports.newId();
  return { salt, hash: await vault.pinHash(pin, salt) };
}
