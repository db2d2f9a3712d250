import type { ParsedInput } from '../../shared/contract.ts';
import type { OwnValue } from '../../shared/datamap/map-view.ts';
import { Refusal } from '../../shared/foundation/failure.ts';
import type { Acting } from '../app/ports.ts';
import { requireCustomer } from '../customers/service.ts';
import type { WriteDb } from '../database/connection.ts';
import { nextStamp } from '../journal/clock.ts';
import { append } from '../journal/journal.ts';
import { ownValuesOf } from './service.ts';
import { writeValue } from './store.ts';

/** Writes what one person has in fields of the owner's own; a retired field only lets something go. */
export function setValues(tx: WriteDb, input: ParsedInput<'datamap.setValues'>, acting: Acting): readonly OwnValue[] {
  const { row, customer } = requireCustomer(tx, input.id);
  const now = ownValuesOf(tx, row, acting.ports);
  const changed = input.values.filter(({ field, value }) => {
    const before = now.find((one) => one.field === field);
    if (before === undefined) throw new Refusal('datamap.field-unknown');
    if (before.retired && value !== '' && value !== before.value) throw new Refusal('datamap.field-retired');
    return value !== before.value;
  });
  if (changed.length === 0) return now;
  const hlc = nextStamp(tx, acting.ports);
  for (const { field, value } of changed)
    writeValue(tx, { id: acting.ports.newId(), row, field, value: tidied(value) }, hlc);
  append(tx, acting, {
    act: 'customer.changed',
    subject: customer.id,
    detail: { fields: changed.map(({ field }) => field) },
  });
  return ownValuesOf(tx, row, acting.ports);
}

function tidied(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}
