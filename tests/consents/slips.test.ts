import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { consentReceiptSchema, receiptContext } from '../../shared/consents/receipt.ts';
import { Refusal } from '../../shared/foundation/failure.ts';
import type { CustomerId } from '../../shared/foundation/id.ts';
import { openTestApp, type TestApp } from '../support/open-test-app.ts';
import { aCustomer, actsSince, answersTo, cardOf, journalLength } from './card-in-hand.ts';

let app: TestApp;
let customerId: CustomerId;
beforeEach(async () => {
  app = await openTestApp();
  customerId = await aCustomer(app);
});
afterEach(() => app.close());

const person = (language: 'en' | 'de' = 'en') => ({ customerId, language });
const agree = async (language: 'en' | 'de' = 'en') =>
  app.call('consents.record', answersTo(await cardOf(app, customerId, language), 'yes', ['email', 'sms']));

describe('a slip', () => {
  it('says what is agreed now, until when, and the code that stops it, in the language asked for', async () => {
    const { stopCode } = await agree();
    app.as('Counter');
    const slip = await app.call('slips.show', person('de'));
    expect(slip).toMatchObject({
      kind: 'slip',
      language: 'de',
      shopName: 'Fern & Foxglove',
      contact: '0117 496 0123',
      stopCode,
    });
    expect(slip.agreed.map(({ purposeName }) => purposeName)).toContain('Angebote');
    expect(slip.agreed.every(({ validUntil }) => validUntil === '2028-11-23T09:00:00.000Z')).toBe(true);
  });

  it('names nobody: a slip that is lost tells the finder nothing', async () => {
    await agree();
    expect(JSON.stringify(await app.call('slips.show', person()))).not.toMatch(/Aroha|Ngata|aroha@/i);
  });

  it('is refused where nothing is agreed', async () => {
    await app.refused('consent.nothing-agreed', 'slips.show', person());
    await agree();
    await app.call('consents.stop', { customerId, which: null });
    await app.refused('consent.nothing-agreed', 'slips.output', { ...person(), to: 'pdf' });
    expect(app.ports.saved).toEqual([]);
  });

  it('leaves on paper or as PDF at the width of the roll, under a name that is nobody’s', async () => {
    await agree();
    const before = journalLength(app);
    await app.call('slips.output', { ...person(), to: 'printer' });
    await app.call('slips.output', { ...person(), to: 'pdf' });
    expect(app.ports.printed[0]?.size).toEqual({ widthMm: 80, heightMm: 'content' });
    expect(app.ports.saved[0]?.name).toBe('slip-2026-11-23.pdf');
    expect(actsSince(app, before)).toEqual(['slip.shown', 'slip.taken-along', 'slip.shown', 'slip.taken-along']);
  });

  it('is not called taken along when the dialog was closed or no printer answered', async () => {
    await agree();
    const before = journalLength(app);
    app.ports.dialog = () => ({ kind: 'cancelled' });
    expect(await app.call('slips.output', { ...person(), to: 'printer' })).toEqual({ kind: 'cancelled' });
    app.ports.dialog = () => {
      throw new Refusal('sign.no-printer');
    };
    await app.refused('sign.no-printer', 'slips.output', { ...person(), to: 'printer' });
    expect(actsSince(app, before)).toEqual(['slip.shown', 'slip.shown']);
  });
});

