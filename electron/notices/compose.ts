import { Refusal } from '../../shared/foundation/failure.ts';
import type { Instant } from '../../shared/foundation/instant.ts';
import { languages, localeOf } from '../../shared/foundation/language.ts';
import type { OwnSentence } from '../../shared/notices/choices.ts';
import type { NoticeSection, NoticeSentence, NoticeText } from '../../shared/notices/model.ts';
import { type CountryPack, isConfirmed, type NoticeItemKey, type NoticeSectionKey } from '../../shared/notices/pack.ts';
import { asked, hasInterest, isMarketing, type NoticeSources, recipientsIn, write } from './sentences.ts';

export const mostWordsOnTheCard = 40;

/**
 * Writes the notice section by section, in the pack's order. Every sentence names the field, purpose, rule, shop detail
 * or article it comes from; an item that the pack asks for and that cannot be said refuses the whole notice.
 */
export function composeNotice(sources: NoticeSources): Omit<NoticeText, 'footer'> {
  const { parts, items } = missingIn(sources);
  const missing = parts[0] ?? items[0];
  if (missing !== undefined) throw new Refusal('notice.incomplete', { item: missing });
  return writeNotice(sources);
}

/** What a notice has to say and cannot: details of the shop, and items of the pack. */
export function missingIn(sources: NoticeSources): {
  readonly parts: readonly ('name' | 'address' | 'contact')[];
  readonly items: readonly NoticeItemKey[];
} {
  const { shop, pack } = sources;
  const parts = (['name', 'address', 'contact'] as const).filter((part) => shop[part].trim() === '');
  const items = pack.items.filter(
    (item) => applies(item.when, sources) && isRequired(item.when) && write[item.key](sources, item).length === 0,
  );
  return { parts, items: items.map(({ key }) => key) };
}

/** The same as far as it can be said, for looking at what is missing. */
export function writeNotice(sources: NoticeSources): Omit<NoticeText, 'footer'> {
  const { shop, map, pack, language, say } = sources;
  const sections = new Map<NoticeSectionKey, NoticeSection>();
  for (const item of pack.items) {
    if (!applies(item.when, sources)) continue;
    const sentences = write[item.key](sources, item);
    if (sentences.length === 0) continue;
    // An article that was not confirmed in a source is not named as one.
    const law = pack.claimsLaw && isConfirmed(item) ? [`law:${item.law}`] : [];
    const key = sectionOf(item.key);
    const before = sections.get(key) ?? { key, items: [], heading: say(`notice.heading.${key}`), sentences: [] };
    sections.set(key, {
      ...before,
      items: [...before.items, item.key],
      sentences: joined(before.sentences, sentences, law),
    });
  }
  for (const [index, own] of sources.choices.own.entries()) addOwn(sections, own, index, sources);
  const main = map.purposes.find((purpose) => !purpose.needsConsent) ?? map.purposes[0];
  const short = say(recipientsIn(map).length === 0 ? 'notice.short' : 'notice.short-shared', {
    shop: shop.name,
    purpose: main === undefined ? '' : say(`purposes.${main.code}.name`),
  });
  return { language, title: say('notice.title'), short, sections: [...sections.values()] };
}

/** The line at the foot: whose notice, which version, since when. */
export function footerOf({ shop, language, say }: NoticeSources, version: number, publishedAt: Instant): string {
  const day = new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long', timeZone: 'UTC' });
  return say('notice.footer', { shop: shop.name, version, day: day.format(new Date(publishedAt)) });
}

/** Puts a sentence of the owner's own at the end of its section; where the country has no such section, of the first. */
function addOwn(
  sections: Map<NoticeSectionKey, NoticeSection>,
  own: OwnSentence,
  index: number,
  { language, shop }: NoticeSources,
): void {
  const [first] = sections.values();
  const section = sections.get(own.section) ?? first;
  const written = [language, shop.language, ...languages].find((one) => own.texts[one] !== undefined);
  const text = written === undefined ? undefined : own.texts[written];
  if (section === undefined || written === undefined || text === undefined) return;
  const added = { text, from: [`own:${index + 1}`], ...(written !== language && { language: written }) };
  sections.set(section.key, { ...section, sentences: [...section.sentences, added] });
}

/** Two items that lead to the same sentence are one sentence with both origins. */
function joined(
  before: readonly NoticeSentence[],
  more: readonly NoticeSentence[],
  law: readonly string[],
): readonly NoticeSentence[] {
  const all = new Map(before.map((sentence) => [sentence.text, sentence]));
  for (const sentence of more) {
    const from = [...(all.get(sentence.text)?.from ?? []), ...sentence.from, ...law];
    all.set(sentence.text, { ...sentence, from: [...new Set(from)] });
  }
  return [...all.values()];
}

type Applies = CountryPack['items'][number]['when'];

/** True when a notice without the item must not be published. */
function isRequired(when: Applies): boolean {
  return when !== 'if_any' && when !== 'if_filled' && when !== 'if_appointed';
}

function applies(when: Applies, { map }: NoticeSources): boolean {
  switch (when) {
    case 'always':
    case 'if_covered':
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

/** Items that only some countries know stand under the heading they belong to. */
const headings: Readonly<Record<Exclude<NoticeItemKey, NoticeSectionKey>, NoticeSectionKey>> = {
  controller_contact: 'controller_identity',
  controller_responsibilities: 'controller_identity',
  collecting_agency_address: 'controller_identity',
  contact_channel: 'controller_identity',
  privacy_policy_link: 'controller_identity',
  collection_fact: 'data_categories',
  data_held: 'data_categories',
  qc_means: 'data_categories',
  qc_purposes: 'purposes',
  qc_third: 'recipients',
  sold_or_shared: 'recipients',
  overseas_countries: 'transfers',
  duration_form: 'retention',
  access_correction_how: 'rights_list',
  needed_for_rights: 'rights_list',
  qc_access: 'rights_list',
  qc_on_request: 'rights_list',
  qc_withdraw: 'right_withdraw',
  consequences_not_providing: 'mandatory_or_optional',
  refuse_consequences: 'mandatory_or_optional',
};

/** The section an item stands in. */
export function sectionOf(item: NoticeItemKey): NoticeSectionKey {
  return isSection(item) ? item : headings[item];
}

function isSection(item: NoticeItemKey): item is NoticeSectionKey {
  return !Object.hasOwn(headings, item);
}
