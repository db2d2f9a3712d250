import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../electron/app/catalogue.ts';
import { composeNotice, mostWordsOnTheCard } from '../../electron/notices/compose.ts';
import type { NoticeSources } from '../../electron/notices/sentences.ts';
import { type DataField, type DataMap, dataCategories, lawfulBases, provenances } from '../../shared/datamap/model.ts';
import { languages } from '../../shared/foundation/language.ts';
import { type PackId, packIds, sectors } from '../../shared/shop/model.ts';
import { mapOf, type NoticeOf, sourcesFor } from './sources.ts';

const catalogue = loadCatalogue();
const countries: Record<PackId, readonly string[]> = {
  uk: ['GB'],
  eu: ['FR', 'DE', 'LT'],
  'us-ca': ['US'],
  ca: ['CA'],
  'ca-qc': ['CA'],
  au: ['AU'],
  nz: ['NZ'],
  br: ['BR'],
  ch: ['CH'],
  other: ['US'],
};

const everyShop = sectors.flatMap((sector) =>
  packIds.flatMap((pack) =>
    countries[pack].flatMap((country) => languages.map((language) => ({ sector, pack, country, language }))),
  ),
);

function sources(of: NoticeOf, map?: DataMap): NoticeSources {
  return sourcesFor(of, map === undefined ? {} : { map });
}

describe.each(everyShop)('the notice of a $sector under $pack rules in $country, in $language', (of) => {
  const notice = composeNotice(sources(of));
  const said = notice.sections.flatMap(({ sentences }) => sentences);
  const map = catalogue.templates[of.sector];

  it('has a sentence for every field that is kept', () => {
    const told = said.flatMap(({ from }) => from);
    expect(map.fields.map(({ code }) => `field:${code}`).filter((field) => !told.includes(field))).toEqual([]);
    expect(map.purposes.map(({ code }) => `purpose:${code}`).filter((purpose) => !told.includes(purpose))).toEqual([]);
  });

  it('has no sentence that comes from nowhere', () => {
    expect(said.filter(({ from }) => from.length === 0)).toEqual([]);
  });

  it('says everything that the country asks of every notice', () => {
    const keys = notice.sections.flatMap(({ items }) => items);
    const asked = catalogue.packs[of.pack].items
      .filter(({ when }) => when === 'always' || when === 'if_covered' || when === 'if_basis_is_consent')
      .map(({ key }) => key);
    expect(asked.filter((key) => !keys.includes(key))).toEqual([]);
  });

  it('says the same legal things as in English', () => {
    const english = composeNotice(sources({ ...of, language: 'en' }));
    const shape = (one: typeof notice) =>
      one.sections.map(({ key, sentences }) => [key, sentences.map(({ from }) => from)]);
    expect(shape(notice)).toEqual(shape(english));
  });

  it('fits the counter card in forty words', () => {
    expect(notice.short.split(/\s+/).length).toBeLessThanOrEqual(mostWordsOnTheCard);
  });

  it('is written in short sentences without vague words', () => {
    const texts = [notice.short, ...said.map(({ text }) => text)];
    const sentences = texts.flatMap((text) => text.split(/(?<=[.?])\s+/)).filter((text) => !text.includes('http'));
    const lengths = sentences.map((text) => text.split(/\s+/).length);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(28);
    expect(lengths.reduce((sum, length) => sum + length, 0) / lengths.length).toBeLessThanOrEqual(15);
    const vague =
      /\b(may|might|some|often|possibly|could|kann|könnte|eventuell|gegebenenfalls|möglicherweise|manchmal)\b/i;
    expect(texts.filter((text) => vague.test(text))).toEqual([]);
  });

  it('names no law that was not confirmed', () => {
    const unsure = catalogue.packs[of.pack].items
      .filter(({ st }) => st === 'K' || st === 'D')
      .map(({ law }) => `law:${law}`);
    expect(said.flatMap(({ from }) => from).filter((source) => unsure.includes(source))).toEqual([]);
  });
});

