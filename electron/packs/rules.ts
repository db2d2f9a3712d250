import { UTCDate } from '@date-fns/utc';
import { addYears } from 'date-fns';
import { Refusal } from '../../shared/foundation/failure.ts';
import type { Instant } from '../../shared/foundation/instant.ts';
import { type Confirmation, type CountryPack, confirmations, packSchema } from '../../shared/notices/pack.ts';
import type { PackView } from '../../shared/packs/model.ts';
import type { PackId } from '../../shared/shop/model.ts';

/** Most bytes of a pack's file: ten times the largest that is shipped. */
export const largestPack = 1_000_000;

/** Reads a pack out of a file that anybody may have written. Refused with what is wrong, and nothing of it is kept. */
export function packIn(bytes: Uint8Array): CountryPack {
  let content: unknown;
  try {
    content = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new Refusal('pack.unreadable');
  }
  const parsed = packSchema.safeParse(content);
  if (!parsed.success) throw new Refusal('pack.not-a-pack', { at: parsed.error.issues[0]?.path.join('.') ?? '' });
  return parsed.data;
}

/** Refuses a pack that is for another place, not newer than the one in use, or checked on a day that is still to come. */
export function assertReplaces(newer: CountryPack, inUse: CountryPack, now: Instant): void {
  if (newer.id !== inUse.id) throw new Refusal('pack.other-place');
  if (newer.checkedOn <= inUse.checkedOn) throw new Refusal('pack.not-newer', { day: inUse.checkedOn });
  if (newer.checkedOn > now.slice(0, 10)) throw new Refusal('pack.from-the-future');
}

/** True when the facts were checked more than a year ago. */
export function isOld(checkedOn: string, now: Instant): boolean {
  return addYears(new UTCDate(`${checkedOn}T00:00:00.000Z`), 1).toISOString() < now;
}

/** The pack as the owner may look at it. */
export function viewOf(
  pack: CountryPack,
  of: { readonly id: PackId; readonly country: string; readonly source: PackView['source']; readonly now: Instant },
): PackView {
  const facts = factsIn(pack);
  const authority = authorityFor(pack, of.country);
  return {
    id: of.id,
    checkedOn: pack.checkedOn,
    isOld: isOld(pack.checkedOn, of.now),
    source: of.source,
    coverage: pack.coverage,
    laws: pack.laws,
    authority: authority === null ? null : { name: authority.name, web: authority.web, st: authority.st },
    marks: Object.fromEntries(
      confirmations.map((mark) => [mark, facts.filter(({ st }) => st === mark).length]),
    ) as Record<Confirmation, number>,
    unsure: facts.filter(({ st }) => st === 'K').map(({ text, law }) => ({ text, law })),
  };
}

/** The authority of a country, confirmed or not. */
export function authorityFor(pack: CountryPack, country: string): CountryPack['authorities'][number] | null {
  return pack.authorities.find((one) => one.country === country) ?? pack.fallbackAuthority;
}

type Fact = { readonly text: string; readonly law: string | null; readonly st: Confirmation };

function factsIn(pack: CountryPack): readonly Fact[] {
  return [
    ...pack.items.map(({ key, law, st }) => ({ text: inWords(key), law, st })),
    ...pack.rights.map(({ key, respond, law, st }) => ({
      text: [inWords(key), respond ?? ''].join(' ').trim(),
      law,
      st,
    })),
    ...pack.authorities.map(({ name, web, st }) => ({ text: `${name}, ${web}`, law: null, st })),
    ...pack.breach.map(({ who, to, deadline, words, law, st }) => ({
      text: [to ?? who, deadline ?? words ?? ''].join(': '),
      law,
      st,
    })),
    ...pack.sales.map(({ country, period, law, st }) => ({ text: [country ?? '', period].join(' ').trim(), law, st })),
    ...pack.childAges.map(({ country, age, st }) => ({ text: `${country ?? ''} ${age}`.trim(), law: null, st })),
    ...pack.facts,
  ];
}

function inWords(key: string): string {
  return key.replaceAll('_', ' ');
}
