import { afterEach, describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../electron/app/catalogue.ts';
import { formatsUnder } from '../../electron/signs/rules.ts';
import type { CallInput } from '../../shared/contract.ts';
import { Refusal } from '../../shared/foundation/failure.ts';
import { packIds } from '../../shared/shop/model.ts';
import { signLookSchema } from '../../shared/signs/calls.ts';
import { firstLook, kindOf, type SignLook, signFormats } from '../../shared/signs/model.ts';
import { openTestApp, type TestApp } from '../support/open-test-app.ts';

let app: TestApp | null = null;
afterEach(() => {
  app?.close();
  app = null;
});

const aSign = (sign: Partial<CallInput<'signs.show'>> = {}) => ({
  format: 'poster-a4' as const,
  language: 'en' as const,
  look: firstLook,
  ...sign,
});

const moved = {
  name: 'Fern & Foxglove',
  address: '1 New Street',
  contact: '0117 496 0123',
  accent: '#2e6b57',
  idleSeconds: 60,
};

describe('a sign', () => {
  it('becomes an event with a version, a date and its design when it was printed or saved', async () => {
    app = await openTestApp();
    expect(await app.call('signs.print', { ...aSign(), printer: null })).toEqual({ kind: 'done' });
    const large: SignLook = { ...firstLook, layout: 'letterpress', large: true };
    expect(await app.call('signs.savePdf', aSign({ format: 'card-a6', language: 'de', look: large }))).toEqual({
      kind: 'done',
    });
    const signs = app
      .vault()
      .db.prepare('SELECT version, format, language, how, layout, large FROM sign ORDER BY version')
      .all();
    expect(signs).toEqual([
      { version: 1, format: 'poster-a4', language: 'en', how: 'printed', layout: 'classic', large: 0 },
      { version: 2, format: 'card-a6', language: 'de', how: 'saved', layout: 'letterpress', large: 1 },
    ]);
    expect(app.ports.printed[0]?.size).toEqual({ widthMm: 210, heightMm: 297 });
    expect(app.ports.saved[0]).toMatchObject({
      name: 'notice-v1-card-a6-de-large.pdf',
      page: { size: { widthMm: 105, heightMm: 148 } },
    });
  });

  it('leaves no trace when somebody changed their mind or no printer was found', async () => {
    app = await openTestApp();
    app.ports.dialog = () => ({ kind: 'cancelled' });
    expect(await app.call('signs.print', { ...aSign(), printer: null })).toEqual({ kind: 'cancelled' });
    for (const code of ['sign.no-printer', 'sign.does-not-fit'] as const) {
      app.ports.dialog = () => {
        throw new Refusal(code);
      };
      await app.refused(code, 'signs.print', { ...aSign(), printer: null });
    }
    expect(app.vault().db.prepare('SELECT count(*) AS n FROM sign').get()).toEqual({ n: 0 });
  });

  it('shows the published words, not what would be published today', async () => {
    app = await openTestApp();
    await app.call('shop.change', moved);
    const sign = await app.call('signs.show', aSign());
    expect(JSON.stringify(sign.text)).not.toContain('1 New Street');
    expect(JSON.stringify(await app.call('notices.draft', { language: 'en' }))).toContain('1 New Street');
  });

  it('has a second language beside the first on the full sheet alone, and never the same twice', async () => {
    app = await openTestApp();
    const pair = { language: 'de', second: 'pl' } as const;
    const full = await app.call('signs.show', aSign({ format: 'full-a4', ...pair }));
    expect([full.text.language, full.second?.language]).toEqual(['de', 'pl']);
    expect((await app.call('signs.show', aSign({ format: 'poster-a4', ...pair }))).second).toBeNull();
    expect(
      (await app.call('signs.show', aSign({ format: 'full-a4', language: 'de', second: 'de' }))).second,
    ).toBeNull();
    await app.call('signs.savePdf', aSign({ format: 'full-a4', ...pair }));
    expect(app.ports.saved[0]?.name).toBe('notice-v1-full-a4-de-pl.pdf');
  });

  it('starts from how the last one looked', async () => {
    app = await openTestApp();
    expect(await app.call('signs.choices', {})).toMatchObject({ look: firstLook, printer: null });
    const look: SignLook = { layout: 'band', large: true, qr: 'address', address: 'fern.example', cameraHours: 24 };
    await app.call('signs.print', { ...aSign({ look }), printer: 'Office' });
    await app.call('signs.savePdf', aSign({ format: 'door-100', look }));
    expect(await app.call('signs.choices', {})).toMatchObject({ look, printer: 'Office' });
  });

  it('for cameras is made only where somebody confirmed what has to stand on it', async () => {
    const { packs } = loadCatalogue();
    const offering = packIds.filter((id) => formatsUnder(packs[id]).some((format) => kindOf(format) === 'camera'));
    expect(offering).toEqual(['uk', 'eu']);
    for (const id of packIds) {
      expect(formatsUnder(packs[id]).filter((format) => kindOf(format) !== 'camera')).toHaveLength(
        signFormats.length - 2,
      );
    }
    app = await openTestApp({ shop: { pack: 'nz', country: 'NZ' } });
    await app.refused('sign.no-camera-rules', 'signs.savePdf', aSign({ format: 'camera-a4' }));
  });
});

describe('the address in a square', () => {
  it.each([
    ['www.fern-and-foxglove.com', true],
    ['https://fern.example/notice?lang=de#top', true],
    ['blumen-müller.de', true],
    ['', false],
    ['fern', false],
    ['javascript:alert(1)', false],
    ['http://', false],
    ['fern.example other', false],
    ['a@fern.example', false],
  ] as const)('may be "%s": %s', (address, taken) => {
    expect(signLookSchema.safeParse({ ...firstLook, qr: 'address', address }).success).toBe(taken);
  });
});

describe('a printer', () => {
  it('is put right on paper alone, each by its own name', async () => {
    app = await openTestApp();
    app.ports.printersHere = [
      { name: 'office_1', label: 'Office' },
      { name: 'till', label: 'Till' },
    ];
    const adjustment = { xMm: 1.5, yMm: -0.5, percent: 99.2 };
    await app.call('printers.adjust', { name: 'office_1', adjustment });
    expect(await app.call('printers.list', {})).toEqual([
      { name: 'office_1', label: 'Office', adjustment },
      { name: 'till', label: 'Till', adjustment: { xMm: 0, yMm: 0, percent: 100 } },
    ]);
    for (const printer of ['office_1', 'till', null]) await app.call('signs.print', { ...aSign(), printer });
    expect(app.ports.printedOn).toEqual([
      { name: 'office_1', adjustment },
      { name: 'till', adjustment: { xMm: 0, yMm: 0, percent: 100 } },
      null,
    ]);
    await app.call('signs.savePdf', aSign());
    expect(app.ports.saved[0]?.page).not.toHaveProperty('adjustment');
  });

  it('prints the test page bare to measure, and put right to check', async () => {
    app = await openTestApp();
    const adjustment = { xMm: -2, yMm: 1, percent: 101 };
    await app.call('printers.adjust', { name: 'till', adjustment });
    for (const adjusted of [false, true]) {
      await app.call('printers.testPage', { name: 'till', paper: 'letter', language: 'de', adjusted });
    }
    expect(app.ports.printedOn.map((on) => on?.adjustment)).toEqual([{ xMm: 0, yMm: 0, percent: 100 }, adjustment]);
    expect(app.ports.printed[0]).toMatchObject({
      document: { kind: 'test-page', language: 'de', adjusted: false },
      size: { widthMm: 215.9, heightMm: 279.4 },
    });
    expect(JSON.stringify(app.ports.printed)).not.toContain('Fern');
  });
});
