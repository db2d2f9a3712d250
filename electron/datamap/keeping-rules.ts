import {
  bookkeeping,
  isRemovable,
  type KeepingRule,
  type RuleConflict,
  type RuleKey,
  warranty,
} from '../../shared/datamap/keeping.ts';
import type { DataField, Purpose, ShopTemplate } from '../../shared/datamap/model.ts';
import { Refusal } from '../../shared/foundation/failure.ts';

/** How long tax law makes a shop keep what it sold. */
export type SalesLaw = { readonly months: number; readonly law: string | null };

/** Seven years: the longest usual time, until the shop has entered its own. */
export const usualSalesLaw: SalesLaw = { months: 84, law: null };

/**
 * The rules a kind of shop starts with: every field and purpose has one. What needs a yes is kept until the yes has
 * ended, all else so many months after the last contact; what the template says differently wins. Sales are kept
 * without the person for as long as tax law asks.
 */
export function startingRules(template: ShopTemplate, sales: SalesLaw): readonly KeepingRule[] {
  const ofTemplate = template.fields.flatMap((field) =>
    field.purposes.map((purpose) => startingRule(template, field, purpose)),
  );
  const guarantees = template.keeping.filter(({ purpose }) => purpose === warranty);
  return [
    ...ofTemplate,
    ...guarantees.map((rule) => ({ ...rule, because: '', source: 'template' as const, law: null })),
    {
      field: 'purchases',
      purpose: bookkeeping,
      trigger: 'last-purchase',
      months: sales.months,
      action: 'keep-without-person',
      because: '',
      source: sales.law === null ? 'template' : 'pack',
      law: sales.law,
    },
  ];
}

function startingRule(template: ShopTemplate, field: DataField, purpose: string): KeepingRule {
  const differs = template.keeping.find((one) => one.field === field.code && one.purpose === purpose);
  const asked = template.purposes.find(({ code }) => code === purpose)?.needsConsent === true;
  const usual: Pick<KeepingRule, 'trigger' | 'months' | 'action'> = {
    trigger: asked ? 'consent-ended' : 'last-contact',
    months: asked ? 0 : template.keepMonths,
    action: isRemovable(field.code) ? 'remove-field' : 'remove-person',
  };
  return { field: field.code, purpose, ...usual, ...differs, because: '', source: 'template', law: null };
}

/** Refuses a rule that cannot be carried out: a name cannot go alone, and only sales can stay without the person. */
function assertCanBeKept(rule: KeepingRule): void {
  if (rule.action === 'remove-field' && !isRemovable(rule.field)) throw new Refusal('retention.rule-impossible');
  if (rule.action === 'keep-without-person' && rule.field !== 'purchases') {
    throw new Refusal('retention.rule-impossible');
  }
}

/** The rules with another time for people as such: every rule that counted the same months from the last contact. */
export function withMonths(rules: readonly KeepingRule[], months: number): readonly KeepingRule[] {
  const before = keepMonthsOf(rules);
  return rules.map((rule) =>
    rule.trigger === 'last-contact' && rule.months === before ? { ...rule, months, source: 'owner' } : rule,
  );
}

/** What an owner may say about one rule. */
export type RuleChange = Omit<KeepingRule, 'source' | 'law'>;

/** The rule as the owner wants it; refused where it cannot be carried out. */
export function changedRule(rules: readonly KeepingRule[], change: RuleChange): KeepingRule {
  const before = rules.find(({ field, purpose }) => field === change.field && purpose === change.purpose);
  const rule: KeepingRule = { ...change, because: change.because.trim(), source: 'owner', law: before?.law ?? null };
  assertCanBeKept(rule);
  return rule;
}

/** The rules with one of them changed, or with one more. */
export function withRule(rules: readonly KeepingRule[], rule: KeepingRule): readonly KeepingRule[] {
  return [...rules.filter(({ field, purpose }) => field !== rule.field || purpose !== rule.purpose), rule];
}

/** Months after the last contact that keep the person as such: the longest such rule of a field that all have. */
export function keepMonthsOf(rules: readonly KeepingRule[]): number {
  return Math.max(1, ...personRules(rules).map(({ months }) => months));
}

/** What contradicts itself in the rules, in their order. */
export function conflictsIn(
  rules: readonly KeepingRule[],
  fields: readonly Pick<DataField, 'code' | 'purposes'>[],
  purposes: readonly Pick<Purpose, 'code' | 'needsConsent'>[],
): readonly RuleConflict[] {
  const found: RuleConflict[] = [];
  const note = (kind: RuleConflict['kind'], { field, purpose }: RuleKey) =>
    found.push({ kind, rule: { field, purpose } });
  const person = personRules(rules);
  if (person.length === 0) note('no-rule-for-person', { field: 'name', purpose: purposes[0]?.code ?? '' });
  const longest = keepMonthsOf(rules);
  for (const rule of rules) {
    if (rule.purpose === bookkeeping || rule.purpose === warranty) continue;
    const field = fields.find(({ code }) => code === rule.field);
    if (field !== undefined && !field.purposes.includes(rule.purpose)) note('purpose-not-of-field', rule);
    const asked = purposes.find(({ code }) => code === rule.purpose)?.needsConsent === true;
    if (rule.trigger === 'consent-ended' && !asked) note('consent-without-question', rule);
    if (rule.action === 'remove-field' && rule.trigger === 'last-contact' && rule.months > longest) {
      note('longer-than-person', rule);
    }
  }
  for (const { code, purposes: used } of fields) {
    for (const purpose of used) {
      if (!rules.some((rule) => rule.field === code && rule.purpose === purpose)) {
        note('nothing-keeps-it', { field: code, purpose });
      }
    }
  }
  return found;
}

function personRules(rules: readonly KeepingRule[]): readonly KeepingRule[] {
  return rules.filter(({ trigger, action }) => trigger === 'last-contact' && action === 'remove-person');
}
