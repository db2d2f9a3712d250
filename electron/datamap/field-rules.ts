import type { Channel } from '../../shared/consents/model.ts';
import { type DataField, isAsked, type Purpose } from '../../shared/datamap/model.ts';

/** True when a question cannot be asked or answered without the field. */
export function isNeededFor({ code }: Pick<DataField, 'code'>, purpose: Purpose): boolean {
  if (code === 'answers') return isAsked(purpose);
  return (neededBy.get(code) ?? []).some((channel) => purpose.channels.includes(channel));
}

const neededBy: ReadonlyMap<string, readonly Channel[]> = new Map([
  ['email', ['email']],
  ['phone', ['sms', 'phone']],
  ['post', ['post']],
]);

/** What allows a field: that of the first purpose nobody has to be asked for, or the yes. */
export function basisOf(purposes: readonly Purpose[]): Purpose['basis'] {
  const free = purposes.find(({ needsConsent }) => !needsConsent);
  return (free ?? purposes[0])?.basis ?? 'eu-gdpr:A6-1-a-explicit-consent';
}
