import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  assertNoneRepeated,
  changedFields,
  contactSoFar,
  maskContact,
  maskName,
  readContact,
  readContactAs,
  readName,
} from '../../electron/customers/rules.ts';
import type { ContactPointId } from '../../shared/foundation/id.ts';

describe('telling a contact point apart', () => {
  it.each([
    [' Anna.Schmidt@Example.ORG ', 'GB', 'email', 'anna.schmidt@example.org'],
    ['a+b@mail.example', 'GB', 'email', 'a+b@mail.example'],
    ['0117 496 0123', 'GB', 'phone', '+441174960123'],
    ['(0117) 496-0123', 'GB', 'phone', '+441174960123'],
    ['+44 (0)117 496 0123', 'GB', 'phone', '+441174960123'],
    ['0044 117 496 0123', 'GB', 'phone', '+441174960123'],
    ['Tel.: 0117 496 0123', 'GB', 'phone', '+441174960123'],
    ['0151/12345678', 'DE', 'phone', '+4915112345678'],
    ['0049 151 12345678', 'DE', 'phone', '+4915112345678'],
    ['+49 151 12345678', 'GB', 'phone', '+4915112345678'],
    ['+49 151 12345678', 'ZZ', 'phone', '+4915112345678'],
    ['612 345 678', 'ES', 'phone', '+34612345678'],
    ['06 1234 5678', 'IT', 'phone', '+390612345678'],
    ['12 Lark Lane,  Bristol BS1 4ND', 'GB', 'post', '12 lark lane, bristol bs1 4nd'],
    ['Lindenweg 3\n50667 Köln', 'DE', 'post', 'lindenweg 3 50667 köln'],
  ])('reads %j in %s as %s', (typed, country, kind, normalised) => {
    expect(readContact(typed, country)).toEqual({ kind, typed: typed.trim(), normalised });
  });

  it.each([
    ['', 'GB'],
    ['   ', 'GB'],
    ['12', 'GB'],
    ['0117', 'GB'],
    ['Anna', 'GB'],
    ['anna@', 'GB'],
    ['@example.org', 'GB'],
    ['anna@example', 'GB'],
    ['anna@example.org, ben@example.org', 'GB'],
    ['anna schmidt@example.org', 'GB'],
    ['0151 12345678', 'ZZ'],
    ['+++', 'GB'],
  ])('refuses %j in %s', (typed, country) => {
    expect(() => readContact(typed, country)).toThrow('customer.contact-unreadable');
    expect(contactSoFar(typed, country)).toBeNull();
  });

  it('reads what it has normalised as the same again', () => {
    fc.assert(
      fc.property(fc.oneof(fc.emailAddress(), phones), (typed) => {
        const once = contactSoFar(typed, 'GB');
        if (once !== null) expect(contactSoFar(once, 'DE')).toBe(once);
      }),
    );
  });

  it('answers anything at all without falling over', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (typed) => {
        const read = contactSoFar(typed, 'GB');
        expect(read === null || read.length > 0).toBe(true);
      }),
    );
  });

  it('keeps to the kind that was chosen', () => {
    expect(readContactAs('post', '12 High Street, Ambridge', 'GB').kind).toBe('post');
    expect(() => readContactAs('email', '0117 496 0123', 'GB')).toThrow('customer.contact-unreadable');
    expect(() => readContactAs('phone', 'anna@example.org', 'GB')).toThrow('customer.contact-unreadable');
  });

  it('refuses the same contact point twice, however it is typed', () => {
    const one = readContact('0117 496 0123', 'GB');
    const other = readContact('+44 117 4960123', 'GB');
    expect(() => assertNoneRepeated([one, other])).toThrow('customer.contact-repeated');
    expect(() => assertNoneRepeated([one, readContact('a@example.org', 'GB')])).not.toThrow();
  });
});

describe('a name', () => {
  it('is kept as typed, with its blanks tidied', () => {
    expect(readName('  Zoë   de la  Cruz ')).toBe('Zoë de la Cruz');
  });

  it('must be there, and be something to see', () => {
    for (const nothing of ['', ' \t\n ', '\u200b\u2060', '\u0000']) {
      expect(() => readName(nothing)).toThrow('customer.name-missing');
    }
  });
});

describe('what the counter sees', () => {
  it.each([
    ['Maria Schmidt', 'M… Schmidt'],
    ['Ángel García López', 'Á… López'],
    ['Cher', 'C…'],
    ['田中 花子', '田… 花子'],
    ['王小明', '王…'],
    ['Maria 07700900321', 'M… 0…'],
    ['Maria maria@gmail.com', 'M… m…'],
  ])('is %s as %s', (name, masked) => {
    expect(maskName(name)).toBe(masked);
  });

  it('is enough to recognise a contact point and not enough to use it', () => {
    expect(maskContact(readContact('maria@gmail.com', 'GB'))).toBe('m…@g….com');
    expect(maskContact(readContact('07700 900321', 'GB'))).toBe('+44 •••• 321');
    expect(maskContact(readContact('12 Lark Lane, Bristol', 'GB'))).toBe('1…');
  });
});

describe('what changed', () => {
  const id = 'one' as ContactPointId;
  const before = {
    displayName: 'Anna',
    language: 'en',
    underSixteen: false,
    note: '',
    tags: [],
    contactPoints: [{ id, kind: 'email', typed: 'a@example.org' }],
  } as const;

  it('is told as names of fields only', () => {
    expect(changedFields(before, before)).toEqual([]);
    expect(changedFields(before, { ...before, note: 'Likes peonies.', underSixteen: true })).toEqual([
      'underSixteen',
      'note',
    ]);
    expect(changedFields(before, { ...before, displayName: 'Ann', contactPoints: [] })).toEqual([
      'displayName',
      'contactPoints',
    ]);
  });
});

const phones = fc.stringMatching(/^(\+|00|0)?[1-9][0-9 ()/-]{5,14}$/);
