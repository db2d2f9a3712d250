import type { Channel } from '../../shared/consents/model.ts';
import { isRemovable, type KeepingRule, type RuleConflict } from '../../shared/datamap/keeping.ts';
import {
  type DataMap,
  type Partner,
  type Purpose,
  type ShopTemplate,
  shippedPartners,
} from '../../shared/datamap/model.ts';
import { isOwn, type OwnCode } from '../../shared/datamap/own-code.ts';
import { Refusal } from '../../shared/foundation/failure.ts';
import type { Language } from '../../shared/foundation/language.ts';
import { type CountryPack, isConfirmed } from '../../shared/notices/pack.ts';
import type { Acting, Ports } from '../app/ports.ts';
import type { ReadDb, WriteDb } from '../database/connection.ts';
import { nextStamp } from '../journal/clock.ts';
import { append } from '../journal/journal.ts';
import { isNeededFor } from './field-rules.ts';
import {
  changedRule,
  conflictsIn,
  keepMonthsOf,
  type RuleChange,
  type SalesLaw,
  startingRules,
  usualSalesLaw,
  withMonths,
  withRule,
} from './keeping-rules.ts';
import { deleteField, nextNumber, readPartners, replaceOwnNames } from './own-store.ts';
import { areShipped, nameSayer, type PurposeWords, shippedWords } from './own-words.ts';
import {
  insertField,
  insertPurpose,
  type OwnWords,
  readFields,
  readKeeping,
  readOwnWords,
  readPurposes,
  replaceOwnWords,
  updateField,
  updatePurpose,
  writeKeeping,
} from './store.ts';

/** What the shop really keeps, why and for how long. */
export function dataMapOf(db: ReadDb): DataMap {
  const keeping = readKeeping(db);
  return {
    purposes: readPurposes(db),
    fields: readFields(db),
    partners: partnersIn(readPartners(db)),
    keeping,
    keepMonths: keepMonthsOf(keeping),
  };
}

/** Why the shop keeps what it keeps, in the order of the map: the part of it that the counter asks for again and again. */
export function purposesOf(db: ReadDb): readonly Purpose[] {
  return readPurposes(db);
}

