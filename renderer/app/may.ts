import { mayActAs, type Role } from '../../shared/foundation/role.ts';
import { useApp } from './app-store.ts';

/** Whether whoever is at the screen may do what this role may. The core decides; this only spares people closed doors. */
export function useMay(needed: Role): boolean {
  return useApp(({ start }) => start?.vault.kind === 'unlocked' && mayActAs(start.vault.session.role, needed));
}
