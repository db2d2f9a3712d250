import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallInput } from '../../shared/contract.ts';
import type { CustomerId } from '../../shared/foundation/id.ts';
import { languages } from '../../shared/foundation/language.ts';
import { openTestApp, type TestApp } from '../support/open-test-app.ts';

let app: TestApp;
beforeEach(async () => {
  app = await openTestApp();
});
afterEach(() => app.close());

const vase: CallInput<'datamap.saveField'> = {
  code: null,
  names: { en: 'The size of your vase', de: 'Die Größe Ihrer Vase' },
  category: 'pd:Preference',
  provenance: 'ProvidedPersonalData',
  purposes: ['orders'],
  recipients: [],
  optional: true,
  because: 'So that flowers fit.',
  keep: { trigger: 'last-contact', months: 12 },
  reason: '',
};
const saveVase = (more: Partial<typeof vase> = {}) => app.call('datamap.saveField', { ...vase, ...more });
const added = async () => {
  const view = await saveVase();
  return view.fields.at(-1)?.field.code as 'own-1';
};
const mina = () =>
  app.call('customers.add', {
    displayName: 'Mina Wexelholt',
    contact: 'mina@example.org',
    language: 'en',
    underSixteen: false,
  });
const noticeTexts = async () => {
  const texts = await Promise.all(languages.map((language) => app.call('notices.draft', { language })));
  return texts.map((text) => JSON.stringify(text));
};
const lastAct = () =>
  app.vault().db.prepare('SELECT act, detail FROM journal ORDER BY seq DESC LIMIT 1').get() as {
    act: string;
    detail: string;
  };

