import type { DataField, DataMap, Purpose } from '../../shared/datamap/model.ts';
import { Refusal } from '../../shared/foundation/failure.ts';
import type { Instant } from '../../shared/foundation/instant.ts';
import { type Language, localeOf } from '../../shared/foundation/language.ts';
import type { Say } from '../../shared/foundation/words.ts';
import type { NoticeSection, NoticeSentence, NoticeText } from '../../shared/notices/model.ts';
import type { CountryPack, NoticeItemKey } from '../../shared/notices/pack.ts';
import type { Shop } from '../../shared/shop/model.ts';

/** What a notice is made of. The same sources always give the same text. */
export type NoticeSources = {
  readonly shop: Shop;
  readonly map: DataMap;
  readonly pack: CountryPack;
  readonly language: Language;
  readonly say: Say;
};

export const mostWordsOnTheCard = 40;

/**
 * Writes the notice section by section, in the pack's order. Every sentence names the field, purpose, rule, shop detail
 * or article it comes from; an item that the pack asks for and that cannot be said refuses the whole notice.
 */
export function composeNotice(sources: NoticeSources): Omit<NoticeText, 'footer'> {
  const { shop, map, pack, language, say } = sources;
  for (const part of ['name', 'address', 'contact'] as const) {
    if (shop[part].trim() === '') throw new Refusal('notice.incomplete', { item: part });
  }
  const sections: NoticeSection[] = [];
  for (const item of pack.items) {
    if (!applies(item.when, map)) continue;
    const sentences = write[item.key](sources);
    if (sentences.length === 0) {
      if (item.when === 'always') throw new Refusal('notice.incomplete', { item: item.key });
      continue;
    }
    // An article that was not confirmed in a source is not named as one.
    const law = pack.claimsLaw && (item.st === 'C' || item.st === 'S') ? [`law:${item.law}`] : [];
    const heading = say(`notice.heading.${item.key}`);
    sections.push({
      key: item.key,
      heading,
      sentences: sentences.map((one) => ({ ...one, from: [...one.from, ...law] })),
    });
  }
  const main = map.purposes.find((purpose) => !purpose.needsConsent) ?? map.purposes[0];
  const short = say('notice.short', {
    shop: shop.name,
    purpose: main === undefined ? '' : say(`purposes.${main.code}.name`),
  });
  return { language, title: say('notice.title'), short, sections };
}

/** The line at the foot: whose notice, which version, since when. */
export function footerOf({ shop, language, say }: NoticeSources, version: number, publishedAt: Instant): string {
  const day = new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long', timeZone: 'UTC' });
  return say('notice.footer', { shop: shop.name, version, day: day.format(new Date(publishedAt)) });
}

type Writer = (sources: NoticeSources) => readonly NoticeSentence[];

