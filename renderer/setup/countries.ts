import type { Language } from '../../shared/foundation/language.ts';
import type { PackId } from '../../shared/shop/model.ts';

const unitedKingdom = ['GB'];
const europe = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK'.split(' ');
const elsewhere =
  'AR AU BR CA CH CL CN CO CR EG HK ID IL IN JP KE KR MA MX MY NG NZ PE PH RS SA SG TH TN TR TW UA AE US UY VN ZA'.split(
    ' ',
  );

/** Countries that a pack may be chosen for, as ISO 3166-1 alpha-2. The phone numbers of a shop are read by it. */
export function countriesOf(pack: PackId): readonly string[] {
  return pack === 'uk' ? unitedKingdom : pack === 'eu' ? europe : elsewhere;
}

/** The same with their names, in the order of a language. */
export function namedCountriesOf(
  pack: PackId,
  language: Language,
): readonly { readonly code: string; readonly name: string }[] {
  const names = new Intl.DisplayNames([language], { type: 'region' });
  const order = new Intl.Collator(language);
  return countriesOf(pack)
    .map((code) => ({ code, name: names.of(code) ?? code }))
    .sort((one, other) => order.compare(one.name, other.name));
}
