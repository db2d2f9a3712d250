import type { DataField, DataMap, Purpose } from '../../shared/datamap/model.ts';
import { type Language, localeOf } from '../../shared/foundation/language.ts';
import type { Say } from '../../shared/foundation/words.ts';
import type { NoticeChoices } from '../../shared/notices/choices.ts';
import type { NoticeSentence } from '../../shared/notices/model.ts';
import { type CountryPack, isConfirmed, type NoticeItemKey } from '../../shared/notices/pack.ts';
import type { Shop } from '../../shared/shop/model.ts';
import { keepingSentences } from './keeping-sentences.ts';
import { phrased, sentence } from './sentence.ts';

/** What a notice is made of. The same sources always give the same text. */
export type NoticeSources = {
  readonly shop: Shop;
  readonly map: DataMap;
  readonly pack: CountryPack;
  readonly choices: NoticeChoices;
  readonly language: Language;
  readonly say: Say;
};

type Item = CountryPack['items'][number];
type Writer = (sources: NoticeSources, item: Item) => readonly NoticeSentence[];

const who: Writer = ({ shop, say }) => [
  sentence(say('notice.who', { shop: shop.name, address: oneLine(shop.address) }), 'shop:name', 'shop:address'),
  sentence(say('notice.reach', { contact: shop.contact }), 'shop:contact'),
];
const kept: Writer = (sources) => sources.map.fields.map((field) => aboutField(sources, field));
const why: Writer = ({ map, say }) =>
  map.purposes.map(({ code }) => sentence(say(`purposes.${code}.why`), `purpose:${code}`));
const recipients: Writer = (sources) => {
  const { map, say } = sources;
  const all = recipientsIn(map);
  if (all.length === 0) return [sentence(say('recipients.nobody'), 'recipients:none')];
  return all.map((code) => {
    const fields = map.fields.filter((field) => field.recipients.includes(code));
    const what = fields.map((field) => say(`fields.${field.code}`)).join('; ');
    const country = countryAbroad(sources, code);
    const who = say(`recipients.${code}`);
    return sentence(
      say('notice.shared', { who: country === null ? who : `${who} (${country})`, what }),
      `recipient:${code}`,
      ...fields.map((field) => `field:${field.code}`),
    );
  });
};
/** Who of those that see something is in another country. */
const abroad: Writer = (sources) =>
  recipientsIn(sources.map).flatMap((code) => {
    const country = countryAbroad(sources, code);
    if (country === null) return [];
    const who = sources.say(`recipients.${code}`);
    return [sentence(sources.say('notice.abroad', { who, country }), `recipient:${code}`)];
  });
const rights: Writer = ({ pack, say, choices }) => [
  phrased(choices, say, 'rights', {}, ...rightsAndLaws(pack, ['access', 'rectification', 'erasure'])),
  ...moreRights(pack, say),
  ...clockSentence(pack, say),
];
const withdraw: Writer = ({ shop, map, say, choices }) => [
  phrased(choices, say, 'withdraw', { contact: shop.contact }, ...purposesOf(asked(map)), 'shop:contact'),
  sentence(say('notice.withdraw-past'), ...purposesOf(asked(map))),
];
const served: Writer = ({ map, say, choices }) =>
  asked(map).length > 0 ? [phrased(choices, say, 'served', {}, ...purposesOf(asked(map)))] : [];
const upToYou: Writer = (sources, item) => {
  const { map, say } = sources;
  const optional = map.fields.filter((field) => field.optional).map(({ code }) => `field:${code}`);
  return [
    ...(optional.length > 0 ? [sentence(say('notice.free'), ...optional)] : []),
    sentence(say('notice.without'), 'field:name'),
    ...served(sources, item),
  ];
};