const write: Readonly<Record<NoticeItemKey, Writer>> = {
  controller_identity: ({ shop, say }) => [
    sentence(say('notice.who', { shop: shop.name, address: oneLine(shop.address) }), 'shop:name', 'shop:address'),
    sentence(say('notice.reach', { contact: shop.contact }), 'shop:contact'),
  ],
  dpo_contact: () => [],
  data_categories: (sources) => sources.map.fields.map((field) => aboutField(sources, field)),
  purposes: ({ map, say }) => map.purposes.map(({ code }) => sentence(say(`purposes.${code}.why`), `purpose:${code}`)),
  legal_basis: (sources) => basisSentences(sources),
  legitimate_interests: ({ say }) => [sentence(say('notice.interest'), 'basis:eu-gdpr:A6-1-f-controller')],
  recipients: ({ say }) => [sentence(say('recipients.nobody'), 'recipients:none')],
  transfers: () => [],
  retention: ({ map, say }) => [sentence(say('notice.months', { count: map.keepMonths }), 'rule:keep')],
  rights_list: ({ pack, say }) => [
    sentence(say('notice.rights'), 'rights:access', 'rights:rectification', 'rights:erasure'),
    ...(pack.rights.some(({ key }) => key === 'objection')
      ? [sentence(say('notice.rights-more'), 'rights:restriction', 'rights:objection', 'rights:portability')]
      : []),
    clockSentence(pack, say),
  ],
  right_withdraw: ({ shop, map, say }) => [
    sentence(say('notice.withdraw', { contact: shop.contact }), ...asked(map).map(({ code }) => `purpose:${code}`)),
    sentence(say('notice.withdraw-past'), ...asked(map).map(({ code }) => `purpose:${code}`)),
  ],
  right_object_prominent: ({ map, say }) => [
    sentence(say('notice.object'), ...map.purposes.filter(isMarketing).map(({ code }) => `purpose:${code}`)),
  ],
  complain_controller: ({ say }) => [
    sentence(say('notice.complain'), 'shop:contact'),
    sentence(say('notice.complain-clock'), 'clock:complaint'),
  ],
  complain_authority: ({ shop, pack, say }) => {
    const authority = pack.authorities.find(({ country }) => country === shop.country) ?? pack.fallbackAuthority;
    if (authority !== null) {
      return [
        sentence(
          say('notice.authority', { authority: authority.name, web: authority.web }),
          `authority:${shop.country}`,
        ),
      ];
    }
    return [sentence(say('notice.authority-country'), 'authority:country'), ...(pack.claimsLaw ? [] : [noLaw(say)])];
  },
  mandatory_or_optional: ({ map, say }) => [
    sentence(say('notice.free'), ...map.fields.filter(({ optional }) => optional).map(({ code }) => `field:${code}`)),
    sentence(say('notice.without'), 'field:name'),
    ...(asked(map).length > 0
      ? [sentence(say('notice.served'), ...asked(map).map(({ code }) => `purpose:${code}`))]
      : []),
  ],
  automated_decisions: () => [],
};

type Applies = CountryPack['items'][number]['when'];

function applies(when: Applies, map: DataMap): boolean {
  switch (when) {
    case 'always':
    case 'if_filled':
    case 'if_any':
      return true;
    case 'if_appointed':
      return false;
    case 'if_basis_is_consent':
      return asked(map).length > 0;
    case 'if_basis_is_legitimate_interest':
      return hasInterest(map);
    case 'if_legitimate_interest_or_marketing':
      return hasInterest(map) || map.purposes.some(isMarketing);
  }
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
  const proof = map.fields.filter(({ basis }) => basis === 'eu-gdpr:A6-1-c');
  if (proof.length > 0) found.push(sentence(say('notice.basis.c'), ...proof.map(({ code }) => `field:${code}`)));
  return found;
}

function clockSentence(pack: CountryPack, say: Say): NoticeSentence {
  const access = pack.rights.find(({ key }) => key === 'access');
  const days = /^P(\d+)D$/.exec(access?.respond ?? '')?.[1];
  return sentence(days === undefined ? say('notice.clock-month') : say('notice.clock-days', { days }), 'clock:access');
}

function noLaw(say: Say): NoticeSentence {
  return sentence(say('notice.no-law'), 'pack:other');
}

function named({ say, language }: NoticeSources, codes: readonly string[]): string {
  return new Intl.ListFormat(localeOf(language)).format(codes.map((code) => say(`purposes.${code}.name`)));
}

function asked(map: DataMap): readonly Purpose[] {
  return map.purposes.filter(({ needsConsent }) => needsConsent);
}

function isMarketing(purpose: Purpose): boolean {
  return purpose.dpv === 'DirectMarketing' || purpose.dpv === 'PersonalisedBenefits';
}

function hasInterest(map: DataMap): boolean {
  return [...map.purposes, ...map.fields].some(({ basis }) => basis === 'eu-gdpr:A6-1-f-controller');
}

function oneLine(text: string): string {
  return text
    .trim()
    .split(/\s*\n\s*/)
    .join(', ');
}

function sentence(text: string, ...from: string[]): NoticeSentence {
  return { text, from };
}
