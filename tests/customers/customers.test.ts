import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../support/open-test-app.ts';
import { add, found, journal, unchanged } from './people.ts';

let app: TestApp;
beforeEach(async () => {
  app = await openTestApp();
});
afterEach(() => app.close());

describe('adding somebody', () => {
  it('keeps the name, one contact point as typed and as dialled, and the day', async () => {
    const customer = await add(app, '  Anna  Schmidt ', ' 0117 496 0123 ');
    expect(customer).toMatchObject({
      displayName: 'Anna Schmidt',
      contactPoints: [{ kind: 'phone', typed: '0117 496 0123', normalised: '+441174960123' }],
      note: '',
      source: 'counter',
      createdAt: '2026-11-23T09:00:00.000Z',
      lastContactAt: '2026-11-23T09:00:00.000Z',
    });
    const profile = await app.call('customers.open', { id: customer.id });
    expect(profile.customer).toEqual(customer);
  });

  it('writes one line in the journal, with no word of the customer in it', async () => {
    const customer = await add(app, 'Anna Schmidt', 'anna@example.org');
    expect(journal(app)).toEqual([{ act: 'customer.added', subject: customer.id, detail: '{"contact":"email"}' }]);
  });

  it('refuses a person without a name or with a contact that cannot be read, and keeps nothing', async () => {
    const person = { displayName: 'Anna', contact: 'anna@example.org', language: 'en', underSixteen: false };
    await app.refused('customer.name-missing', 'customers.add', { ...person, displayName: '  ' });
    await app.refused('customer.contact-unreadable', 'customers.add', { ...person, contact: 'anna@' });
    await app.refused('customer.contact-unreadable', 'customers.add', { ...person, contact: '' });
    await app.refused('call.bad-input', 'customers.add', { ...person, language: 'not a language' });
    expect(await app.call('customers.list', { text: '', offset: 0, limit: 10 })).toEqual({ total: 0, rows: [] });
    expect(journal(app)).toEqual([]);
  });
});

describe('people who look like the one being typed in', () => {
  it('are shown masked, those with the same contact point first', async () => {
    const namesake = await add(app, 'Anna Schmidt', 'other@example.org');
    const same = await add(app, 'Ben Jones', '0117 496 0123');
    const hits = await app.call('customers.similar', { displayName: 'anna  SCHMIDT', contact: '+44 117 496 0123' });
    expect(hits.map((hit) => hit.id)).toEqual([same.id, namesake.id]);
    expect(hits[0]).toMatchObject({ displayName: 'B… Jones', contact: '+44 •••• 123' });
  });

  it('are nobody while hardly anything has been typed', async () => {
    await add(app, 'Anna Schmidt', 'other@example.org');
    expect(await app.call('customers.similar', { displayName: '', contact: '' })).toEqual([]);
    expect(await app.call('customers.similar', { displayName: 'Ann', contact: 'oth' })).toEqual([]);
  });

  it('shows somebody whose name differs by a slip, by the order of its words or by a further name, masked too', async () => {
    await add(app, 'Siobhán Byrne', 's@example.org');
    await add(app, 'Byron Singh', 'b@example.org');
    for (const displayName of ['Siobhan Byrn', 'byrne siobhan', 'Siobhán Mary Byrne', 'Soibhan Byrne']) {
      expect(await app.call('customers.similar', { displayName, contact: '' }), displayName).toMatchObject([
        { displayName: 'S… Byrne' },
      ]);
    }
    expect(await app.call('customers.similar', { displayName: 'Siobhan', contact: '' })).toEqual([]);
  });

  it('are at most five', async () => {
    for (let n = 0; n < 7; n += 1) await add(app, 'Anna Schmidt', `anna${n}@example.org`);
    expect(await app.call('customers.similar', { displayName: 'Anna Schmidt', contact: '' })).toHaveLength(5);
  });
});

