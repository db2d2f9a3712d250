import type { HandlersOf } from '../app/handler-types.ts';
import { addMember, changeMember, removeMember, staffOf } from './service.ts';

export const staffHandlers: HandlersOf<'staff.list' | 'staff.add' | 'staff.change' | 'staff.remove'> = {
  'staff.list': (db) => staffOf(db),
  'staff.add': (vault, input, acting) => addMember(vault, input, acting),
  'staff.change': (vault, input, acting) => changeMember(vault, input, acting),
  'staff.remove': (vault, input, acting) => removeMember(vault, input, acting),
};