/** What contradicts itself in the rules of a map. */
export function conflictsOf({ keeping, fields, purposes }: DataMap): readonly RuleConflict[] {
  return conflictsIn(keeping, fields, purposes);
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

/** How long the country has sales kept, where that was confirmed; `null` where the usual time has to do. */
export function salesLawIn({ sales }: Pick<CountryPack, 'sales'>, country: string): SalesLaw | null {
  const rule = sales.find((one) => one.country === country && isConfirmed(one));
  const years = /^P(\d+)Y$/.exec(rule?.period ?? '')?.[1];
  return rule === undefined || years === undefined ? null : { months: Number(years) * 12, law: rule.law };
}

/**
 * Changes how long people are kept as such: every rule that counted the same months from the last contact. Touches
 * nobody; the published notice is stale by it.
 */
export function changeKeepMonths(tx: WriteDb, months: number, acting: Acting): void {
  const rules = readKeeping(tx);
  const hlc = nextStamp(tx, acting.ports);
  for (const rule of withMonths(rules, months)) {
    if (!rules.includes(rule)) writeKeeping(tx, rule, newPosition, hlc);
  }
  append(tx, acting, { act: 'rule.changed', detail: { months } });
}

/** Changes the rule of one field and purpose, or adds it. Touches nobody; the published notice is stale by it. */
export function changeOneRule(tx: WriteDb, change: RuleChange, acting: Acting): readonly KeepingRule[] {
  const rule = changedRule(readKeeping(tx), change);
  writeKeeping(tx, rule, newPosition, nextStamp(tx, acting.ports));
  const { field, purpose, trigger, months, action } = rule;
  append(tx, acting, { act: 'rule.changed', detail: { field, purpose, trigger, months, action } });
  return readKeeping(tx);
}

/** The map as it would be with another time for people as such, or with one rule changed. Changes nothing. */
export function mapIf(db: ReadDb, change: { readonly months: number } | { readonly rule: RuleChange }): DataMap {
  const map = dataMapOf(db);
  const keeping =
    'rule' in change
      ? withRule(map.keeping, changedRule(map.keeping, change.rule))
      : withMonths(map.keeping, change.months);
  return { ...map, keeping, keepMonths: keepMonthsOf(keeping) };
}

// What the words of a map are asks no database of its own, so it stands apart; other nouns ask for it here.
export { takeInField } from './take-in.ts';
export { areShipped, isNeededFor, nameSayer, shippedWords };

/** Where the words of a shop's purposes come from. */
export type PurposeSayer = (purpose: string, language: Language) => PurposeWords;

/**
 * Words of purposes: the owner's own before the shipped ones. A purpose that nobody has named in a language is called
 * what it is called in the shop's own; but it has no question there, because a question is never asked in other words
 * than somebody chose for that language.
 */
export function purposeSayer(
  db: ReadDb,
  ports: Pick<Ports, 'catalogue'>,
  shop: { readonly name: string; readonly language: Language },
): PurposeSayer {
  const own = readOwnWords(db);
  const ownIn = (purpose: string, language: Language) =>
    own.find((words) => words.purpose === purpose && words.language === language);
  return (purpose, language) => {
    const words = ownIn(purpose, language) ?? shippedWords(ports, purpose, language, shop.name);
    if (words !== null) return words;
    const atHome = ownIn(purpose, shop.language);
    return { name: atHome?.name ?? purpose, why: atHome?.why ?? '', ask: '' };
  };
}

/** What the owner may set about a question. */
export type QuestionChange = {
  /** `null` for a new one. */
  readonly code: string | null;
  readonly asked: boolean;
  readonly channels: readonly Channel[];
  readonly months: number;
};

/**
 * Changes a question, or adds one as a purpose of its own: the fields that its channels need learn what they are used
 * for, with a rule that keeps them for it until the yes has ended. Answers with the purpose's code. Adds no journal
 * line: what makes it count is the publishing.
 */
export function changeQuestion(tx: WriteDb, change: QuestionChange, acting: Acting): string {
  const map = dataMapOf(tx);
  const known = map.purposes.find(({ code, needsConsent }) => code === change.code && needsConsent);
  const hlc = nextStamp(tx, acting.ports);
  const set = { channels: [...change.channels], consentMonths: change.months, asked: change.asked };
  const purpose: Purpose =
    known === undefined
      ? {
          code: newPurposeCode(tx, map.purposes),
          dpv: 'DirectMarketing',
          basis: 'eu-gdpr:A6-1-a-explicit-consent',
          needsConsent: true,
          ...set,
        }
      : { ...known, ...set };
  if (known === undefined) insertPurpose(tx, purpose, map.purposes.length, hlc);
  else updatePurpose(tx, purpose, hlc);
  for (const field of map.fields) {
    if (!isNeededFor(field, purpose) || field.purposes.includes(purpose.code)) continue;
    updateField(tx, { ...field, purposes: [...field.purposes, purpose.code] }, hlc);
    addRule(tx, field.code, purpose, { trigger: 'consent-ended', months: 0 }, hlc);
  }
  return purpose.code;
}

/** Puts the owner's own words for a purpose in the place of all that were there. */
export function changeOwnWords(tx: WriteDb, purpose: string, words: readonly OwnWords[], acting: Acting): void {
  replaceOwnWords(tx, purpose, words, nextStamp(tx, acting.ports));
}

/** A code for a purpose of the owner's own that no purpose ever had. */
export function newPurposeCode(tx: WriteDb, purposes: readonly Purpose[]): string {
  const numbers = purposes.filter(({ code }) => isOwn(code)).map(({ code }) => Number(code.slice('own-'.length)));
  return `own-${nextNumber(tx, 'purpose', Math.max(0, ...numbers) + 1)}`;
}

/** Adds the rule that keeps a field for a purpose: what needs a yes goes when the yes has ended, all else as given. */
export function addRule(
  tx: WriteDb,
  field: string,
  purpose: Purpose,
  keep: Pick<KeepingRule, 'trigger' | 'months'>,
  hlc: string,
): void {
  const time = purpose.needsConsent ? ({ trigger: 'consent-ended', months: 0 } as const) : keep;
  const action = isRemovable(field) ? 'remove-field' : 'remove-person';
  const rule = { field, purpose: purpose.code, ...time, action, because: '', source: 'owner', law: null } as const;
  writeKeeping(tx, rule, newPosition, hlc);
}

/** The shipped partners first, as they were changed, then the owner's own. */
function partnersIn(rows: readonly Partner[]): readonly Partner[] {
  const shipped = shippedPartners.map(
    (code): Partner => rows.find((partner) => partner.code === code) ?? { code, country: null },
  );
  return [...shipped, ...rows.filter(({ code }) => isOwn(code))];
}

/** Refuses a field of the owner's own that something new may still be entered in. */
export function assertRetired(db: ReadDb, field: OwnCode): void {
  const found = readFields(db).find(({ code }) => code === field);
  if (found === undefined) throw new Refusal('datamap.field-unknown');
  if (found.retired !== true) throw new Refusal('datamap.field-in-use');
}

/** Takes a retired field out of the map, with its rules and its names. The published notice is stale by it. */
export function dropField(tx: WriteDb, field: OwnCode, acting: Acting): void {
  assertRetired(tx, field);
  deleteField(tx, field);
  replaceOwnNames(tx, 'field', field, {}, nextStamp(tx, acting.ports));
  append(tx, acting, { act: 'datamap.field-removed', detail: { field } });
}

// A rule that is there keeps its place; a new one comes last.
const newPosition = 200_000;
