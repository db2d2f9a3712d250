import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../support/open-test-app.ts';
import { add, found } from './people.ts';

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
  for (const [name, contact] of people) {
    await add(app, name, contact);
    app.ports.pass(60_000);
  }
});
afterAll(() => app.close());

const people = [
  ['Anna Schmidt', 'anna.schmidt@example.org'],
  ['Mara Schmitz', '0117 496 0321'],
  ['Jörg Müller-Lüdenscheidt', '+49 151 12345678'],
  ['José García López', 'pepe84@example.net'],
  ['Søren Ødegård', '07700 900555'],
  ["Siobhán O'Neill", '07700 900012'],
  ['Łukasz Łęcki', 'lukasz@mail.example'],
  ['田中花子', '07700 900777'],
  ['김민준', '07700 900888'],
  ['Алёна Йовович', 'alyona@example.org'],
  ['محمد إبراهيم', 'mohamed@example.org'],
  ['Anna Smith', '12 Lark Lane, Bristol BS1 4ND'],
  ['Annabel Li', 'li@example.com'],
] as const;

describe('typing into the box at the counter', () => {
  it.each([
    ['schmidt', 'Anna Schmidt'],
    ['SCHMIDT anna', 'Anna Schmidt'],
    ['sch an', 'Anna Schmidt'],
    ['chmid', 'Anna Schmidt'],
    ['jose', 'José García López'],
    ['JOSÉ GARCIA', 'José García López'],
    ['soren odegard', 'Søren Ødegård'],
    ['lecki', 'Łukasz Łęcki'],
    ['oneill', "Siobhán O'Neill"],
    ['o’neill', "Siobhán O'Neill"],
    ["o'nei", "Siobhán O'Neill"],
    ['o neill', "Siobhán O'Neill"],
    ['müllerlüdenscheidt', 'Jörg Müller-Lüdenscheidt'],
    ['muller-lud', 'Jörg Müller-Lüdenscheidt'],
    ['Mueller', 'Jörg Müller-Lüdenscheidt'],
    ['Joerg', 'Jörg Müller-Lüdenscheidt'],
    ['garcialopez', 'José García López'],
    ['田', '田中花子'],
    ['花', '田中花子'],
    ['花子', '田中花子'],
    ['中花子', '田中花子'],
    ['민', '김민준'],
    ['김민', '김민준'],
    ['ален', 'Алёна Йовович'],
    ['йовович', 'Алёна Йовович'],
    ['ابراهيم', 'محمد إبراهيم'],
    ['li', 'Annabel Li'],
    ['lark lane', 'Anna Smith'],
  ])('finds %s', async (typed, name) => {
    expect((await found(app, typed))[0]).toBe(name);
  });

  it.each([
    ['321', 'Mara Schmitz'],
    ['0321', 'Mara Schmitz'],
    ['496 0321', 'Mara Schmitz'],
    ['0117 496 0321', 'Mara Schmitz'],
    ['01174960', 'Mara Schmitz'],
    ['+44 117 496', 'Mara Schmitz'],
    ['0044 (0)117 496', 'Mara Schmitz'],
    ['441174960321', 'Mara Schmitz'],
    ['0012', "Siobhán O'Neill"],
    ['+49 (0)151 1234', 'Jörg Müller-Lüdenscheidt'],
    ['0151 12345678', 'Jörg Müller-Lüdenscheidt'],
    ['siob 012', "Siobhán O'Neill"],
  ])('finds by the digits %s', async (typed, name) => {
    expect((await found(app, typed))[0]).toBe(name);
  });

  it.each([
    ['anna.schmidt@example.org', 'Anna Schmidt'],
    ['ANNA.SCH', 'Anna Schmidt'],
    ['pe84@', 'José García López'],
    ['li@example', 'Annabel Li'],
  ])('finds by the e-mail %s', async (typed, name) => {
    expect((await found(app, typed))[0]).toBe(name);
  });

  it.each([
    ['shcmidt', 'Anna Schmidt'],
    ['anna shcmidt', 'Anna Schmidt'],
    ['mara scmhitz', 'Mara Schmitz'],
    ['lukazs', 'Łukasz Łęcki'],
    ['gracia', 'José García López'],
    ['odgard', 'Søren Ødegård'],
    ['siobahn onell', "Siobhán O'Neill"],
    ['йововчи', 'Алёна Йовович'],
  ])('forgives the slip in %s', async (typed, name) => {
    expect((await found(app, typed))[0]).toBe(name);
  });

  it('puts whole words before starts and starts before middles', async () => {
    expect(await found(app, 'anna')).toEqual(['Anna Smith', 'Anna Schmidt', 'Annabel Li']);
    expect(await found(app, 'li')).toEqual(['Annabel Li']);
    expect((await found(app, 'schmi')).length).toBe(2);
  });

  it('forgives nothing when somebody matches as typed', async () => {
    expect(await found(app, 'smith')).toEqual(['Anna Smith']);
  });

  it('finds nobody for nothing, for marks, and for words that nobody has', async () => {
    for (const typed of ['', '   ', '@', '%', '*', '"', "'", '()', '+', 'xqzwvk', '999999999']) {
      expect(await found(app, typed)).toEqual([]);
    }
  });

  it('takes what a database or an index would read as a command for plain text', async () => {
    for (const typed of [
      'anna" OR "x',
      'anna*',
      "anna' --",
      'anna NOT schmidt',
      '^anna',
      'text:anna',
      '{anna} : x',
      'NEAR(anna)',
    ]) {
      await app.call('customers.find', { text: typed });
    }
    expect(await found(app, 'anna" schmidt*')).toEqual(['Anna Schmidt']);
  });

  it('lets the person who was in touch last stand first among namesakes', async () => {
    await add(app, 'Bo Chen', 'bo.one@example.org');
    app.ports.pass(60_000);
    const second = await add(app, 'Bo Chen', 'bo.two@example.org');
    app.ports.pass(60_000);
    const [first] = await app.call('customers.find', { text: 'bo chen' });
    expect(first?.id).toBe(second.id);
    const other = (await app.call('customers.find', { text: 'bo chen' }))[1];
    if (other === undefined) throw new Error('one is missing');
    await app.call('customers.recordVisit', { id: other.id });
    expect((await app.call('customers.find', { text: 'bo chen' }))[0]?.id).toBe(other.id);
  });

  it('shows the counter enough to recognise somebody, and no more', async () => {
    app.as('Counter');
    expect(await app.call('customers.find', { text: 'mara' })).toMatchObject([
      { displayName: 'M… Schmitz', contact: '+44 •••• 321' },
    ]);
    expect(await app.call('customers.find', { text: 'anna schmidt' })).toMatchObject([
      { displayName: 'A… Schmidt', contact: 'a…@e….org' },
    ]);
    await app.refused('call.not-allowed', 'customers.list', { text: '', offset: 0, limit: 10 });
    app.as('Owner');
  });
});