describe('changing somebody', () => {
  it('keeps which fields changed, and no word of what was in them', async () => {
    const customer = await add(app, 'Anna Schmidt', 'anna@example.org');
    const changed = await app.call('customers.change', {
      ...unchanged(customer),
      displayName: 'Anna Jones',
      note: 'Likes peonies.',
    });
    expect(changed).toMatchObject({ displayName: 'Anna Jones', note: 'Likes peonies.' });
    expect(journal(app).at(-1)).toEqual({
      act: 'customer.changed',
      subject: customer.id,
      detail: '{"fields":["displayName","note"]}',
    });
    expect(JSON.stringify(journal(app))).not.toMatch(/Jones|Schmidt|peonies|anna/);
  });

  it('lets the new name be found and the old one no longer', async () => {
    const customer = await add(app, 'Anna Schmidt', 'anna@example.org');
    await app.call('customers.change', { ...unchanged(customer), displayName: 'Anna Jones' });
    expect(await found(app, 'jones')).toEqual(['Anna Jones']);
    expect(await found(app, 'schmidt')).toEqual([]);
    expect(await found(app, 'sc')).toEqual([]);
    expect(rows("SELECT word FROM search_word WHERE word LIKE 'schm%'")).toEqual([]);
    expect(rows('SELECT rowid FROM search_index WHERE search_index MATCH \'"chm"\'')).toEqual([]);
  });

  it('keeps the ids of contact points that stay, gives new ones ids, and drops those left out', async () => {
    const customer = await add(app, 'Anna Schmidt', 'anna@example.org');
    const input = unchanged(customer);
    const two = await app.call('customers.change', {
      ...input,
      contactPoints: [{ id: null, kind: 'phone', typed: '0117 496 0123' }, ...input.contactPoints],
    });
    expect(two.contactPoints.map(({ kind }) => kind)).toEqual(['phone', 'email']);
    expect(two.contactPoints[1]?.id).toBe(customer.contactPoints[0]?.id);
    const one = await app.call('customers.change', {
      ...unchanged(two),
      contactPoints: unchanged(two).contactPoints.slice(0, 1),
    });
    expect(one.contactPoints).toEqual([two.contactPoints[0]]);
    expect(await found(app, 'anna@example.org')).toEqual([]);
  });

  it('is no change when nothing is different', async () => {
    const customer = await add(app, 'Anna Schmidt', 'anna@example.org');
    expect(await app.call('customers.change', unchanged(customer))).toEqual(customer);
    expect(journal(app)).toHaveLength(1);
  });

  it('refuses what cannot be kept, and leaves everything as it was', async () => {
    const customer = await add(app, 'Anna Schmidt', 'anna@example.org');
    const other = await add(app, 'Ben Jones', 'ben@example.org');
    const input = unchanged(customer);
    const point = input.contactPoints[0];
    await app.refused('customer.name-missing', 'customers.change', { ...input, displayName: ' ' });
    await app.refused('customer.contact-unreadable', 'customers.change', {
      ...input,
      contactPoints: [{ id: null, kind: 'phone', typed: 'anna@example.org' }],
    });
    await app.refused('customer.contact-repeated', 'customers.change', {
      ...input,
      contactPoints: [point, { id: null, kind: 'email', typed: 'ANNA@example.org' }],
    });
    await app.refused('call.bad-input', 'customers.change', {
      ...input,
      contactPoints: unchanged(other).contactPoints,
    });
    await app.refused('call.bad-input', 'customers.change', {
      ...input,
      contactPoints: [point, { ...point, typed: 'b@example.org' }],
    });
    app.as('Counter');
    await app.refused('call.not-allowed', 'customers.change', input);
    app.as('Owner');
    expect((await app.call('customers.open', { id: customer.id })).customer).toEqual(customer);
  });

  it('refuses somebody who is gone', async () => {
    const customer = await add(app, 'Anna Schmidt', 'anna@example.org');
    const gone = { ...unchanged(customer), id: '01900000-0000-7000-8000-ffffffffffff' };
    await app.refused('customer.not-found', 'customers.change', gone);
    await app.refused('customer.not-found', 'customers.open', { id: gone.id });
    await app.refused('customer.not-found', 'customers.recordVisit', { id: gone.id });
  });
});

