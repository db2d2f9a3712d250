import { afterEach, describe, expect, it } from 'vitest';
import { wordingHashOf } from '../../electron/notices/service.ts';
import { type Language, languages } from '../../shared/foundation/language.ts';
import { openTestApp, type TestApp } from '../support/open-test-app.ts';

let app: TestApp;
afterEach(() => app.close());

const moved = {
  name: 'Fern & Foxglove',
  address: '1 New Street',
  contact: '0117 496 0123',
  accent: '#2e6b57',
  idleSeconds: 60,
};

describe('the published notice', () => {
  it('is stale when the shop moves, and true again when it moves back', async () => {
    app = await openTestApp();
    await app.call('shop.change', moved);
    expect((await app.call('notices.current', {})).stale).toBe(true);
    await app.call('shop.change', { ...moved, address: '12 Lark Lane, Bristol BS1 4ND' });
    expect((await app.call('notices.current', {})).stale).toBe(false);
  });

  it('is stale when people are kept for longer', async () => {
    app = await openTestApp();
    await app.call('retention.changeRule', { months: 60 });
    expect((await app.call('notices.current', {})).stale).toBe(true);
  });

  it('is not stale because of a colour or the lock', async () => {
    app = await openTestApp();
    await app.call('shop.change', {
      ...moved,
      address: '12 Lark Lane, Bristol BS1 4ND',
      accent: '#803060',
      idleSeconds: 300,
    });
    expect((await app.call('notices.current', {})).stale).toBe(false);
  });

  it('keeps its words for ever when a new version is published', async () => {
    app = await openTestApp();
    const first = await app.call('notices.current', {});
    await app.call('shop.change', moved);
    const second = await app.call('notices.publish', {});
    expect(second).toMatchObject({ notice: { version: 2 }, stale: false });
    expect(JSON.stringify(second.notice.texts)).toContain('1 New Street');
    const kept = app.vault().db.prepare('SELECT texts FROM notice WHERE version = 1').get() as { texts: string };
    expect(JSON.parse(kept.texts)).toEqual(first.notice.texts);
  });

  it('cannot be edited or removed through the database', async () => {
    app = await openTestApp();
    expect(() => app.vault().transaction((tx) => tx.prepare("UPDATE notice SET texts = '[]'").run())).toThrow(
      /immutable/,
    );
    expect(() => app.vault().transaction((tx) => tx.prepare('DELETE FROM notice').run())).toThrow(/kept/);
    expect(() => app.vault().transaction((tx) => tx.prepare("UPDATE wording SET text = ''").run())).toThrow(
      /immutable/,
    );
  });

  it('carries a wording for every question in every language, addressed by its hash', async () => {
    app = await openTestApp();
    const rows = app.vault().db.prepare('SELECT hash, purpose, language, text FROM wording').all() as {
      hash: string;
      purpose: string;
      language: Language;
      text: string;
    }[];
    expect(rows.map(({ purpose, language }) => `${purpose} ${language}`).sort()).toEqual(
      ['dates', 'offers'].flatMap((purpose) => languages.map((language) => `${purpose} ${language}`)).sort(),
    );
    for (const row of rows) {
      expect(row.text).toContain('Fern & Foxglove');
      expect(row.hash).toBe(wordingHashOf(row.language, row.text));
    }
  });
});