/** Who says what: one writer for every item that a pack may ask for. Nothing to say is an empty list. */
export const write: Readonly<Record<NoticeItemKey, Writer>> = {
  controller_identity: who,
  collecting_agency_address: who,
  controller_contact: ({ shop, say }) => [sentence(say('notice.reach', { contact: shop.contact }), 'shop:contact')],
  contact_channel: ({ shop, say }) => [sentence(say('notice.channel', { contact: shop.contact }), 'shop:contact')],
  controller_responsibilities: ({ say }) => [sentence(say('notice.responsible'), 'shop:name')],
  privacy_policy_link: ({ say }) => [sentence(say('notice.whole'), 'shop:contact')],
  dpo_contact: () => [],
  data_categories: kept,
  collection_fact: kept,
  data_held: kept,
  qc_means: ({ map, say }) => [sentence(say('notice.means'), ...map.fields.map(({ code }) => `field:${code}`))],
  purposes: why,
  qc_purposes: why,
  legal_basis: (sources) => basisSentences(sources),
  legitimate_interests: ({ say, choices }) => [
    phrased(choices, say, 'interest', {}, 'basis:eu-gdpr:A6-1-f-controller'),
  ],
  recipients,
  qc_third: recipients,
  sold_or_shared: ({ say }) => [sentence(say('notice.not-sold'), 'recipients:none')],
  // That nothing leaves the country is said only where the country asks for it.
  transfers: (sources, item) => {
    const there = abroad(sources, item);
    return there.length === 0 && item.when === 'always'
      ? [sentence(sources.say('notice.stays'), 'recipients:none')]
      : there;
  },
  overseas_countries: abroad,
  retention: keepingSentences,
  duration_form: (sources) => [...keepingSentences(sources), sentence(sources.say('notice.form'), 'recipients:none')],
  rights_list: rights,
  access_correction_how: rights,
  needed_for_rights: rights,
  qc_access: rights,
  qc_on_request: ({ say }) => [sentence(say('notice.on-request'), 'rights:access')],
  right_withdraw: withdraw,
  qc_withdraw: withdraw,
  right_object_prominent: ({ map, say, choices }) => [
    phrased(choices, say, 'object', {}, ...purposesOf(map.purposes.filter(isMarketing))),
  ],
  complain_controller: ({ say, choices }) => [
    phrased(choices, say, 'complain', {}, 'shop:contact'),
    sentence(say('notice.complain-clock'), 'clock:complaint'),
  ],
  complain_authority: ({ shop, pack, say, choices }) => {
    const authority = pack.authorities.find(({ country }) => country === shop.country) ?? pack.fallbackAuthority;
    // A name that nobody confirmed is not printed unless the owner looked it up; the general way is right everywhere.
    if (authority !== null && (isConfirmed(authority) || choices.nameAuthority)) {
      const { name, web } = authority;
      return [sentence(say('notice.authority', { authority: name, web }), `authority:${shop.country}`)];
    }
    const general = sentence(say('notice.authority-country'), 'authority:country');
    return pack.claimsLaw ? [general] : [general, sentence(say('notice.no-law'), 'pack:other')];
  },
  mandatory_or_optional: upToYou,
  consequences_not_providing: upToYou,
  refuse_consequences: served,
  automated_decisions: () => [],
};

/** The purposes that the shop asks a yes for. */
export function asked(map: DataMap): readonly Purpose[] {
  return map.purposes.filter(({ needsConsent }) => needsConsent);
}

export function isMarketing(purpose: Purpose): boolean {
  return purpose.dpv === 'DirectMarketing' || purpose.dpv === 'PersonalisedBenefits';
}

export function hasInterest(map: DataMap): boolean {
  return [...map.purposes, ...map.fields].some(({ basis }) => basis === 'eu-gdpr:A6-1-f-controller');
}

/** Everybody outside the shop who gets something, each once. */
export function recipientsIn(map: DataMap): readonly string[] {
  return [...new Set(map.fields.flatMap((field) => field.recipients))];
}

/** The country of a partner in words, where it is not the shop's own. */
function countryAbroad({ shop, map, language }: NoticeSources, code: string): string | null {
  const country = map.partners.find((partner) => partner.code === code)?.country ?? null;
  if (country === null || country === shop.country) return null;
  return new Intl.DisplayNames([localeOf(language)], { type: 'region' }).of(country) ?? country;
}

