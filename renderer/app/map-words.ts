import type { FieldView, MapView } from '../../shared/datamap/map-view.ts';
import type { DataField } from '../../shared/datamap/model.ts';
import { isOwn } from '../../shared/datamap/own-code.ts';
import type { Say } from '../../shared/foundation/words.ts';

/** A field's name at the head of its line: the owner's own, or the screen's. */
export function fieldTitle(say: Say, { field, name }: Pick<FieldView, 'field' | 'name'>): string {
  return isOwn(field.code) ? name : say(`datamap.field.${field.code}`);
}

/** The names of these fields, one after the other. */
export function fieldTitles(say: Say, view: MapView, codes: readonly string[]): string {
  return view.fields
    .filter(({ field }) => codes.includes(field.code))
    .map((field) => fieldTitle(say, field))
    .join(', ');
}

/** What allows something, in words. */
export function basisWords(say: Say, basis: DataField['basis']): string {
  return say(`datamap.basis.${wordKey(basis)}`);
}

/** A DPV term as the last part of a words' key: a colon would part the key. */
export function wordKey(term: string): string {
  return term.replace(':', '-');
}
