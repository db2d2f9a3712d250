import type { KeepingRule } from '../../shared/datamap/keeping.ts';
import type { OwnTexts } from '../../shared/datamap/map-view.ts';
import { type DataField, shippedPartners } from '../../shared/datamap/model.ts';
import type { OwnCode } from '../../shared/datamap/own-code.ts';
import type { WriteDb } from '../database/connection.ts';
import { nextNumber, readOwnNames, readPartners, replaceOwnNames } from './own-store.ts';
import { insertField, readFields, writeKeeping } from './store.ts';

/**
 * Takes in a field that the owner of another book had made, with its names and rules, unless there is one of these names.
 * Answers with its code here.
 */
export function takeInField(
  tx: WriteDb,
  {
    field,
    names,
    rules,
  }: { readonly field: DataField; readonly names: OwnTexts; readonly rules: readonly KeepingRule[] },
  hlc: string,
): OwnCode {
  const called = (texts: OwnTexts) => JSON.stringify(Object.entries(texts).sort());
  const known = [...readOwnNames(tx, 'field')].find(([, texts]) => called(texts) === called(names));
  if (known !== undefined) return known[0] as OwnCode;
  const code = `own-${nextNumber(tx, 'field', 1)}` as OwnCode;
  const partners = new Set<string>([...shippedPartners, ...readPartners(tx).map((partner) => partner.code)]);
  const recipients = field.recipients.filter((one) => partners.has(one));
  insertField(tx, { ...field, code, recipients }, readFields(tx).length, hlc);
  replaceOwnNames(tx, 'field', code, names, hlc);
  for (const rule of rules) writeKeeping(tx, { ...rule, field: code }, lastPosition, hlc);
  return code;
}

const lastPosition = 200_000;
