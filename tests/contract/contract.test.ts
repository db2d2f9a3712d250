import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CallName, contract } from '../../shared/contract.ts';
import { roles } from '../../shared/foundation/role.ts';
import { openTestApp, type TestApp, testAppBeforeSetUp } from '../support/open-test-app.ts';

const names = Object.keys(contract) as CallName[];
const needVault = names.filter((name) => contract[name].kind !== 'open');

/** What a hostile window might send; never what a call wants, because every call takes a strict object. */
const hostile = fc.oneof(
  fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSet: true,
    withTypedArray: true,
    withSparseArray: true,
  }),
  fc.constant(JSON.parse('{"__proto__": {"role": "Owner"}, "id": 1}')),
  fc.constant({ id: "'; DROP TABLE customer; --", text: 1 }),
  fc.constant({ toString: 1, valueOf: null, constructor: 'x' }),
  fc.string({ unit: 'binary', maxLength: 200 }).map((text) => ({ [text]: text })),
);

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

describe('every call', () => {
  it.each(['', 'nothing', '__proto__', 'toString', 'constructor', 'hasOwnProperty', 'customers', 'vault.start '])(
    'is refused under the name "%s"',
    async (name) => {
      expect(await app.ask(name, {})).toEqual({ ok: false, failure: { code: 'call.unknown', detail: {} } });
    },
  );

  it.each(names)('%s answers malformed input with a refusal and changes nothing', async (name) => {
    const fingerprint = () => app.vault().db.prepare('SELECT count(*) AS n, max(seq) AS head FROM journal').get();
    const before = fingerprint();
    await fc.assert(
      fc.asyncProperty(hostile, async (input) => {
        if (contract[name].input.safeParse(input).success) return;
        const result = await app.ask(name, input);
        expect(result).toMatchObject({ ok: false, failure: { code: 'call.bad-input' } });
      }),
      { numRuns: 60 },
    );
    expect(app.mishaps).toEqual([]);
    expect(fingerprint()).toEqual(before);
  });

  it.each(needVault)('%s is refused while the vault is locked', async (name) => {
    const locked = testAppBeforeSetUp();
    const result = await locked.ask(name, await wellFormed(name));
    expect(result).toMatchObject({ ok: false, failure: { code: 'vault.locked' } });
  });

  it.each(needVault.flatMap((name) => roles.map((role) => [name, role] as const)))(
    '%s lets a %s in exactly when the contract says so',
    async (name, role) => {
      const needed = contract[name].role;
      app.as(role);
      const result = await app.ask(name, await wellFormed(name));
      app.as('Owner');
      const refusedForRole = !result.ok && result.failure.code === 'call.not-allowed';
      expect(refusedForRole).toBe(needed === null || roles.indexOf(role) < roles.indexOf(needed));
    },
  );

  it.each(names.filter((name) => contract[name].kind === 'read' && name !== 'consents.card'))(
    '%s answers with plain data that survives the way to the window',
    async (name) => {
      const result = await app.ask(name, await wellFormed(name));
      expect(structuredClone(result)).toEqual(result);
    },
  );
});

let somebody: string | null = null;

/** An input that the call's schema accepts. */
async function wellFormed(name: CallName): Promise<unknown> {
  const input = inputs[name] ?? {};
  if (app.state.unlocked !== null && somebody === null) {
    const added = await app.call('customers.add', {
      displayName: 'Mina Holt',
      contact: 'mina@example.org',
      language: 'en',
      underSixteen: false,
    });
    somebody = added.id;
  }
  const filled = JSON.parse(JSON.stringify(input).replaceAll('"SOMEBODY"', JSON.stringify(somebody)));
  expect(contract[name].input.safeParse(filled).success, `${name} needs a well-formed input in this test`).toBe(true);
  return filled;
}

