import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../electron/app/catalogue.ts';
import { composeNotice } from '../../electron/notices/compose.ts';
import { languages } from '../../shared/foundation/language.ts';
import { wordsFor } from '../../shared/foundation/words.ts';
import { isConfirmed, packSchema } from '../../shared/notices/pack.ts';
import { packIds } from '../../shared/shop/model.ts';
import { sourcesFor } from './sources.ts';

const catalogue = loadCatalogue();

describe.each(packIds)('the pack %s', (id) => {
  const pack = catalogue.packs[id];
  const facts = [
    ...pack.items,
    ...pack.rights,
    ...pack.authorities,
    ...pack.breach,
    ...pack.sales,
    ...pack.childAges,
    ...pack.facts,
  ];

  it('is kept under its own name', () => {
    expect(pack.id).toBe(id);
  });

  it('names a source for every fact that it calls confirmed, and says where each source is', () => {
    expect(facts.filter(({ st, src }) => st === 'C' && src.length === 0)).toEqual([]);
    const named = facts.flatMap(({ src }) => src);
    expect(named.filter((source) => pack.sources[source] === undefined)).toEqual([]);
    expect(Object.keys(pack.sources).filter((source) => !named.includes(source))).toEqual([]);
  });

  it('says what it asks once, and how soon an answer is due', () => {
    const keys = pack.items.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(pack.rights.find(({ key }) => key === 'access')?.respond).toMatch(/^P/);
  });

  it('never prints a name, an address or a time that was not confirmed as certain', () => {
    for (const language of languages) {
      for (const country of pack.countries.length === 0 ? ['JP'] : pack.countries) {
        const say = wordsFor(language, catalogue.words[language]);
        const sources = sourcesFor({ sector: 'florist', pack: id, country, language });
        const said = composeNotice(sources).sections.flatMap(({ sentences }) => sentences);
        const text = said.map((one) => one.text).join(' ');
        for (const authority of pack.authorities.filter((one) => !isConfirmed(one))) {
          expect(text).not.toContain(authority.name);
          expect(text).not.toContain(authority.web);
        }
        const access = pack.rights.find(({ key }) => key === 'access');
        const clock = said.find(({ from }) => from.includes('clock:access'))?.text;
        const days = /\d+/.exec(access?.respond ?? '')?.[0] ?? '';
        if (access?.st === 'K') expect(clock).toBe(say('notice.clock-usually', { days }));
      }
    }
  });

  it('is refused when a fact has no mark, or when there is more in it than we know', () => {
    const [first] = pack.items;
    if (first === undefined) throw new Error('a pack without items');
    const { st: _, ...unmarked } = first;
    expect(packSchema.safeParse(pack).success).toBe(true);
    expect(packSchema.safeParse({ ...pack, items: [unmarked] }).success).toBe(false);
    expect(packSchema.safeParse({ ...pack, script: 'x' }).success).toBe(false);
    expect(packSchema.safeParse({ ...pack, checkedOn: '23.11.2026' }).success).toBe(false);
  });
});

describe('the countries of the packs', () => {
  it('name the authority of the country the owner picked, where it was confirmed', () => {
    const noticeIn = (country: string) =>
      JSON.stringify(composeNotice(sourcesFor({ sector: 'florist', pack: 'eu', country, language: 'en' })));
    expect(noticeIn('FR')).toContain('CNIL');
    expect(noticeIn('PL')).toContain('UODO');
    expect(noticeIn('LT')).toContain('the data protection authority where you live');
  });
});
