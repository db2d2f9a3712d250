/** The three fixed roles, weakest first. */
export const roles = ['Counter', 'Manager', 'Owner'] as const;
export type Role = (typeof roles)[number];

/** True when `role` may do what `needed` may. */
export function mayActAs(role: Role, needed: Role): boolean {
  return roles.indexOf(role) >= roles.indexOf(needed);
}
