import type { NoticeContradiction } from '../../shared/notices/changes.ts';
import { conflictsOf, isNeededFor } from '../datamap/service.ts';
import { asked, type NoticeSources } from './sentences.ts';

/** What in the map contradicts itself, so that no notice could tell the truth about it. */
export function contradictionsIn({ map, say }: NoticeSources): readonly NoticeContradiction[] {
  const purposes = new Set(map.purposes.map(({ code }) => code));
  const partners = new Set<string>(map.partners.map(({ code }) => code));
  const found: NoticeContradiction[] = conflictsOf(map).map(({ kind, rule }) => ({ what: kind, ...rule }));
  for (const { code: field, purposes: used, recipients } of map.fields) {
    for (const purpose of used) if (!purposes.has(purpose)) found.push({ what: 'purpose-unknown', field, purpose });
    if (recipients.some((code) => !partners.has(code))) found.push({ what: 'recipient-unknown', field });
    if (say(`fields.${field}`).trim() === '') found.push({ what: 'field-unnamed', field });
  }
  for (const purpose of asked(map)) {
    const without = map.fields.find((field) => isNeededFor(field, purpose) && !field.purposes.includes(purpose.code));
    if (without !== undefined) {
      found.push({ what: 'field-not-for-question', field: without.code, purpose: purpose.code });
    }
  }
  return found;
}
