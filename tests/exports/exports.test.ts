import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listsOutside } from '../../electron/exports/service.ts';
import type { ExportFormat } from '../../shared/exports/model.ts';
import type { PersonRecord } from '../../shared/exports/person-record.ts';
import { add } from '../customers/people.ts';
import { openTestApp, type TestApp } from '../support/open-test-app.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { aLivedInShop, ownField } from './lived-in-shop.ts';

let app: TestApp;
let place: string;
beforeEach(async () => {
  app = await openTestApp();
  place = temporaryFolder();
  app.ports.folderChoice = () => ({ kind: 'chosen', path: place });
});
afterEach(() => app.close());

const everything: readonly ExportFormat[] = ['csv', 'vcard', 'jsonld'];
const write = (customerId: string | null = null, formats = everything) =>
  app.call('exports.write', { customerId: customerId as never, formats: [...formats], keepDays: 30 });
const read = (folder: string, file: string) => readFileSync(join(place, folder, file), 'utf8');
const peopleIn = (folder: string) =>
  (JSON.parse(read(folder, 'everything.jsonld')) as { '@graph': readonly PersonRecord[] })['@graph'].filter(
    (node) => node['@type'] === 'dpv:Customer',
  );

describe('leaving with everything', () => {
  it('writes one folder with spreadsheets that run no formula, cards, and JSON-LD, and nothing else', async () => {
    await aLivedInShop(app);
    const done = await write();
    expect(done).toEqual({ kind: 'done', folder: 'regulars-2026-11-23', people: 2 });
    expect(readdirSync(place)).toEqual(['regulars-2026-11-23']);
    expect(readdirSync(join(place, 'regulars-2026-11-23')).sort()).toEqual(
      [
        'answers.csv',
        'contacts.csv',
        'contacts.vcf',
        'customers.csv',
        'fields.csv',
        'everything.jsonld',
        'purchases.csv',
        'requests.csv',
      ].sort(),
    );
    const cells = read('regulars-2026-11-23', 'customers.csv');
    expect(cells).toContain(`"'=SUM(A1) ""Anna"", Schmidt"`);
    expect(cells).toContain(`'+x`);
    expect(read('regulars-2026-11-23', 'purchases.csv')).toContain(',Tulips,12.05,GBP');
    expect(read('regulars-2026-11-23', 'purchases.csv')).toContain(`,"Vase, cracked","'-0.05",GBP`);
    expect(read('regulars-2026-11-23', 'requests.csv')).toContain(`,by post,"'=later"`);
    const cards = read('regulars-2026-11-23', 'contacts.vcf');
    expect(cards).toContain('FN:=SUM(A1) "Anna"\\, Schmidt\r\n');
    expect(cards).toContain('TEL;VALUE=uri:tel:+447700900123\r\n');
    expect(cards.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    expect(peopleIn('regulars-2026-11-23').map(({ name }) => name)).toEqual(['=SUM(A1) "Anna", Schmidt', 'Benn']);
    expect((await write()).kind === 'done' && readdirSync(place).length).toBe(2);
  });

  it('is written down: what, when, how many and until when, and until the owner says it is deleted', async () => {
    const anna = await add(app, 'Anna', 'anna@example.org');
    await write(anna.id, ['vcard']);
    const [entry] = await app.call('exports.list', {});
    expect(entry).toMatchObject({ scope: 'one-person', formats: ['vcard'], people: 1, deletedAt: null });
    expect(entry?.deleteBy).toBe('2026-12-23T09:00:00.000Z');
    expect(listsOutside(app.vault().db)).toHaveLength(1);
    await app.call('exports.deleted', { id: entry?.id ?? ('' as never) });
    await app.refused('export.not-found', 'exports.deleted', { id: entry?.id });
    expect(listsOutside(app.vault().db)).toEqual([]);
    const { timeline } = await app.call('customers.open', { id: anna.id });
    expect(timeline).toContainEqual(expect.objectContaining({ kind: 'exported', everybody: false }));
  });

  it('leaves nothing behind when it is cancelled, when somebody is erased meanwhile, or where nothing can be written', async () => {
    for (let number = 0; number < 450; number += 1) await add(app, `Person ${number}`, `p${number}@example.org`);
    const stopped = write();
    await new Promise((resolve) => setTimeout(resolve, 0));
    await app.call('exports.cancel', {});
    expect(await stopped).toEqual({ kind: 'cancelled' });
    expect(readdirSync(place)).toEqual([]);
    expect(await app.call('exports.list', {})).toEqual([]);
    place = join(place, 'not-there');
    await app.refused('export.cannot-write', 'exports.write', { customerId: null, formats: ['csv'], keepDays: 30 });
    expect(await app.call('exports.list', {})).toEqual([]);
  });
});

describe('coming back', () => {
  it('into a fresh book brings everything: exported again it is the same, to the last answer and act', async () => {
    await aLivedInShop(app);
    await write();
    const before = peopleIn('regulars-2026-11-23');
    app.close();
    app = await openTestApp();
    await ownField(app, 'Size of the vase');
    app.ports.folderChoice = () => ({ kind: 'chosen', path: join(place, 'regulars-2026-11-23') });
    expect(await app.call('exports.restore', {})).toEqual({ kind: 'done', people: 2 });
    await app.refused('export.book-in-use', 'exports.restore', {});
    app.ports.folderChoice = () => ({ kind: 'chosen', path: place });
    await write();
    const after = peopleIn('regulars-2026-11-23-2');
    // A field that is there already under this name takes what comes, under the number it has here.
    const byName = (people: readonly PersonRecord[]) =>
      people.map((one) => ({ ...one, own_fields: one.own_fields.map(({ field: _, ...rest }) => rest) }));
    expect(byName(after)).toEqual(byName(before));
    expect(before[0]?.own_fields).toMatchObject([{ field: 'own-2', label: 'Size of the vase', value: '=30 cm' }]);
    expect(after[0]?.own_fields).toMatchObject([{ field: 'own-1' }]);
    const { fields } = await app.call('datamap.view', {});
    expect(fields.filter(({ field }) => field.code.startsWith('own-'))).toMatchObject([
      { names: { en: 'Size of the vase' } },
      { names: { en: 'A field that comes before' }, keeping: [{ trigger: 'last-contact', months: 12 }] },
    ]);
    const [anna] = await app.call('customers.find', { text: 'anna' });
    const profile = await app.call('customers.open', { id: anna?.id ?? ('' as never) });
    expect(profile.consents.find((line) => line.purpose === 'offers' && line.channel === 'email')?.state).toBe(
      'ConsentWithdrawn',
    );
    expect(profile.timeline.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['changed', 'purchase', 'held', 'request']),
    );
    expect(profile.timeline).toContainEqual(
      expect.objectContaining({ kind: 'request', step: 'refused', what: 'copy' }),
    );
    expect((await app.call('requests.list', {})).closed).toMatchObject([{ kind: 'copy', reason: '=later' }]);
    const code = before[0]?.stop_codes[0]?.code ?? '';
    expect(await app.call('consents.byStopCode', { code: code as never })).toMatchObject({ initials: '=… S…' });
  });

  it('takes nothing from a file that is cut off, changed or not ours', async () => {
    await aLivedInShop(app);
    await write(null, ['jsonld']);
    const whole = read('regulars-2026-11-23', 'everything.jsonld');
    app.close();
    app = await openTestApp();
    const broken = join(place, 'broken');
    mkdirSync(broken);
    app.ports.folderChoice = () => ({ kind: 'chosen', path: broken });
    await app.refused('file.unreadable', 'exports.restore', {});
    for (const [text, code] of [
      [whole.slice(0, whole.lastIndexOf('{"@type":"dpv:Customer"')), 'export.not-whole'],
      [`${whole.slice(0, whole.lastIndexOf('{"@type":"dpv:Customer"')).trimEnd()}\n]}\n`, 'export.not-whole'],
      [whole.replace('"under_sixteen":false', '"under_sixteen":"no"'), 'export.not-ours'],
      [whole.replace('"@type":"dpv:Customer"', '"@type":"dpv:Customer","__proto__":{"x":1}'), 'export.not-ours'],
      ['{}', 'export.not-ours'],
      ['\0\0', 'export.not-ours'],
    ] as const) {
      writeFileSync(join(broken, 'everything.jsonld'), text);
      await app.refused(code, 'exports.restore', {});
      expect((await app.call('customers.list', { text: '', offset: 0, limit: 1 })).total).toBe(0);
    }
  });
});