describe('a field of the owner’s own', () => {
  it('gets a rule, a sentence in every language and a journal line without its name, and makes the notice stale', async () => {
    const view = await saveVase();
    expect(view.fields.at(-1)).toMatchObject({
      field: { code: 'own-1', basis: 'eu-gdpr:A6-1-b-contract-performance', because: 'So that flowers fit.' },
      name: 'The size of your vase',
      keeping: [{ purpose: 'orders', trigger: 'last-contact', months: 12, action: 'remove-field' }],
      people: 0,
      isEmpty: true,
    });
    expect(lastAct()).toEqual({ act: 'datamap.field-added', detail: JSON.stringify({ field: 'own-1' }) });
    expect((await app.call('notices.current', {})).stale).toBe(true);
    const texts = await noticeTexts();
    for (const text of texts) expect(text).toContain('"field:own-1"');
    // Where nobody named it, the shop's own name stands rather than nothing.
    expect(texts[languages.indexOf('de')]).toContain('Die Größe Ihrer Vase');
    expect(texts[languages.indexOf('pl')]).toContain('The size of your vase');
  });

  it('cannot be added while a question is open, or without a name in the shop’s language, a known purpose or partner', async () => {
    for (const question of Object.keys(vase)) {
      const { [question as 'names']: _, ...open } = vase;
      await app.refused('call.bad-input', 'datamap.saveField', open);
    }
    await app.refused('datamap.name-missing', 'datamap.saveField', { ...vase, names: { fr: 'Le vase' } });
    await app.refused('datamap.purpose-unknown', 'datamap.saveField', { ...vase, purposes: ['spying'] });
    await app.refused('datamap.partner-unknown', 'datamap.saveField', { ...vase, recipients: ['own-9'] });
    expect((await app.call('datamap.show', {})).fields.filter(({ code }) => code.startsWith('own-'))).toEqual([]);
  });

  it('for something that needs a yes goes when the yes has ended', async () => {
    const view = await saveVase({ purposes: ['offers'] });
    expect(view.fields.at(-1)).toMatchObject({
      field: { basis: 'eu-gdpr:A6-1-a-explicit-consent' },
      keeping: [{ trigger: 'consent-ended', months: 0 }],
    });
  });

  it('on what the law protects most is refused, in whichever language it is called so', async () => {
    for (const [name, kind] of [
      ['Known allergies', 'health'],
      ['Ihre Religion', 'belief'],
      ['Numer dowodu osobistego, PESEL', 'id-number'],
      ['Lebensmittelallergien', 'health'],
    ] as const) {
      await app.refused('datamap.field-special', 'datamap.saveField', {
        ...vase,
        names: { en: name },
        reason: 'Please',
      });
      expect(await app.call('datamap.checkName', { texts: [name] })).toMatchObject({ level: 'special', kind });
    }
  });

  it('on what people must be treated alike in needs a reason, which the map keeps', async () => {
    const names = { en: 'Birthday, day and month' };
    expect(await app.call('datamap.checkName', { texts: ['Birthday'] })).toMatchObject({ level: 'trait', kind: 'age' });
    await app.refused('datamap.reason-missing', 'datamap.saveField', { ...vase, names });
    const view = await saveVase({ names, reason: 'They ask for flowers on the day.' });
    expect(view.fields.at(-1)?.field.sensitivity).toEqual({
      level: 'trait',
      kind: 'age',
      reason: 'They ask for flowers on the day.',
    });
  });

  it('is written on a profile, shown there, and kept from the counter', async () => {
    const field = await added();
    const { id } = await mina();
    await app.call('datamap.setValues', { id, values: [{ field, value: ' thirty  centimetres ' }] });
    expect(lastAct()).toEqual({ act: 'customer.changed', detail: JSON.stringify({ fields: ['own-1'] }) });
    const profile = await app.call('customers.open', { id });
    expect(profile.own).toEqual([
      { field, name: 'The size of your vase', value: 'thirty centimetres', retired: false },
    ]);
    expect((await app.call('datamap.view', {})).fields.at(-1)?.people).toBe(1);
    app.as('Counter');
    expect((await app.call('customers.open', { id })).own).toEqual([]);
    await app.refused('call.not-allowed', 'datamap.setValues', { id, values: [] });
  });

  it('goes by its own rule while the person stays, and is looked for afterwards', async () => {
    const field = await added();
    const { id } = await mina();
    await app.call('datamap.setValues', { id, values: [{ field, value: 'Kristallkelch' }] });
    app.ports.setNow('2027-12-30T09:00:00.000Z');
    const preview = await app.call('retention.preview', {});
    expect(preview).toMatchObject({ going: 0, reducing: 1 });
    expect((await app.call('retention.people', { group: 'reducing', offset: 0, limit: 9 }))[0]?.fields).toEqual([
      field,
    ]);
    await app.call('retention.letGo', { token: preview.token, typed: '1' });
    app.ports.setNow('2028-01-08T09:00:00.000Z');
    const list = await app.call('retention.list', {});
    const receipt = await app.call('retention.cleanUp', { token: list?.token ?? '', typed: '1' });
    expect(receipt).toMatchObject({ reduced: 1, check: { tracesFound: 0, values: 1 } });
    expect((await app.call('customers.open', { id })).own[0]?.value).toBe('');
  });

  it('goes with the person, and is looked for afterwards', async () => {
    const field = await added();
    const { id } = await mina();
    await app.call('datamap.setValues', { id, values: [{ field, value: 'Kristallkelch' }] });
    const receipt = await app.call('customers.erase', { id });
    // The name in two spellings is one value; then the address, the line they are found by, and what stands in the field.
    expect(receipt.check.values).toBe(4);
    expect((await app.vault().searchForTraces(['Kristallkelch'])).found).toEqual([]);
  });

  it('with something in it does not vanish when it is retired: it stays in the notice until it is emptied', async () => {
    const field = await added();
    const { id } = await mina();
    await app.call('datamap.setValues', { id, values: [{ field, value: 'Kristallkelch' }] });
    await app.refused('datamap.field-in-use', 'retention.emptyField', { field });
    await app.call('datamap.retireField', { code: field, retired: true });
    await app.refused('datamap.field-retired', 'datamap.setValues', { id, values: [{ field, value: 'Another' }] });
    expect((await noticeTexts()).every((text) => text.includes('"field:own-1"'))).toBe(true);
    expect(await app.call('retention.emptyField', { field })).toMatchObject({
      removed: 0,
      reduced: 1,
      check: { tracesFound: 0 },
    });
    expect((await app.vault().searchForTraces(['Kristallkelch'])).found).toEqual([]);
    const map = await app.call('datamap.show', {});
    expect(map.fields.some(({ code }) => code === field)).toBe(false);
    expect(map.keeping.some((rule) => rule.field === field)).toBe(false);
    // Its number is not given to another field, to which old journal lines would then seem to belong.
    expect((await saveVase()).fields.at(-1)?.field.code).toBe('own-2');
  });

  it('with nothing in it is gone at once', async () => {
    const field = await added();
    const view = await app.call('datamap.retireField', { code: field, retired: true });
    expect(view.fields.some((one) => one.field.code === field)).toBe(false);
  });
});