describe('opening somebody', () => {
  it('shows one timeline, newest first, and writes down that somebody looked', async () => {
    const customer = await add(app, 'Anna Schmidt', 'anna@example.org');
    app.ports.pass(60_000);
    const visited = await app.call('customers.recordVisit', { id: customer.id });
    expect(visited.lastContactAt).toBe('2026-11-23T09:01:00.000Z');
    app.ports.pass(60_000);
    await app.call('customers.change', { ...unchanged(customer), note: 'Likes peonies.' });
    app.ports.pass(60_000);
    await app.call('customers.open', { id: customer.id });
    app.ports.pass(60_000);
    const profile = await app.call('customers.open', { id: customer.id });
    const by = { role: 'Owner', name: null };
    expect(profile.timeline).toEqual([
      { kind: 'viewed', at: '2026-11-23T09:03:00.000Z', by },
      { kind: 'changed', at: '2026-11-23T09:02:00.000Z', fields: ['note'], by },
      { kind: 'visit', at: '2026-11-23T09:01:00.000Z' },
      { kind: 'added', at: '2026-11-23T09:00:00.000Z', source: 'counter' },
    ]);
    expect(profile.consents.length).toBeGreaterThan(0);
    expect(new Set(profile.consents.map(({ state }) => state))).toEqual(new Set(['NotAsked']));
    expect(journal(app).map(({ act }) => act)).toEqual([
      'customer.added',
      'customer.visited',
      'customer.changed',
      'customer.viewed',
      'customer.viewed',
    ]);
  });

  it('shows the counter one whole person, but neither the note nor who looked before', async () => {
    const customer = await add(app, 'Anna Schmidt', 'anna@example.org');
    await app.call('customers.change', { ...unchanged(customer), note: 'Likes peonies.' });
    await app.call('customers.open', { id: customer.id });
    app.as('Counter');
    const profile = await app.call('customers.open', { id: customer.id });
    expect(profile.customer).toMatchObject({ displayName: 'Anna Schmidt', note: '' });
    expect(profile.timeline.map(({ kind }) => kind)).not.toContain('viewed');
    expect(await app.call('customers.recordVisit', { id: customer.id })).toMatchObject({ note: '' });
    expect(journal(app).filter(({ act }) => act === 'customer.viewed')).toHaveLength(2);
  });
});

describe('the list', () => {
  it('goes by name without minding accents or case, in windows', async () => {
    for (const name of ['Zoë', 'ángel', 'Bo', 'Ana', 'élodie'])
      await add(app, name, `${name.length}x${Math.abs(name.charCodeAt(0))}@example.org`);
    const list = await app.call('customers.list', { text: '', offset: 0, limit: 500 });
    expect(list.rows.map((row) => row.displayName)).toEqual(['Ana', 'ángel', 'Bo', 'élodie', 'Zoë']);
    for (let offset = 0; offset < 7; offset += 1) {
      const window = await app.call('customers.list', { text: '', offset, limit: 2 });
      expect(window).toEqual({ total: 5, rows: list.rows.slice(offset, offset + 2) });
    }
  });

  it('can be narrowed by the same search, and still goes by name', async () => {
    await add(app, 'Mara Schmitz', '0117 496 0321');
    await add(app, 'Anna Schmidt', 'anna@example.org');
    await add(app, 'Ben Jones', 'ben@example.org');
    const list = await app.call('customers.list', { text: 'schmi', offset: 0, limit: 10 });
    expect(list.total).toBe(2);
    expect(list.rows.map((row) => row.displayName)).toEqual(['Anna Schmidt', 'Mara Schmitz']);
    expect(list.rows[1]).toMatchObject({ contact: '0117 496 0321', source: 'counter' });
    expect((await app.call('customers.list', { text: 'shcmitz', offset: 0, limit: 10 })).total).toBe(1);
    expect(await app.call('customers.list', { text: 'schmi', offset: 2, limit: 10 })).toEqual({ total: 2, rows: [] });
  });
});

function rows(sql: string): readonly unknown[] {
  return app.vault().db.prepare(sql).all();
}
