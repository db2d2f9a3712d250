import type { Say } from '../../shared/foundation/words.ts';
import type { StaffMember } from '../../shared/staff/model.ts';

/** What somebody is called on the screen; the owner has no name here. */
export function nameOf(say: Say, { name, role }: StaffMember): string {
  return role === 'Owner' ? say('staff.owner') : name;
}
