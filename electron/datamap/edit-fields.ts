import type { ParsedInput } from '../../shared/contract.ts';
import { type DataField, isAsked, type Purpose } from '../../shared/datamap/model.ts';
import { isOwn, type OwnCode } from '../../shared/datamap/own-code.ts';
import { type Sensitivity, sensitivityOf } from '../../shared/datamap/sensitivity.ts';
import { Refusal } from '../../shared/foundation/failure.ts';
import type { Acting, Ports } from '../app/ports.ts';
import type { WriteDb } from '../database/connection.ts';
import { isEmpty } from '../fields/service.ts';
import { nextStamp } from '../journal/clock.ts';
import { append } from '../journal/journal.ts';
import { shopOf } from '../shop/service.ts';
import { basisOf, isNeededFor } from './field-rules.ts';
import { deleteRule, nextNumber, replaceOwnNames } from './own-store.ts';
import { addRule, dataMapOf, dropField } from './service.ts';
import { insertField, updateField } from './store.ts';

/** What texts about a field give away. */
export function checkName({ catalogue }: Pick<Ports, 'catalogue'>, texts: readonly string[]): Sensitivity | null {
  return sensitivityOf(texts, Object.values(catalogue.sensitivity));
}

/**
 * Adds a field of the owner's own with everything the notice has to say about it, or changes one. Refused on what the
 * law protects most, and without a reason on what people must be treated alike in.
 */
export function saveField(tx: WriteDb, input: ParsedInput<'datamap.saveField'>, acting: Acting): void {
  const { names, category, provenance, optional, because, keep } = input;
  if (names[shopOf(tx).language] === undefined) throw new Refusal('datamap.name-missing');
  const { purposes, recipients } = readChosen(tx, input);
  const before = input.code === null ? null : ownField(tx, input.code);
  const code = input.code ?? (`own-${nextNumber(tx, 'field', 1)}` as OwnCode);
  const hlc = nextStamp(tx, acting.ports);
  const field: DataField = {
    code,
    category,
    provenance,
    purposes: purposes.map((purpose) => purpose.code),
    basis: basisOf(purposes),
    recipients,
    optional,
    because,
    ...sensitivityIn(input, acting.ports),
    ...(before?.retired === true && { retired: true }),
  };
  if (before === null) insertField(tx, field, dataMapOf(tx).fields.length, hlc);
  else updateField(tx, field, hlc);
  replaceOwnNames(tx, 'field', code, names, hlc);
  followPurposes(tx, field, before?.purposes ?? [], purposes, keep, hlc);
  append(tx, acting, {
    act: before === null ? 'datamap.field-added' : 'datamap.field-changed',
    detail: { field: code },
  });
}

/** Changes what a built-in field is used for, who sees it and why. What a question needs stays. */
export function changeField(tx: WriteDb, input: ParsedInput<'datamap.changeField'>, acting: Acting): void {
  const map = dataMapOf(tx);
  const before = map.fields.find(({ code }) => code === input.code && !isOwn(code));
  if (before === undefined) throw new Refusal('datamap.field-unknown');
  const { purposes, recipients } = readChosen(tx, input);
  const needed = map.purposes.find(
    (purpose) => isNeededFor(before, purpose) && !purposes.some(({ code }) => code === purpose.code),
  );
  if (needed !== undefined) throw new Refusal('datamap.purpose-needed', { purpose: needed.code });
  if (before.code === 'answers' && !purposes.every(isAsked)) throw new Refusal('datamap.purpose-unknown');
  const { because: _, ...rest } = before;
  const field: DataField = {
    ...rest,
    purposes: purposes.map(({ code }) => code),
    // The proof of answers is kept because the law asks for it, whatever was asked.
    basis: before.code === 'answers' ? before.basis : basisOf(purposes),
    recipients,
    ...(input.because !== '' && { because: input.because }),
  };
  const hlc = nextStamp(tx, acting.ports);
  updateField(tx, field, hlc);
  followPurposes(tx, field, before.purposes, purposes, { trigger: 'last-contact', months: map.keepMonths }, hlc);
  append(tx, acting, { act: 'datamap.field-changed', detail: { field: field.code } });
}

/**
 * Enters nothing new in a field of the owner's own, or again. One with something in it stays in the map and in the
 * notice until its rules, or the owner, have taken that out; an empty one is gone at once.
 */
export function retireField(tx: WriteDb, input: ParsedInput<'datamap.retireField'>, acting: Acting): void {
  const { retired: _, ...field } = ownField(tx, input.code);
  updateField(tx, { ...field, ...(input.retired && { retired: true }) }, nextStamp(tx, acting.ports));
  if (input.retired && isEmpty(tx, input.code)) dropField(tx, input.code, acting);
  else
    append(tx, acting, { act: 'datamap.field-changed', detail: { field: input.code, retired: input.retired ? 1 : 0 } });
}

function ownField(tx: WriteDb, own: OwnCode): DataField {
  const found = dataMapOf(tx).fields.find(({ code }) => code === own);
  if (found === undefined) throw new Refusal('datamap.field-unknown');
  return found;
}

/** Purposes and partners as they are in the map, each once; refused when one is not. */
function readChosen(
  tx: WriteDb,
  chosen: { readonly purposes: readonly string[]; readonly recipients: readonly string[] },
): { readonly purposes: readonly Purpose[]; readonly recipients: string[] } {
  const map = dataMapOf(tx);
  const purposes = map.purposes.filter(({ code }) => chosen.purposes.includes(code));
  if (purposes.length !== new Set(chosen.purposes).size) throw new Refusal('datamap.purpose-unknown');
  const recipients = map.partners.map(({ code }): string => code).filter((code) => chosen.recipients.includes(code));
  if (recipients.length !== new Set(chosen.recipients).size) throw new Refusal('datamap.partner-unknown');
  return { purposes, recipients };
}

function sensitivityIn(
  { names, because, reason }: Pick<ParsedInput<'datamap.saveField'>, 'names' | 'because' | 'reason'>,
  ports: Pick<Ports, 'catalogue'>,
): Pick<DataField, 'sensitivity'> {
  const found = checkName(ports, [...Object.values(names), because]);
  if (found === null) return {};
  if (found.level === 'special') throw new Refusal('datamap.field-special', { kind: found.kind });
  if (reason === '') throw new Refusal('datamap.reason-missing', { kind: found.kind });
  return { sensitivity: { level: found.level, kind: found.kind, reason } };
}

/** Rules come and go with the purposes of a field. */
function followPurposes(
  tx: WriteDb,
  { code }: DataField,
  before: readonly string[],
  after: readonly Purpose[],
  keep: ParsedInput<'datamap.saveField'>['keep'],
  hlc: string,
): void {
  for (const purpose of before) if (!after.some((one) => one.code === purpose)) deleteRule(tx, code, purpose);
  for (const purpose of after) if (!before.includes(purpose.code)) addRule(tx, code, purpose, keep, hlc);
}
