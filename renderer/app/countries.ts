import type { Language } from '../../shared/foundation/language.ts';
import type { PackId } from '../../shared/shop/model.ts';

const europe = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK'.split(' ');
const elsewhere =
  'AD AE AF AG AL AM AO AR AZ BA BB BD BF BH BI BJ BN BO BS BT BW BY BZ CD CF CG CI CL CM CN CO CR CU CV DJ DM DO DZ EC EG ER ET FJ FM GA GD GE GG GH GI GL GM GN GQ GT GW GY HK HN HT ID IL IM IN IQ IR JE JM JO JP KE KG KH KI KM KN KP KR KW KZ LA LB LC LK LR LS LY MA MC MD ME MG MH MK ML MM MN MO MR MU MV MW MX MY MZ NA NE NG NI NP NR OM PA PE PG PH PK PR PS PW PY QA RS RU RW SA SB SC SD SG SL SM SN SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TW TZ UA UG UY UZ VA VC VE VN VU WS XK YE ZA ZM ZW'.split(
    ' ',
  );

/** Countries with a pack of their own; where there are two, the shop says in which part it is. */
const own: Readonly<Record<string, readonly PackId[]>> = {
  GB: ['uk'],
  US: ['us-ca', 'other'],
  CA: ['ca-qc', 'ca'],
  AU: ['au'],
  NZ: ['nz'],
  BR: ['br'],
  CH: ['ch'],
  ...Object.fromEntries(europe.map((code) => [code, ['eu'] as const])),
};

/** The packs of rules that a country may follow, as ISO 3166-1 alpha-2; `other` where there is none. */
export function packsOf(country: string): readonly PackId[] {
  return own[country] ?? ['other'];
}

/** Every country with its name, in the order of a language. */
export function namedCountries(language: Language): readonly { readonly code: string; readonly name: string }[] {
  const names = new Intl.DisplayNames([language], { type: 'region' });
  const order = new Intl.Collator(language);
  return [...Object.keys(own), ...elsewhere]
    .map((code) => ({ code, name: names.of(code) ?? code }))
    .sort((one, other) => order.compare(one.name, other.name));
}
