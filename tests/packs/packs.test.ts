import { afterEach, describe, expect, it } from 'vitest';
import { Refusal } from '../../shared/foundation/failure.ts';
import type { CountryPack } from '../../shared/notices/pack.ts';
import { openTestApp, type TestApp } from '../support/open-test-app.ts';

let app: TestApp;
afterEach(() => app.close());

const bytesOf = (content: unknown) => new TextEncoder().encode(JSON.stringify(content));
const newer = (of: Partial<CountryPack> = {}): CountryPack => ({
  ...app.ports.catalogue.packs.uk,
  checkedOn: '2027-03-01',
  ...of,
});
async function inMarch() {
  app = await openTestApp();
  app.ports.setNow('2027-03-10T09:00:00.000Z');
}
const choose = (content: unknown) => {
  app.ports.file = () => ({ kind: 'chosen', bytes: content instanceof Uint8Array ? content : bytesOf(content) });
};

describe('the rules a shop follows', () => {
  it('say when they were checked, and after a year that they are old', async () => {
    app = await openTestApp();
    expect(await app.call('packs.show', {})).toMatchObject({ id: 'uk', checkedOn: '2026-11-23', isOld: false });
    app.ports.setNow('2027-11-23T00:00:00.000Z');
    expect(await app.call('packs.show', {})).toMatchObject({ isOld: false });
    app.ports.setNow('2027-11-23T00:00:00.001Z');
    expect(await app.call('packs.show', {})).toMatchObject({ isOld: true });
  });

  it('show the owner what nobody confirmed', async () => {
    app = await openTestApp();
    const { marks, unsure } = await app.call('packs.show', {});
    expect(unsure.length).toBe(marks.K);
    expect(unsure).toContainEqual({ text: 'rectification P1M', law: 'UK GDPR 16' });
  });
});

describe('a newer pack from a file', () => {
  it('is kept in the vault, followed from then on, and makes the notice stale when it says something else', async () => {
    await inMarch();
    const changed = newer({
      authorities: [
        {
          country: 'GB',
          name: 'Office of the Regulator',
          web: 'https://r.example',
          phone: null,
          st: 'C',
          src: ['S15'],
        },
      ],
    });
    choose(changed);
    const loaded = await app.call('packs.load', {});
    expect(loaded).toMatchObject({ kind: 'loaded', view: { checkedOn: '2027-03-01', source: 'file' } });
    expect(await app.call('packs.show', {})).toMatchObject({
      source: 'file',
      authority: { name: 'Office of the Regulator' },
    });
    expect((await app.call('notices.current', {})).stale).toBe(true);
    expect(JSON.stringify(await app.call('notices.draft', { language: 'pl' }))).toContain('Office of the Regulator');
    const line = app.vault().db.prepare('SELECT act, detail FROM journal ORDER BY seq DESC LIMIT 1').get();
    expect(line).toEqual({ act: 'pack.loaded', detail: JSON.stringify({ id: 'uk', checkedOn: '2027-03-01' }) });
  });

  it.each([
    ['that is no text', 'pack.unreadable', () => new Uint8Array([0xff, 0xfe, 0x00])],
    ['that is no JSON', 'pack.unreadable', () => new TextEncoder().encode('{')],
    ['that is JSON, but no pack', 'pack.not-a-pack', () => ({ hello: 'there' })],
    [
      'with a mark that does not exist',
      'pack.not-a-pack',
      () => ({ ...newer(), items: [{ ...newer().items[0], st: 'X' }] }),
    ],
    ['with a part nobody knows', 'pack.not-a-pack', () => ({ ...newer(), __proto__x: 1 })],
    ['with a text that has no end', 'pack.not-a-pack', () => newer({ laws: ['x'.repeat(5000)] })],
    ['of another place', 'pack.other-place', () => newer({ id: 'nz' })],
    ['that is as old as ours', 'pack.not-newer', () => newer({ checkedOn: '2026-11-23' })],
    ['that is older than ours', 'pack.not-newer', () => newer({ checkedOn: '2025-01-01' })],
    ['that was checked tomorrow', 'pack.from-the-future', () => newer({ checkedOn: '2027-03-11' })],
  ] as const)('%s is refused with %s, and nothing is kept of it', async (_, code, content) => {
    await inMarch();
    choose(content());
    await app.refused(code, 'packs.load', {});
    expect(await app.call('packs.show', {})).toMatchObject({ checkedOn: '2026-11-23', source: 'shipped' });
    expect(app.vault().db.prepare('SELECT count(*) AS n FROM loaded_pack').get()).toEqual({ n: 0 });
  });

  it('is refused when it is older than one that was loaded before', async () => {
    await inMarch();
    choose(newer());
    await app.call('packs.load', {});
    choose(newer({ checkedOn: '2027-02-01' }));
    await app.refused('pack.not-newer', 'packs.load', {});
  });

  it('leaves no trace when somebody changed their mind or the file could not be read', async () => {
    await inMarch();
    expect(await app.call('packs.load', {})).toEqual({ kind: 'cancelled' });
    app.ports.file = () => {
      throw new Refusal('file.too-large');
    };
    await app.refused('file.too-large', 'packs.load', {});
  });
});
