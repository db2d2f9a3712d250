import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract } from '../../shared/contract.ts';
import { mayActAs } from '../../shared/foundation/role.ts';
import { openTestApp, type TestApp } from '../support/open-test-app.ts';
import { addSomebody, callNames, somebody, wellFormed } from './well-formed.ts';

let app: TestApp;
let id: string;
beforeAll(async () => {
  app = await openTestApp();
  id = await addSomebody(app);
});
afterAll(() => app.close());

const reads = callNames.filter((name) => contract[name].kind === 'read');
const readsOfCounter = reads.filter((name) => mayActAs('Counter', contract[name].role ?? 'Owner'));

describe('every call', () => {
  it.each(['', 'nothing', '__proto__', 'toString', 'constructor', 'hasOwnProperty', 'customers', 'vault.start '])(
    'is refused under the name "%s"',
    async (name) => {
      expect(await app.ask(name, {})).toEqual({ ok: false, failure: { code: 'call.unknown', detail: {} } });
    },
  );

  it.each(reads.filter((name) => name !== 'consents.card'))(
    '%s answers with plain data that survives the way to the window',
    async (name) => {
      const result = await app.ask(name, wellFormed(name, id));
      expect(structuredClone(result)).toEqual(result);
    },
  );
});

describe('a dangerous act', () => {
  const dangerous = /\.(erase|cleanUp|export\w*|restore\w*)$|^staff\.(add|change|remove)|^vault\.change(?!Language)/;
  it.each(callNames.filter((name) => dangerous.test(name) && contract[name].kind !== 'open'))(
    '%s asks for the owner, and for their passphrase again',
    (name) => {
      expect(contract[name]).toMatchObject({ role: 'Owner', ownerAgain: true });
    },
  );
});

describe('the Counter role', () => {
  it.each(readsOfCounter)('learns neither name nor contact of anybody from %s without opening them', async (name) => {
    app.as('Counter');
    const answer = JSON.stringify(await app.ask(name, wellFormed(name, id)));
    app.as('Owner');
    expect(answer).not.toContain(somebody.displayName);
    expect(answer.toLowerCase()).not.toContain(somebody.contact);
  });

  it('finds people under a mask, and opening one says in the journal who looked', async () => {
    const staff = await app.call('staff.add', { name: 'Ines', role: 'Counter', pin: '402817' });
    const ines = staff.find(({ name }) => name === 'Ines');
    expect(ines).toBeDefined();
    if (ines === undefined) return;
    await app.call('vault.switchPerson', { id: ines.id, secret: '402817' });
    const [hit] = await app.call('customers.find', { text: 'mina' });
    expect(hit).toMatchObject({ displayName: 'M… Wexelholt', contact: 'm…@e….org' });
    const before = lines();
    await app.call('customers.open', { id });
    expect(lines().slice(before.length)).toEqual([
      { act: 'customer.viewed', subject: id, staff_id: ines.id, role: 'Counter' },
    ]);
  });
});

function lines(): unknown[] {
  return app.vault().db.prepare('SELECT act, subject, staff_id, role FROM journal ORDER BY seq').all();
}
