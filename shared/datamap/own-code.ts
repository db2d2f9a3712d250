/** What the owner added: `own-1`, `own-2`… A code is never used twice. */
export type OwnCode = `own-${number}`;

/** True for the code of a field, a partner or a purpose that the owner added. */
export function isOwn(code: unknown): code is OwnCode {
  return typeof code === 'string' && /^own-[1-9]\d{0,3}$/.test(code);
}