const hash = 'a'.repeat(64);
const inputs: Partial<Record<CallName, unknown>> = {
  'vault.chooseLanguage': { language: 'en' },
  'vault.ratePassphrase': { passphrase: 'x' },
  'vault.unlock': { passphrase: 'x' },
  'vault.switchPerson': { id: '01900000-0000-7000-8000-ffffffffffff', secret: 'x' },
  'vault.confirmOwner': { passphrase: 'x' },
  'vault.recoverySheet': { shopName: 'Fern', to: 'pdf' },
  'vault.checkRecoveryCode': { code: 'x' },
  'vault.recover': { code: 'x', passphrase: 'x', newCode: 'x' },
  'vault.changePassphrase': { passphrase: 'x' },
  'vault.changeRecoveryCode': { newCode: 'x' },
  'vault.changeLocks': { passphrase: 'x', newCode: 'x' },
  'shop.change': { name: 'A', address: 'B', contact: 'C', accent: '#2e6b57', idleSeconds: 60 },
  'staff.add': { name: 'Ines', role: 'Counter', pin: '402817' },
  'staff.change': { id: '01900000-0000-7000-8000-ffffffffffff', name: 'Ines', role: 'Counter', pin: null },
  'staff.remove': { id: '01900000-0000-7000-8000-ffffffffffff' },
  'customers.find': { text: 'mina' },
  'customers.similar': { displayName: 'Mina', contact: '' },
  'customers.list': { text: '', offset: 0, limit: 10 },
  'customers.open': { id: 'SOMEBODY' },
  'customers.add': { displayName: 'Mina Holt', contact: 'mina@example.org', language: 'en', underSixteen: false },
  'customers.change': {
    id: 'SOMEBODY',
    displayName: 'Mina',
    language: 'en',
    underSixteen: false,
    note: '',
    contactPoints: [],
  },
  'customers.recordVisit': { id: 'SOMEBODY' },
  'customers.undoAdd': { id: '01900000-0000-7000-8000-ffffffffffff' },
  'customers.erase': { id: '01900000-0000-7000-8000-ffffffffffff' },
  'consents.card': { customerId: 'SOMEBODY', language: 'en' },
  'consents.record': {
    customerId: 'SOMEBODY',
    noticeId: '01900000-0000-7000-8000-ffffffffffff',
    language: 'en',
    afterPayment: false,
    rendered: { controller: 'Fern', order: ['offers'] },
    answers: [{ purpose: 'offers', wording: hash, shown: hash, answer: 'no', channels: [] }],
  },
  'consents.changeRules': { afterPayment: false },
  'consents.sheetCard': { customerId: 'SOMEBODY', number: 1 },
  'consents.publishAsking': {
    questions: [
      {
        code: 'offers',
        asked: true,
        channels: ['email'],
        months: 24,
        words: [{ language: 'en', name: 'offers', why: 'We send offers.', ask: 'May Fern send you offers?' }],
      },
    ],
  },
  'consents.advice': { customerId: 'SOMEBODY' },
  'consents.ending': { days: 60, offset: 0, limit: 10 },
  'consents.printSheets': { language: 'en', format: 'sheet-a5', copies: 1, to: 'pdf' },
  'consents.summary': { customerId: 'SOMEBODY' },
  'consents.stop': { customerId: 'SOMEBODY', which: null },
  'consents.byStopCode': { code: '7X4K92M9' },
  'consents.stopByCode': { code: '7X4K92M9', which: null },
  'consents.history': { customerId: 'SOMEBODY', language: 'en' },
  'consents.outputHistory': { customerId: 'SOMEBODY', language: 'en', format: 'a5', to: 'pdf' },
  'slips.show': { customerId: 'SOMEBODY', language: 'en' },
  'slips.output': { customerId: 'SOMEBODY', language: 'en', to: 'pdf' },
  'slips.saveReceipt': { customerId: 'SOMEBODY', language: 'en' },
  'notices.draft': { language: 'en' },
  'notices.changeChoices': { second: ['rights'], nameAuthority: false, own: [] },
  'signs.show': { format: 'card-a6', language: 'en' },
  'signs.print': { format: 'card-a6', language: 'en' },
  'signs.savePdf': { format: 'card-a6', language: 'en' },
  'retention.changeRule': { months: 24 },
  'retention.changeOneRule': {
    field: 'note',
    purpose: 'orders',
    trigger: 'last-contact',
    months: 6,
    action: 'remove-field',
    because: '',
  },
  'retention.why': { id: 'SOMEBODY' },
  'retention.hold': { id: 'SOMEBODY', kind: 'other', reason: '', until: '2027-01-31' },
  'retention.endHold': { id: '01900000-0000-7000-8000-ffffffffffff' },
  'retention.people': { group: 'going', offset: 0, limit: 10 },
  'retention.letGo': { token: hash, typed: '1' },
  'retention.cleanUp': { token: hash, typed: '1' },
  'monthend.see': { line: 'ending' },
  'monthend.print': { paper: 'a4', to: 'pdf' },
  'retention.printReceipt': { id: '01900000-0000-7000-8000-ffffffffffff', to: 'pdf' },
};
