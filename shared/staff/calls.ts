import { z } from 'zod';
import { call } from '../foundation/call.ts';
import { staffId } from '../foundation/id.ts';
import type { StaffMember } from './model.ts';

const name = z.string().trim().max(60);
/** As typed; too short, a run or a date is refused with a sentence. */
const pin = z.string().max(100);
/** There is one owner, made at set-up. */
const role = z.enum(['Counter', 'Manager']);

export const staffCalls = {
  /** Who works here now, the owner first, then by name. */
  'staff.list': call('read', 'Counter', z.object({}).strict()).answers<readonly StaffMember[]>(),
  'staff.add': call('long', 'Owner', z.object({ name, role, pin }).strict())
    .ownerAgain()
    .answers<readonly StaffMember[]>(),
  /** Another name, role or PIN; without a PIN the one before stays. */
  'staff.change': call('long', 'Owner', z.object({ id: staffId, name, role, pin: pin.nullable() }).strict())
    .ownerAgain()
    .answers<readonly StaffMember[]>(),
  /** They leave: their PIN and name are gone at once, what they did stays in the journal under their number. */
  'staff.remove': call('long', 'Owner', z.object({ id: staffId }).strict())
    .ownerAgain()
    .answers<readonly StaffMember[]>(),
};
