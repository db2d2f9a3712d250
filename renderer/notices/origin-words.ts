import type { MapView } from '../../shared/datamap/map-view.ts';
import type { Say } from '../../shared/foundation/words.ts';
import { fieldTitle } from '../app/map-words.ts';

/** The map that names what sentences come from; `null` while it is being asked for. */
export type OriginNames = MapView | null;

/** What a sentence comes from, for people: `field:email` is the field “E-mail address”. Each thing once. */
export function originWords(say: Say, names: OriginNames, from: readonly string[]): string {
  return [...new Set(from.map((origin) => oneOrigin(say, names, origin)))].join(' · ');
}

function oneOrigin(say: Say, names: OriginNames, origin: string): string {
  const [kind = '', ...rest] = origin.split(':');
  const code = rest.join(':');
  return say(`notices.origin.${kind}`, { name: nameOf(say, names, kind, code) });
}

function nameOf(say: Say, names: OriginNames, kind: string, code: string): string {
  if (names === null) return code;
  if (kind === 'field') {
    const found = names.fields.find(({ field }) => field.code === code);
    return found === undefined ? code : fieldTitle(say, found);
  }
  if (kind === 'purpose') return names.purposeNames[code] ?? code;
  if (kind === 'recipient') return names.partners.find(({ partner }) => partner.code === code)?.name ?? code;
  return code;
}
