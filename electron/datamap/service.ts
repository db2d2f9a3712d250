import type { KeepingRule, RuleConflict } from '../../shared/datamap/keeping.ts';
import type { DataMap, ShopTemplate } from '../../shared/datamap/model.ts';
import type { Acting } from '../app/ports.ts';
import type { ReadDb, WriteDb } from '../database/connection.ts';
import { nextStamp } from '../journal/clock.ts';
import { append } from '../journal/journal.ts';
import {
  assertCanBeKept,
  conflictsIn,
  keepMonthsOf,
  type SalesLaw,
  startingRules,
  usualSalesLaw,
} from './keeping-rules.ts';
import {
  insertField,
  insertPurpose,
  type OwnWords,
  readFields,
  readKeeping,
  readOwnWords,
  readPurposes,
  writeKeeping,
} from './store.ts';

/** What the shop really keeps, why and for how long. */
export function dataMapOf(db: ReadDb): DataMap {
  const keeping = readKeeping(db);
  return { purposes: readPurposes(db), fields: readFields(db), keeping, keepMonths: keepMonthsOf(keeping) };
}

/** What contradicts itself in the rules of a map. */
export function conflictsOf({ keeping, fields, purposes }: DataMap): readonly RuleConflict[] {
  return conflictsIn(keeping, fields, purposes);
}

/** The owner's own words for purposes, in the place of the shipped ones. */
export function ownWordsOf(db: ReadDb): readonly OwnWords[] {
  return readOwnWords(db);
}

/** Fills an empty map from a kind of shop. Part of set-up, so it adds no journal line of its own. */
export function fillFromTemplate(tx: WriteDb, template: ShopTemplate, sales: SalesLaw | null, acting: Acting): void {
  template.purposes.forEach((purpose, position) => {
    insertPurpose(tx, purpose, position, nextStamp(tx, acting.ports));
  });
  template.fields.forEach((field, position) => {
    insertField(tx, field, position, nextStamp(tx, acting.ports));
  });
  startingRules(template, sales ?? usualSalesLaw).forEach((rule, position) => {
    writeKeeping(tx, rule, position, nextStamp(tx, acting.ports));
  });
}

/**
 * Changes how long people are kept as such: every rule that counted the same months from the last contact. Touches
 * nobody; the published notice is stale by it.
 */
export function changeKeepMonths(tx: WriteDb, months: number, acting: Acting): void {
  const rules = readKeeping(tx);
  const before = keepMonthsOf(rules);
  const follow = rules.filter((rule) => rule.trigger === 'last-contact' && rule.months === before);
  const hlc = nextStamp(tx, acting.ports);
  for (const rule of follow) writeKeeping(tx, { ...rule, months, source: 'owner' }, newPosition, hlc);
  append(tx, acting, { act: 'rule.changed', detail: { months } });
}

/** Changes the rule of one field and purpose, or adds it. Touches nobody; the published notice is stale by it. */
export function changeOneRule(
  tx: WriteDb,
  change: Pick<KeepingRule, 'field' | 'purpose' | 'trigger' | 'months' | 'action' | 'because'>,
  acting: Acting,
): readonly KeepingRule[] {
  const before = readKeeping(tx).find(({ field, purpose }) => field === change.field && purpose === change.purpose);
  const rule: KeepingRule = {
    ...change,
    because: change.because.trim(),
    source: 'owner',
    law: before?.law ?? null,
  };
  assertCanBeKept(rule);
  writeKeeping(tx, rule, newPosition, nextStamp(tx, acting.ports));
  const { field, purpose, trigger, months, action } = rule;
  append(tx, acting, { act: 'rule.changed', detail: { field, purpose, trigger, months, action } });
  return readKeeping(tx);
}

// A rule that is there keeps its place; a new one comes last.
const newPosition = 200_000;
