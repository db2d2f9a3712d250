import { afterEach, describe, expect, it } from 'vitest';
import { letGoOfEverybodyDue } from '../retention/let-go.ts';
import { openTestApp, type TestApp } from '../support/open-test-app.ts';

let app: TestApp;
afterEach(() => app.close());

const long = '2020-01-01T00:00:00.000Z';

async function add(displayName: string, lastContactAt?: string) {
  const contact = `${displayName.toLowerCase().replaceAll(' ', '.')}@example.org`;
  const { id } = await app.call('customers.add', { displayName, contact, language: 'en', underSixteen: false });
  if (lastContactAt !== undefined) {
    app
      .vault()
      .transaction((tx) => tx.prepare('UPDATE customer SET last_contact_at = ? WHERE id = ?').run(lastContactAt, id));
  }
  return id;
}

type Wish = Parameters<typeof record>[1];
async function record(
  customerId: string,
  wish: {
    readonly kind?: 'see' | 'erase' | 'stop' | 'complaint';
    readonly identity?: 'known' | 'waiting';
    readonly receivedOn?: string;
    readonly note?: string;
  } = {},
) {
  return app.call('requests.record', {
    customerId,
    kind: 'see',
    identity: 'known',
    receivedOn: '2026-11-23',
    note: '',
    ...wish,
  } satisfies Wish & { readonly customerId: string });
}

describe('a request', () => {
  it('is written down at the counter with the country’s last day for it, and listed by that day', async () => {
    app = await openTestApp();
    const [ada, jo] = [await add('Ada Fern'), await add('Jo Moss')];
    app.as('Counter');
    const asked = await record(ada);
    expect(asked).toMatchObject({
      kind: 'see',
      state: 'RequestInitiated',
      dueOn: '2026-12-23',
      displayName: 'Ada Fern',
    });
    await record(jo, { kind: 'complaint', receivedOn: '2026-11-10' });
    await app.refused('call.not-allowed', 'requests.list', {});
    app.as('Owner');
    const { open } = await app.call('requests.list', {});
    expect(open.map(({ displayName, dueOn }) => [displayName, dueOn])).toEqual([
      ['Jo Moss', '2026-12-09'],
      ['Ada Fern', '2026-12-23'],
    ]);
  });

  it('is refused for a day that is still to come or years ago', async () => {
    app = await openTestApp();
    const id = await add('Ada Fern');
    for (const receivedOn of ['2026-11-25', '2024-01-01']) {
      const wish = { customerId: id, kind: 'see', identity: 'known', receivedOn, note: '' };
      await app.refused('request.day-impossible', 'requests.record', wish);
    }
  });

  it('starts its clock in Britain when the shop knows who is asking', async () => {
    app = await openTestApp();
    const asked = await record(await add('Ada Fern'), { identity: 'waiting', receivedOn: '2026-11-20' });
    expect(asked).toMatchObject({ state: 'RequestRequiresAction', dueOn: '2026-12-21' });
    const known = await app.call('requests.identify', { id: asked.id, identity: 'looked-at', on: '2026-11-23' });
    expect(known).toMatchObject({ state: 'RequestInitiated', identifiedOn: '2026-11-23', dueOn: '2026-12-23' });
  });

  it('is closed as done, or refused with a reason and never without', async () => {
    app = await openTestApp();
    const id = await add('Ada Fern');
    const [one, other] = [await record(id), await record(id)];
    await app.refused('request.reason-missing', 'requests.close', { id: one.id, outcome: 'refused', reason: '  ' });
    await app.call('requests.close', { id: one.id, outcome: 'refused', reason: 'Asked twice' });
    await app.call('requests.close', { id: other.id, outcome: 'done', reason: '' });
    await app.refused('request.not-found', 'requests.close', { id: one.id, outcome: 'done', reason: '' });
    const { open, closed } = await app.call('requests.list', {});
    expect(open).toEqual([]);
    expect(closed.map(({ state, reason }) => [state, reason])).toEqual([
      ['RequestFulfilled', ''],
      ['RequestRejected', 'Asked twice'],
    ]);
  });

  it('keeps whoever waits for an answer, however late it is; a wish to be erased keeps nobody', async () => {
    app = await openTestApp();
    const [waits, leaves] = [await add('Ada Fern', long), await add('Jo Moss', long)];
    const asked = await record(waits);
    await record(leaves, { kind: 'erase' });
    app.ports.setNow('2027-03-01T09:00:00.000Z');
    expect(await app.call('retention.preview', {})).toMatchObject({ going: 1, kept: 1 });
    const { reasons, holds } = await app.call('retention.why', { id: waits });
    expect(reasons).toMatchObject([{ kind: 'hold', hold: 'request' }]);
    expect(holds).toEqual([]);
    await app.call('requests.close', { id: asked.id, outcome: 'done', reason: '' });
    expect(await app.call('retention.preview', {})).toMatchObject({ going: 2 });
  });

  it('to be erased is done by erasing; its days stay without the person, and nothing of what was written', async () => {
    app = await openTestApp();
    const id = await add('Quillon Zephyrine');
    await record(id, { kind: 'erase', note: 'moved to Lisbon' });
    await record(id, { kind: 'see', note: 'wants a print' });
    await app.call('customers.erase', { id });
    const { open, closed } = await app.call('requests.list', {});
    expect(open).toEqual([]);
    expect(
      closed.map(({ kind, state, customerId, displayName, note }) => [kind, state, customerId, displayName, note]),
    ).toEqual(
      expect.arrayContaining([
        ['erase', 'RequestFulfilled', null, null, ''],
        ['see', 'RequestUnfulfilled', null, null, ''],
      ]),
    );
    expect((await app.vault().searchForTraces(['lisbon', 'wants a print', 'zephyrine'])).found).toEqual([]);
  });

  it('is a line of the month’s page from a month before its last day, and of its own figures nobody can tell who', async () => {
    app = await openTestApp();
    const id = await add('Ada Fern');
    const count = async () =>
      (await app.call('monthend.show', {})).lines.find(({ name }) => name === 'requests')?.count;
    expect(await count()).toBe(0);
    const asked = await record(id);
    expect(await count()).toBe(1);
    await app.call('requests.close', { id: asked.id, outcome: 'done', reason: '' });
    expect(await count()).toBe(0);
    await add('Jo Moss', long);
    expect(await letGoOfEverybodyDue(app)).toMatchObject({ removed: 1 });
  });
});