function aboutField(sources: NoticeSources, field: DataField): NoticeSentence {
  const { say } = sources;
  const purposes = named(sources, field.purposes);
  const text = say(field.optional ? 'notice.keeps-optional' : 'notice.keeps', {
    what: say(`fields.${field.code}`),
    purposes,
  });
  return sentence(text, `field:${field.code}`, ...field.purposes.map((code) => `purpose:${code}`));
}

function basisSentences(sources: NoticeSources): readonly NoticeSentence[] {
  const { map, say } = sources;
  const letters = {
    a: 'eu-gdpr:A6-1-a-explicit-consent',
    b: 'eu-gdpr:A6-1-b-contract-performance',
    f: 'eu-gdpr:A6-1-f-controller',
  };
  const found: NoticeSentence[] = [];
  for (const [letter, basis] of Object.entries(letters)) {
    const codes = map.purposes.filter((purpose) => purpose.basis === basis).map(({ code }) => code);
    if (codes.length === 0) continue;
    const text = say(`notice.basis.${letter}`, { purposes: named(sources, codes) });
    found.push(sentence(text, `basis:${basis}`, ...codes.map((code) => `purpose:${code}`)));
  }
  const byLaw = map.purposes.filter(({ basis }) => basis === 'eu-gdpr:A6-1-c').map(({ code }) => code);
  if (byLaw.length > 0) {
    const text = say('notice.basis.law', { purposes: named(sources, byLaw) });
    found.push(sentence(text, 'basis:eu-gdpr:A6-1-c', ...byLaw.map((code) => `purpose:${code}`)));
  }
  const proof = map.fields.filter(({ code, basis }) => code === 'answers' && basis === 'eu-gdpr:A6-1-c');
  if (proof.length > 0) found.push(sentence(say('notice.basis.c'), ...proof.map(({ code }) => `field:${code}`)));
  return found;
}

const further = ['restriction', 'objection', 'portability'] as const;

/** The rights beyond seeing, correcting and erasing: in one sentence where the country has all three. */
function moreRights(pack: CountryPack, say: Say): readonly NoticeSentence[] {
  const own = further.filter((key) => pack.rights.some((right) => right.key === key));
  if (own.length === further.length) return [sentence(say('notice.rights-more'), ...rightsAndLaws(pack, further))];
  return own.map((key) => sentence(say(`notice.rights-${key}`), ...rightsAndLaws(pack, [key])));
}

/** The rights by name, and the articles of those that were confirmed. */
function rightsAndLaws(pack: CountryPack, keys: readonly string[]): readonly string[] {
  const laws = pack.rights.filter((right) => keys.includes(right.key) && pack.claimsLaw && isConfirmed(right));
  return [...keys.map((key) => `rights:${key}`), ...laws.map(({ law }) => `law:${law}`)];
}

/** How soon the shop answers. A time that was not confirmed is said as what is usual. */
function clockSentence(pack: CountryPack, say: Say): readonly NoticeSentence[] {
  const access = pack.rights.find(({ key }) => key === 'access');
  const [, number, unit] = /^P(\d+)(M|D|BD)$/.exec(access?.respond ?? '') ?? [];
  if (access === undefined || number === undefined || unit === undefined) return [];
  if (access.st === 'K')
    return unit === 'D' ? [sentence(say('notice.clock-usually', { days: number }), 'clock:access')] : [];
  const text =
    unit === 'M'
      ? say('notice.clock-month')
      : say(unit === 'BD' ? 'notice.clock-working-days' : 'notice.clock-days', { days: number });
  return [sentence(text, 'clock:access')];
}

function named({ say, language }: NoticeSources, codes: readonly string[]): string {
  return new Intl.ListFormat(localeOf(language)).format(codes.map((code) => say(`purposes.${code}.name`)));
}

function purposesOf(purposes: readonly Purpose[]): readonly string[] {
  return purposes.map(({ code }) => `purpose:${code}`);
}

function oneLine(text: string): string {
  return text
    .trim()
    .split(/\s*\n\s*/)
    .join(', ');
}