/** One field of the owner's own for every category, way it came, and way it is handled; the last one is entered no more. */
const ownFields: readonly DataField[] = [
  ...dataCategories.flatMap((category) => provenances.map((provenance) => ({ category, provenance }))),
  { optional: true, recipients: ['own-1', 'accountant'] },
  { sensitivity: { level: 'trait' as const, kind: 'age', reason: 'Clothes for it.' }, because: 'It has to fit.' },
  { sensitivity: { level: 'stand-in' as const, kind: 'age', reason: 'Clothes for it.' } },
  { retired: true },
].map((given, index) => ({
  code: `own-${index + 1}` as const,
  category: dataCategories[0],
  provenance: provenances[0],
  purposes: ['orders'],
  basis: lawfulBases[0],
  recipients: [],
  optional: false,
  ...given,
}));

describe('a notice with fields of the owner’s own', () => {
  it.each(everyShop)(
    'has a sentence for each of them, in $language for a $sector under $pack rules in $country',
    (of) => {
      const started = mapOf(of.sector);
      const needed = started.purposes.find(({ needsConsent }) => !needsConsent)?.code ?? '';
      const map: DataMap = {
        ...started,
        fields: [...started.fields, ...ownFields.map((field) => ({ ...field, purposes: [needed] }))],
        partners: [...started.partners, { code: 'own-1', country: 'US' }],
        keeping: [
          ...started.keeping,
          ...ownFields.map(({ code }) => ({
            field: code,
            purpose: needed,
            trigger: 'last-contact' as const,
            months: 18,
            action: 'remove-field' as const,
            because: '',
            source: 'owner' as const,
            law: null,
          })),
        ],
      };
      const shaped = (language: (typeof languages)[number]) => {
        const shipped = sources({ ...of, language }, map);
        const say: NoticeSources['say'] = (key, values) => {
          const [, code] = /^(?:fields|recipients)[.](own-[0-9]+)$/.exec(key) ?? [];
          return code === undefined ? shipped.say(key, values) : `Name of ${code}`;
        };
        const said = composeNotice({ ...shipped, say }).sections.flatMap(({ sentences }) => sentences);
        return { said, shape: said.map(({ from }) => from) };
      };
      const { said, shape } = shaped(of.language);
      for (const { code } of ownFields) {
        const own = said.filter(({ from }) => from.includes(`field:${code}`));
        expect(
          own.some(({ text }) => text.includes(`Name of ${code}`)),
          code,
        ).toBe(true);
      }
      expect(said.filter(({ from, text }) => from.length === 0 || text.trim() === '')).toEqual([]);
      expect(said.some(({ text }) => text.includes('Name of own-1'))).toBe(true);
      expect(shape).toEqual(shaped('en').shape);
    },
  );
});

describe('what a notice leaves out', () => {
  const of = { sector: 'florist', pack: 'uk', country: 'GB', language: 'en' } as const;

  it('says nothing about a field that is not kept', () => {
    const map = mapOf('florist');
    const without = composeNotice(sources(of, { ...map, fields: map.fields.filter(({ code }) => code !== 'note') }));
    expect(JSON.stringify(without)).not.toContain('field:note');
    expect(JSON.stringify(composeNotice(sources(of)))).toContain('field:note');
  });

  it('says nothing about taking back a yes when nothing is asked', () => {
    const map = mapOf('florist');
    const purposes = map.purposes.filter(({ needsConsent }) => !needsConsent);
    const keys = composeNotice(sources(of, { ...map, purposes })).sections.map(({ key }) => key);
    expect(keys).not.toContain('right_withdraw');
    expect(keys).not.toContain('right_object_prominent');
  });

  it.each(['name', 'address', 'contact'] as const)('refuses a notice without the shop’s %s', (part) => {
    const incomplete = sources(of);
    expect(() => composeNotice({ ...incomplete, shop: { ...incomplete.shop, [part]: ' ' } })).toThrow(
      'notice.incomplete',
    );
  });
});