describe('a consent receipt file', () => {
  const receipt = async (language: 'en' | 'de' = 'en') => {
    await agree(language);
    await app.call('slips.saveReceipt', person(language));
    return consentReceiptSchema.parse(JSON.parse(app.ports.texts.at(-1)?.text ?? ''));
  };

  it('is what the schema says after a round trip through the file, and named after the day', async () => {
    const read = await receipt();
    expect(app.ports.texts[0]?.name).toBe('consent-receipt-2026-11-23.json');
    expect(`${JSON.stringify(read, null, 2)}\n`).toBe(app.ports.texts[0]?.text);
  });

  it('holds every yes with the words shown, their hash, the notice and its end', async () => {
    const card = await cardOf(app, customerId, 'de');
    const { record } = await receipt('de');
    expect(record.processing.map(({ purpose_type }) => purpose_type)).toEqual([
      'dpv:DirectMarketing',
      'dpv:PersonalisedBenefits',
    ]);
    const [offers] = record.processing;
    expect(offers?.events.map(({ service }) => service)).toEqual(['email', 'sms']);
    expect(offers?.events[0]).toMatchObject({
      event_time: '2026-11-23T09:00:00.000Z',
      validity_duration: 'P24M',
      valid_until: '2028-11-23T09:00:00.000Z',
      event_state: 'dpv:ConsentGiven',
      entity_id: 'person',
      privacy_notice: {
        language: 'de',
        question: card.questions[0]?.text,
        question_hash: card.questions[0]?.wording,
        notice_version: 1,
      },
    });
    expect(offers?.withdrawal_method).toMatch(/Code [2-9C-Y]{4}-[2-9C-Y]{4} an der Theke/);
  });

  it('names the kinds of data used, only for the ways that were agreed, and no recipient where there is none', async () => {
    const { record } = await receipt();
    const types = record.processing[0]?.pii_information.map(({ pii_type }) => pii_type);
    expect(types).toEqual(expect.arrayContaining(['pd:Name', 'pd:EmailAddress', 'pd:TelephoneNumber']));
    expect(types).not.toContain('pd:PhysicalAddress');
    expect(record.processing[0]?.recipient_third_parties).toEqual([]);
    expect(record.parties[0]).toMatchObject({ party_name: 'Fern & Foxglove', party_contact: '0117 496 0123' });
  });

  it('knows the person by an opaque id, and by nothing else', async () => {
    const read = await receipt();
    expect(read.record.pii_principal_id).toBe(customerId);
    expect(app.ports.texts[0]?.text).not.toMatch(/Aroha|Ngata|aroha@/i);
  });

  it('carries its own context, so that every name in it has a meaning without a network', async () => {
    const read = await receipt();
    const known = new Set(Object.keys(receiptContext));
    expect(namesIn({ ...read, '@context': {} }).filter((name) => !known.has(name))).toEqual([]);
    const prefixes = Object.entries(receiptContext).flatMap(([name, meaning]) =>
      typeof meaning === 'string' && meaning.startsWith('http') ? [name] : [],
    );
    const meanings = Object.values(receiptContext).map((meaning) =>
      typeof meaning === 'string' ? meaning : meaning['@id'],
    );
    for (const meaning of meanings.filter((one) => !one.startsWith('http'))) {
      expect(prefixes).toContain(meaning.split(':')[0]);
    }
  });

  it.each([
    [['schema_version']],
    [['receipt_id']],
    [['record', 'record_id']],
    [['record', 'pii_principal_id']],
    ...(
      [
        'purpose',
        'purpose_type',
        'lawful_basis',
        'language',
        'pii_information',
        'pii_controllers',
        'storage_locations',
        'retention_period',
        'jurisdiction',
        'recipient_third_parties',
        'withdrawal_method',
        'events',
      ] as const
    ).map((field) => [['record', 'processing', '0', field]]),
    [['record', 'processing', '0', 'pii_information', '0', 'pii_type']],
    ...(['party_id', 'party_name', 'party_address', 'party_contact', 'party_type'] as const).map((field) => [
      ['record', 'parties', '0', field],
    ]),
    ...(['event_time', 'validity_duration', 'entity_id', 'event_type', 'event_state', 'privacy_notice'] as const).map(
      (field) => [['record', 'processing', '0', 'events', '0', field]],
    ),
  ])('is no receipt without %s, which ISO/IEC TS 27560 makes mandatory', async (path: string[]) => {
    const whole: unknown = structuredClone(await receipt());
    let place = whole as Record<string, unknown>;
    for (const step of path.slice(0, -1)) place = place[step] as Record<string, unknown>;
    expect(place).toHaveProperty(path.at(-1) ?? '');
    delete place[path.at(-1) ?? ''];
    expect(consentReceiptSchema.safeParse(whole).success).toBe(false);
  });
});

describe('a history', () => {
  it('is every answer in order with the words of its own time, for whoever asks', async () => {
    await agree('de');
    app.ports.pass(60_000);
    const { stopCode } = await app.call('consents.stop', { customerId, which: null });
    app.as('Counter');
    const history = await app.call('consents.history', person());
    expect(history.stopCode).toBe(stopCode);
    expect(history.entries.map(({ state }) => state)).toEqual([
      'ConsentGiven',
      'ConsentGiven',
      'ConsentRefused',
      'ConsentGiven',
      'ConsentGiven',
      'ConsentRefused',
      'ConsentWithdrawn',
      'ConsentWithdrawn',
      'ConsentRefused',
      'ConsentWithdrawn',
      'ConsentWithdrawn',
      'ConsentRefused',
    ]);
    expect(history.entries[0]).toMatchObject({
      purposeName: 'offers',
      words: 'Fern & Foxglove möchte Ihnen Angebote schicken. Ist Ihnen das recht? Sie können es jederzeit beenden.',
      wordsLanguage: 'de',
      noticeVersion: 1,
      method: 'tap',
      role: 'Owner',
    });
    expect(history.entries.at(-1)).toMatchObject({ words: null, method: 'stop-at-counter' });
  });

  it('leaves a view line each time, and a line when it is taken along on paper', async () => {
    await agree();
    const before = journalLength(app);
    await app.call('consents.history', person());
    await app.call('consents.outputHistory', { ...person('de'), format: 'a5', to: 'pdf' });
    await app.call('consents.outputHistory', { ...person(), format: 'roll-80', to: 'printer' });
    expect(actsSince(app, before)).toEqual([
      'consent.viewed',
      'consent.viewed',
      'consent.taken-along',
      'consent.viewed',
      'consent.taken-along',
    ]);
    expect(app.ports.saved[0]).toMatchObject({ name: 'answers.pdf', page: { size: { widthMm: 148, heightMm: 210 } } });
    expect(app.ports.printed[0]?.size).toEqual({ widthMm: 80, heightMm: 'content' });
  });
});

function namesIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(namesIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => (name.startsWith('@') ? [] : [name]).concat(namesIn(inner)));
}
