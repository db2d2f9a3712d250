import { bookkeeping, type KeepingRule } from '../../shared/datamap/keeping.ts';
import type { DataMap } from '../../shared/datamap/model.ts';
import type { Say } from '../../shared/foundation/words.ts';
import type { NoticeSentence } from '../../shared/notices/model.ts';
import { type CountryPack, proofYears } from '../../shared/notices/pack.ts';
import { sentence } from './sentence.ts';

/**
 * How long: the person first, then what needs a yes, then every field that goes at another time, then the proof of a yes
 * and the sales that stay without the person.
 */
export function keepingSentences({
  map,
  pack,
  say,
}: {
  readonly map: DataMap;
  readonly pack: CountryPack;
  readonly say: Say;
}): readonly NoticeSentence[] {
  const kept = new Set<string>(map.fields.map(({ code }) => code));
  const rules = map.keeping.filter(({ field, purpose }) => kept.has(field) && purpose !== bookkeeping);
  const withYes = rules.filter(({ trigger, months }) => trigger === 'consent-ended' && months === 0);
  const sales = map.keeping.filter(
    ({ purpose, action }) => purpose === bookkeeping && action === 'keep-without-person',
  );
  return [
    sentence(say('notice.months', { count: map.keepMonths }), 'rule:keep'),
    ...(withYes.length > 0 ? [sentence(say('notice.keep.consent-ended'), ...withYes.map(originOf))] : []),
    ...rules.filter((rule) => isApart(rule, map)).map((rule) => apartSentence(rule, say)),
    ...(withYes.length > 0
      ? [sentence(say('notice.keep.proof', { time: timeInWords(proofYears(pack) * 12, say) }), 'rule:proof')]
      : []),
    ...sales.map((rule) =>
      sentence(
        say('notice.keep.sales', { time: timeInWords(rule.months, say) }),
        originOf(rule),
        ...(rule.law === null ? [] : [`law:${rule.law}`]),
      ),
    ),
  ];
}

/** A rule that people cannot read from the first sentence, and that is not outlived by another rule of the same field. */
function isApart(rule: KeepingRule, { keeping, keepMonths }: DataMap): boolean {
  if (rule.trigger === 'consent-ended') return rule.months > 0;
  const asEverything = ({ trigger, months }: KeepingRule) => trigger === 'last-contact' && months >= keepMonths;
  if (asEverything(rule)) return false;
  if (keeping.some((other) => outlives(other, rule, keeping))) return false;
  const others = keeping.filter(({ field, purpose }) => field === rule.field && purpose !== bookkeeping);
  return rule.trigger !== 'last-contact' || !others.some(asEverything);
}

/** Two reasons for one thing that count from the same day are one sentence: the longer. */
function outlives(other: KeepingRule, rule: KeepingRule, keeping: readonly KeepingRule[]): boolean {
  if (other === rule || other.purpose === bookkeeping) return false;
  if (other.field !== rule.field || other.trigger !== rule.trigger) return false;
  return other.months > rule.months || (other.months === rule.months && keeping.indexOf(other) < keeping.indexOf(rule));
}

function apartSentence(rule: KeepingRule, say: Say): NoticeSentence {
  const key = rule.trigger === 'consent-ended' ? 'consent-ended-later' : rule.trigger;
  const what = say(`fields.${rule.field}`);
  return sentence(
    say(`notice.keep.${key}`, { what, time: timeInWords(rule.months, say) }),
    originOf(rule),
    `field:${rule.field}`,
  );
}

/** Long times are said in years, as people do. */
function timeInWords(months: number, say: Say): string {
  return months > 36 && months % 12 === 0
    ? say('notice.time.years', { count: months / 12 })
    : say('notice.time.months', { count: months });
}

function originOf({ field, purpose }: KeepingRule): string {
  return `rule:${field}:${purpose}`;
}
