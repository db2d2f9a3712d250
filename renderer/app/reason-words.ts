import { bookkeeping, type KeepingRule, warranty } from '../../shared/datamap/keeping.ts';
import type { Say } from '../../shared/foundation/words.ts';
import type { Hold, PurposeNames, Reason } from '../../shared/retention/model.ts';
import { ownFieldName } from './own-names.ts';

/** A field's name in the middle of a sentence. */
export function fieldName(say: Say, field: string): string {
  return ownFieldName(field) ?? say(`keeping.field.${field}`);
}

/** What a rule keeps something for. */
export function purposeName(say: Say, names: PurposeNames, purpose: string): string {
  if (purpose === bookkeeping) return say('keeping.bookkeeping');
  return purpose === warranty ? say('keeping.warranty') : (names[purpose] ?? purpose);
}

/** Until when a rule keeps something, in words. */
export function untilWords(say: Say, rule: Pick<KeepingRule, 'purpose' | 'trigger' | 'months'>): string {
  if (rule.purpose === bookkeeping) return say('keeping.until.sale', { count: rule.months });
  return rule.months === 0
    ? say(`keeping.at-once.${rule.trigger}`)
    : say(`keeping.until.${rule.trigger}`, { count: rule.months });
}

/** One rule as a sentence. */
export function ruleSentence(say: Say, names: PurposeNames, rule: KeepingRule): string {
  return say(rule.because === '' ? 'keeping.rule' : 'keeping.rule-because', {
    because: rule.because,
    what: fieldName(say, rule.field),
    purpose: purposeName(say, names, rule.purpose),
    until: untilWords(say, rule),
    action: say(`keeping.then.${rule.action}`),
  });
}

/** Why somebody is kept, without the day. */
export function reasonWords(say: Say, names: PurposeNames, reason: Reason): string {
  if (reason.kind === 'hold') {
    const what = reason.onePurchase
      ? say('keeping.hold.on-purchase', { kind: say(`keeping.hold.${reason.hold}`) })
      : holdWords(say, { kind: reason.hold, field: reason.field, purchase: null });
    return reason.because === '' ? what : `${what}: ${reason.because}`;
  }
  return say('keeping.why.rule', {
    what: fieldName(say, reason.field),
    purpose: purposeName(say, names, reason.purpose),
  });
}

/** What a hold is for, and what it is on when it is not the person. */
export function holdWords(say: Say, { kind, field, purchase }: Pick<Hold, 'kind' | 'field' | 'purchase'>): string {
  const why = say(`keeping.hold.${kind}`);
  if (purchase !== null) return say('keeping.hold.on-this', { kind: why, what: purchase.what });
  return field === null ? why : say('keeping.hold.on', { kind: why, what: fieldName(say, field) });
}
