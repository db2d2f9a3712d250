import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseStopCode, spellStopCode } from '../../shared/consents/stop-code.ts';
import type { CustomerId, StopCode } from '../../shared/foundation/id.ts';
import { openTestApp, type TestApp } from '../support/open-test-app.ts';
import { aCustomer, actsSince, answersTo, cardOf, journalLength, stored } from './card-in-hand.ts';

let app: TestApp;
let customerId: CustomerId;
beforeEach(async () => {
  app = await openTestApp();
  customerId = await aCustomer(app);
});
afterEach(() => app.close());

async function agree(id: CustomerId): Promise<StopCode> {
  const { stopCode } = await app.call('consents.record', answersTo(await cardOf(app, id), 'yes', ['email']));
  if (stopCode === null) throw new Error('no stop code after a yes');
  return stopCode;
}

describe('a stop code', () => {
  it('is made with the first yes, and stays the same for every yes after it', async () => {
    expect((await app.call('consents.summary', { customerId })).stopCode).toBeNull();
    const first = await agree(customerId);
    expect(parseStopCode(spellStopCode(first))).toBe(first);
    expect(await agree(customerId)).toBe(first);
    expect((await app.call('consents.summary', { customerId })).stopCode).toBe(first);
  });

  it('is not made for somebody who said no or not now', async () => {
    const card = await cardOf(app, customerId);
    expect((await app.call('consents.record', answersTo(card, 'no'))).stopCode).toBeNull();
    expect((await app.call('consents.record', answersTo(card, 'not-now'))).stopCode).toBeNull();
  });

  it('is another one for everybody', async () => {
    const codes = new Set<string>();
    for (let one = 0; one < 40; one += 1) {
      const { id } = await app.call('customers.add', {
        displayName: `Person ${one}`,
        contact: `person${one}@example.org`,
        language: 'en',
        underSixteen: false,
      });
      codes.add(await agree(id));
    }
    expect(codes.size).toBe(40);
  });

  it('shows what it would stop and the initials, never a name or a way to be reached', async () => {
    const code = await agree(customerId);
    app.as('Counter');
    const view = await app.call('consents.byStopCode', { code });
    expect(view.agreed.every(({ channel }) => channel === 'email')).toBe(true);
    expect(view.initials).toBe('A… N…');
    expect(JSON.stringify(view)).not.toMatch(/Aroha|Ngata|aroha@/i);
  });

  it('that nobody has is refused, and one with a misread sign does not reach the book', async () => {
    const code = await agree(customerId);
    const other = [...'23456789CDFHJKMNPRTVWXY'].flatMap((a) =>
      [...'23456789CDFHJKMNPRTVWXY'].map((b) => parseStopCode(`7X4K92${a}${b}`)).filter((one) => one !== null),
    )[0];
    await app.refused('consent.stop-code-unknown', 'consents.byStopCode', { code: other });
    await app.refused('consent.stop-code-unknown', 'consents.stopByCode', { code: other, which: null });
    const misread = `${code[1]}${code[0]}${code.slice(2)}`;
    if (misread !== code) await app.refused('call.bad-input', 'consents.byStopCode', { code: misread });
    expect((await app.call('consents.summary', { customerId })).agreed).not.toEqual([]);
  });

  it('goes with the person, and then stops nobody', async () => {
    const code = await agree(customerId);
    await app.call('vault.confirmOwner', { passphrase: 'seven quiet herons wade at dusk' });
    await app.call('customers.erase', { id: customerId });
    await app.refused('consent.stop-code-unknown', 'consents.byStopCode', { code });
    expect((await app.vault().searchForTraces([code.toLowerCase()])).found).toEqual([]);
  });
});

describe('stopping by code', () => {
  it('ends everything for the Counter role, without a name, and is saved with one line in the journal', async () => {
    const code = await agree(customerId);
    const before = journalLength(app);
    app.as('Counter');
    const outcome = await app.call('consents.stopByCode', { code, which: null });
    expect(outcome.agreed).toEqual([]);
    expect(outcome.ended.map(({ channel }) => channel)).toEqual(outcome.ended.map(() => 'email'));
    expect(outcome.ended.length).toBeGreaterThan(0);
    expect(JSON.stringify(outcome)).not.toMatch(/Aroha|Ngata|aroha@/i);
    expect(actsSince(app, before)).toEqual(['consent.stopped']);
    expect(stored(app).at(-1)).toMatchObject({ method: 'stop-by-code', role: 'Counter' });
  });

  it('ends only what was chosen', async () => {
    const code = await agree(customerId);
    const { agreed } = await app.call('consents.byStopCode', { code });
    const [first] = agreed;
    const which = [{ purpose: first?.purpose ?? '', channel: first?.channel ?? 'email' }];
    const outcome = await app.call('consents.stopByCode', { code, which });
    expect(outcome.ended).toEqual([expect.objectContaining(which[0])]);
    expect(outcome.agreed).toHaveLength(agreed.length - 1);
  });

  it('works a second time and by somebody else, and changes nothing more', async () => {
    const code = await agree(customerId);
    await app.call('consents.stopByCode', { code, which: null });
    const again = await app.call('consents.stopByCode', { code, which: null });
    expect(again).toMatchObject({ agreed: [], ended: [] });
  });

  it('says what is still kept, why and until when, and does not make it longer', async () => {
    const code = await agree(customerId);
    app.ports.pass(86_400_000);
    const { kept } = await app.call('consents.stopByCode', { code, which: null });
    expect(kept).toEqual([
      { kind: 'purpose', purposeName: 'orders and deliveries', until: '2028-11-23T09:00:00.000Z' },
    ]);
  });

  it('names a hold by its kind, not by the words somebody wrote about the person', async () => {
    const code = await agree(customerId);
    await app.call('retention.hold', {
      id: customerId,
      kind: 'repair',
      reason: 'vase of Mrs Ngata',
      until: '2026-12-24',
    });
    const { kept } = await app.call('consents.stopByCode', { code, which: null });
    expect(kept).toContainEqual({ kind: 'hold', hold: 'repair', until: '2026-12-24T23:59:59.999Z' });
    expect(JSON.stringify(kept)).not.toContain('vase');
  });
});