describe('a built-in field', () => {
  it('gains and loses purposes with their rules, but not one that a question needs', async () => {
    const changed = await app.call('datamap.changeField', {
      code: 'note',
      purposes: ['orders', 'offers'],
      recipients: ['delivery'],
      because: 'For the courier',
    });
    expect(changed.fields.find(({ field }) => field.code === 'note')).toMatchObject({
      field: { purposes: ['orders', 'offers'], recipients: ['delivery'] },
      keeping: [{ purpose: 'orders' }, { purpose: 'offers', trigger: 'consent-ended' }],
    });
    expect(JSON.stringify(await app.call('notices.draft', { language: 'de' }))).toContain('Unser Lieferdienst');
    await app.call('datamap.changeField', { code: 'note', purposes: ['orders'], recipients: [], because: '' });
    const { keeping } = await app.call('datamap.show', {});
    expect(keeping.filter(({ field }) => field === 'note').map(({ purpose }) => purpose)).toEqual(['orders']);
    await app.refused('datamap.purpose-needed', 'datamap.changeField', {
      code: 'email',
      purposes: ['orders'],
      recipients: [],
      because: '',
    });
  });

  it('is pointed out when nobody has anything in it, and when nobody with something in it came up for a year', async () => {
    const { id } = await mina();
    const seen = async (code: string) => {
      const found = (await app.call('datamap.view', {})).fields.find(({ field }) => field.code === code);
      return { isEmpty: found?.isEmpty, isUnused: found?.isUnused };
    };
    expect(await seen('post')).toEqual({ isEmpty: true, isUnused: false });
    app.ports.setNow('2027-11-23T09:00:00.001Z');
    expect(await seen('email')).toEqual({ isEmpty: false, isUnused: true });
    await app.call('customers.open', { id: id as CustomerId });
    expect(await seen('email')).toEqual({ isEmpty: false, isUnused: false });
  });
});

describe('partners and purposes', () => {
  it('of the owner’s own are named in the notice, abroad with their country, and stay while a field names them', async () => {
    const courier = { code: null, names: { en: 'Swift & Sons, our courier' }, country: 'FR' };
    const { partners } = await app.call('datamap.savePartner', courier);
    const code = partners.at(-1)?.partner.code as 'own-1';
    await saveVase({ recipients: [code] });
    expect(JSON.stringify(await app.call('notices.draft', { language: 'pl' }))).toContain(
      'Swift & Sons, our courier jest w innym kraju: Francja.',
    );
    await app.refused('datamap.partner-in-use', 'datamap.removePartner', { code });
    await saveVase({ code: 'own-1', recipients: [] });
    expect((await app.call('datamap.removePartner', { code })).partners.some(({ isOwn }) => isOwn)).toBe(false);
  });

  it('without a question are added, said in the notice, and stay while a field is used for them', async () => {
    const words = [{ language: 'en' as const, name: 'bookkeeping help', why: 'We keep our books in order.' }];
    const view = await app.call('datamap.savePurpose', { code: null, basis: 'eu-gdpr:A6-1-c', words });
    const code = view.purposes.at(-1)?.purpose.code ?? '';
    await app.call('datamap.changeField', { code: 'note', purposes: ['orders', code], recipients: [], because: '' });
    const draft = JSON.stringify(await app.call('notices.draft', { language: 'en' }));
    expect(draft).toContain('We keep our books in order.');
    expect(draft).toContain('For bookkeeping help there is a law that we follow.');
    await app.refused('datamap.purpose-in-use', 'datamap.removePurpose', { code });
    await app.refused('datamap.purpose-asked', 'datamap.removePurpose', { code: 'offers' });
    await app.call('datamap.changeField', { code: 'note', purposes: ['orders'], recipients: [], because: '' });
    await app.call('datamap.removePurpose', { code });
    await app.refused('datamap.purpose-unknown', 'datamap.savePurpose', { code, basis: 'eu-gdpr:A6-1-c', words });
  });
});
