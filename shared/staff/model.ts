import type { StaffId } from '../foundation/id.ts';
import type { Role } from '../foundation/role.ts';

/** Somebody who works here. The owner's name is empty until they give one. */
export type StaffMember = { readonly id: StaffId; readonly name: string; readonly role: Role };
