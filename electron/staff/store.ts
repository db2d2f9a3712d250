import type { StaffId } from '../../shared/foundation/id.ts';
import type { Role } from '../../shared/foundation/role.ts';
import type { StaffMember } from '../../shared/staff/model.ts';
import type { ReadDb, WriteDb } from '../database/connection.ts';

/** A PIN as it is kept. */
export type KeptPin = { readonly salt: string; readonly hash: Uint8Array };

const columns = 'SELECT id, name, role FROM staff_member WHERE left_at IS NULL';

export function readStaff(db: ReadDb): readonly StaffMember[] {
  return db.prepare(`${columns} ORDER BY role <> 'Owner', name, id`).all() as StaffMember[];
}

export function readMember(db: ReadDb, id: StaffId): StaffMember | null {
  return (db.prepare(`${columns} AND id = ?`).get(id) as StaffMember | undefined) ?? null;
}

export function readPin(db: ReadDb, id: StaffId): KeptPin | null {
  const row = db
    .prepare('SELECT pin_salt AS salt, pin_hash AS hash FROM staff_member WHERE id = ? AND pin_hash IS NOT NULL')
    .get(id) as KeptPin | undefined;
  return row ?? null;
}

export function insertMember(
  tx: WriteDb,
  member: StaffMember & { readonly createdAt: string; readonly hlc: string },
): void {
  tx.prepare(
    'INSERT INTO staff_member (id, role, created_at, hlc, name) VALUES (@id, @role, @createdAt, @hlc, @name)',
  ).run(member);
}

export function updateMember(
  tx: WriteDb,
  member: { readonly id: StaffId; readonly name: string; readonly role: Role; readonly hlc: string },
): void {
  tx.prepare('UPDATE staff_member SET name = @name, role = @role, hlc = @hlc WHERE id = @id').run(member);
}

export function updatePin(tx: WriteDb, id: StaffId, { salt, hash }: KeptPin): void {
  tx.prepare('UPDATE staff_member SET pin_salt = ?, pin_hash = ? WHERE id = ?').run(salt, hash, id);
}

export function markLeft(tx: WriteDb, id: StaffId, at: string, hlc: string): void {
  tx.prepare(
    "UPDATE staff_member SET name = '', pin_salt = NULL, pin_hash = NULL, left_at = ?, hlc = ? WHERE id = ?",
  ).run(at, hlc, id);
}
