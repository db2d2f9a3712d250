import type { FieldView, MapView } from '../../shared/datamap/map-view.ts';
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
