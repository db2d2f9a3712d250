import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { fold, spellOut } from '../../electron/customers/fold.ts';
import {
  type Namesake,
  nameKey,
  nameStarts,
  namesAgree,
  namesakes,
  namesToLookFor,
  postcodeIn,
  postcodesIn,
  sharing,
} from '../../electron/customers/likeness-rules.ts';
import { check } from '../imports/import-file.ts';
import { openTestApp, type TestApp } from '../support/open-test-app.ts';
import { add, unchanged } from './people.ts';

let app: TestApp | null = null;
afterEach(() => app?.close());

const name = fc
  .constantFrom('Anna Schmidt', 'Schmidt, Anna', 'Anna Schmitd', 'Ana', 'Zoë de Vries', 'a@example.org', '')
  .map(fold);
const namesake: fc.Arbitrary<Namesake> = fc
  .record({ email: fc.boolean(), postcodes: fc.subarray(['BS14ND', '10115', '1234AB']) })
  .map(({ email, postcodes }) => ({ hasContacts: email || postcodes.length > 0, isReachable: email, postcodes }));
const contact = fc.record({
  kind: fc.constantFrom('email' as const, 'phone' as const, 'post' as const),
  normalised: fc.constantFrom('a@example.org', '+441174960123'),
});

describe('what tells that two entries are one person', () => {
  it('is the same whichever of them comes first', () => {
    fc.assert(
      fc.property(name, name, contact, namesake, namesake, (one, other, shared, first, second) => {
        expect(namesAgree(one, other)).toBe(namesAgree(other, one));
        expect(sharing(shared, one, other)).toBe(sharing(shared, other, one));
        expect(namesakes(first, second)).toBe(namesakes(second, first));
      }),
    );
  });

  it('holds of everybody and themselves, as far as anything is known of them', () => {
    fc.assert(
      fc.property(name, contact, namesake, (one, shared, known) => {
        expect(namesAgree(one, one)).toBe(true);
        expect(sharing(shared, one, one)).toBe('same');
        if (known.postcodes.length > 0) expect(namesakes(known, known)).toBe('near');
        if (!known.hasContacts) expect(namesakes(known, known)).toBe('same');
      }),
    );
  });

  it('looks for a name in every way in which the book may have it, whichever of two spellings is there', () => {
    const word = fc.constantFrom('Müller', 'Bauer', 'Groß', 'Sören', 'Michael', 'Jäger', 'Øster', 'Zoë', 'Anne');
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 2 }), fc.boolean(), (words, turned) => {
        const written = words.join(' ');
        const spelled = (turned ? words.toReversed() : words).map(spellOut).join(' ');
        expect(namesToLookFor(written)).toContain(fold(spelled));
        expect(namesToLookFor(spelled)).toContain(fold(written));
        expect(namesAgree(fold(written), fold(spelled))).toBe(true);
        expect(nameStarts(fold(written))).toBe(nameStarts(fold(spelled)));
        expect(nameKey(nameKey(fold(written)))).toBe(nameKey(fold(written)));
      }),
    );
  });

  it('finds each postcode once, and no other in what it found before', () => {
    const address = fc.constantFrom('1 Mill Rd, Bath BA1 1AA', '9 Mill Road ba11aa', 'Berlin 10115', 'Nowhere', '');
    fc.assert(
      fc.property(fc.array(address), (addresses) => {
        const codes = postcodesIn(addresses);
        expect(new Set(codes).size).toBe(codes.length);
        expect(postcodesIn(codes)).toEqual(codes);
        expect(postcodesIn([...addresses, ...addresses])).toEqual(codes);
      }),
    );
  });

  it('is one thing to a file and to the search for duplicates: a postcode counts however it is written', async () => {
    app = await openTestApp();
    const joe = await add(app, 'Joe Bloggs', '1 Mill Rd, Bath BA1 1AA');
    const again = await add(app, 'jöe bloggs', '9 Mill Road BA11AA');
    // Both can be reached, so that it is the postcode alone that tells.
    for (const [person, typed] of [
      [joe, 'one@example.org'],
      [again, 'two@example.org'],
    ] as const) {
      const as = unchanged(person);
      const contactPoints = [...as.contactPoints, { id: null, kind: 'email' as const, typed }];
      await app.call('customers.change', { ...as, contactPoints });
    }
    expect((await app.call('merges.suggestions', {})).pairs).toMatchObject([{ why: 'name-and-postcode' }]);
    const file =
      'Name,Email,Address,Postcode\nJoe Bloggs,joe@example.org,,ba11aa\nJoe Bloggs,j@example.org,"3 Low Rd, Bath BA1  1AA",\n';
    expect((await check(app, file)).counts).toMatchObject({ likely: 2, new: 0 });
  });
});

describe('the postcode in an address', () => {
  it.each([
    ['12 Lark Lane, Bristol BS1 4ND', 'BS14ND'],
    ['12 Lark Lane, Bristol bs14nd', 'BS14ND'],
    ['Hauptstr. 12345, 10115 Berlin', '10115'],
    ['Dorpsstraat 7, 1234 AB Utrecht', '1234AB'],
    ['ul. Długa 5, 00-238 Warszawa', '00238'],
    ['Rua Augusta 24, 1100-053 Lisboa', '1100053'],
    ['1 Main St, Ottawa K1A 0B1', 'K1A0B1'],
    ['Bahnhofstrasse 1, 8001 Zürich', '8001'],
    ['Somewhere Lane 5', null],
  ])('%s', (address, code) => {
    expect(postcodeIn(address)).toBe(code);
  });
});
