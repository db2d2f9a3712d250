import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { escaped, webPage } from '../../electron/notices/web-page.ts';
import { languages } from '../../shared/foundation/language.ts';
import { firstLook } from '../../shared/signs/model.ts';
import { openTestApp, type TestApp } from '../support/open-test-app.ts';

let app: TestApp;
beforeEach(async () => {
  app = await openTestApp({ shop: { name: evil, address: `1 <b>Lane</b>, 'Town'` } });
});
afterEach(() => app.close());

const evil = 'Fern & "Fox" <script>alert(1)</script>';
const ownSentence = '<img src=x onerror=alert(1)> {{shop}} $t(notice.title) https://fern.example/?a=1&b="2"';

async function withOwnWords() {
  const own = [{ section: 'purposes' as const, texts: { en: ownSentence } }];
  await app.call('notices.changeChoices', { second: [], nameAuthority: false, own });
  await app.call('notices.publish', {});
}

describe('the web page of a notice', () => {
  it('needs nothing but itself, speaks its language and says every sentence, in each of them', async () => {
    const { notice } = await app.call('notices.current', {});
    for (const language of languages) {
      const { text, fileName } = await app.call('notices.channel', { channel: 'web-page', language, second: null });
      expect(fileName).toBe(`notice-v1-web-page-${language}.html`);
      expect(text).toContain(`<html lang="${language}" dir="ltr">`);
      expect(text).not.toMatch(
        /<(script|link|img|iframe|object|embed|form|base|video|audio|svg)\b|@import|url\(|\son\w+=/i,
      );
      expect(text.match(/\bsrc=|\bsrcset=/gi)).toBeNull();
      const said = notice.texts.find((one) => one.language === language)?.sections ?? [];
      for (const { text: sentence } of said.flatMap(({ sentences }) => sentences)) {
        if (!sentence.includes('http')) expect(text).toContain(`<li>${escaped(sentence)}</li>`);
      }
    }
  });

  it('holds two languages side by side, each marked as what it is', async () => {
    const { text } = await app.call('notices.channel', { channel: 'web-page', language: 'de', second: 'pl' });
    expect(text).toContain('<html lang="de"');
    expect(text.match(/<div class="pair">/g)?.length).toBeGreaterThan(8);
    expect(text.match(/<div lang="pl"/g)?.length).toBe(text.match(/<div lang="de"/g)?.length);
  });

  it('takes the owner’s words and the shop’s name for words, wherever they stand', async () => {
    await withOwnWords();
    for (const channel of ['web-page', 'newsletter-html'] as const) {
      const { text } = await app.call('notices.channel', { channel, language: 'en', second: 'fr' });
      expect(text).not.toMatch(/<script|<img|<b>|onerror=alert\(1\)>/);
      expect(text).toContain('Fern &#38; &#34;Fox&#34; &#60;script&#62;');
    }
    const { text } = await app.call('notices.channel', { channel: 'web-page', language: 'en', second: null });
    expect(text).toContain('&#60;img src=x onerror=alert(1)&#62; {{shop}} $t(notice.title)');
    expect(
      [...text.matchAll(/href="([^"]*)"/g)].every(([, address]) => /^https?:\/\/[^"<>\s]+$/.test(address ?? '')),
    ).toBe(true);
    // What stands on screen, sign and square is the same text, as it was typed.
    const { notice } = await app.call('notices.current', {});
    const shown = notice.texts.flatMap(({ sections }) => sections.flatMap(({ sentences }) => sentences));
    expect(shown.filter(({ text: said }) => said === ownSentence).length).toBe(languages.length);
  });

  it('is never made wrong by a colour', () => {
    expect(webPage([], { name: 'x', accent: 'red' })).toBe('');
    const [text] = [{ language: 'en' as const, title: 't', short: 's', sections: [], footer: 'f' }];
    expect(webPage([text], { name: 'x', accent: '}</style><script>' })).not.toContain('<script>');
  });
});

describe('the other channels', () => {
  it('are saved where the person says, as a journal line, and leave none when they changed their mind', async () => {
    const wish = { channel: 'aloud', language: 'de', second: null } as const;
    app.ports.dialog = () => ({ kind: 'cancelled' });
    expect(await app.call('notices.saveChannel', wish)).toEqual({ kind: 'cancelled' });
    app.ports.dialog = () => ({ kind: 'done' });
    await app.call('notices.saveChannel', wish);
    expect(app.ports.texts).toHaveLength(1);
    expect(app.ports.texts[0]).toMatchObject({ name: 'notice-v1-aloud-de.txt' });
    expect(app.ports.texts[0]?.text).toMatch(/^Ich lese Ihnen vor.*\n\nWas wir über Sie aufbewahren\n/s);
    const lines = app.vault().db.prepare("SELECT detail FROM journal WHERE act = 'notice.taken-along'").all();
    expect(lines).toEqual([{ detail: JSON.stringify({ version: 1, channel: 'aloud', language: 'de' }) }]);
  });

  it('say what is published, not what would be', async () => {
    await app.call('shop.change', { name: 'Renamed', address: 'x', contact: 'y', accent: '#000000', idleSeconds: 60 });
    const { text } = await app.call('notices.channel', { channel: 'newsletter-text', language: 'en', second: null });
    expect(text).toContain(evil);
  });
});

describe('what a new version would change', () => {
  it('is said sentence by sentence, in the short text and in the questions', async () => {
    expect(await app.call('notices.changes', { language: 'de' })).toEqual({
      short: null,
      sections: [],
      questions: null,
      missing: [],
      contradictions: [],
    });
    await app.call('retention.changeRule', { months: 60 });
    const changes = await app.call('notices.changes', { language: 'de' });
    expect(changes.sections).toEqual([
      {
        heading: 'Wie lange',
        removed: [expect.stringContaining('24 Monate nachdem')],
        added: [expect.stringContaining('60 Monate nachdem')],
      },
    ]);
  });

  it('names all that is missing and all that contradicts itself, and neither may be published', async () => {
    await app.call('shop.change', { name: 'Fern', address: '', contact: '', accent: '#000000', idleSeconds: 60 });
    expect((await app.call('notices.changes', { language: 'en' })).missing).toEqual([
      { kind: 'shop', part: 'address' },
      { kind: 'shop', part: 'contact' },
    ]);
    await app.refused('notice.incomplete', 'notices.publish', {});
    await app.call('shop.change', { name: 'Fern', address: 'a', contact: 'c', accent: '#000000', idleSeconds: 60 });
    await app.call('retention.changeOneRule', {
      field: 'note',
      purpose: 'orders',
      trigger: 'last-contact',
      months: 120,
      action: 'remove-field',
      because: '',
    });
    expect((await app.call('notices.changes', { language: 'en' })).contradictions).toEqual([
      { what: 'longer-than-person', field: 'note', purpose: 'orders' },
    ]);
    await app.refused('notice.contradiction', 'notices.publish', {});
    expect((await app.call('notices.current', {})).stale).toBe(true);
  });
});

describe('a sign that hangs somewhere', () => {
  it('in two languages is replaced by one in the same two, and is known by both of them', async () => {
    const full = { format: 'full-a4', language: 'en', look: firstLook } as const;
    await app.call('signs.savePdf', { ...full, second: 'pl' });
    await app.call('retention.changeRule', { months: 60 });
    await app.call('notices.publish', {});
    await app.call('signs.savePdf', full);
    const first = async () => (await app.call('signs.out', {})).at(-1);
    expect(await first()).toMatchObject({ language: 'en', second: 'pl', stale: true, reprintedAt: null });
    await app.call('signs.savePdf', { ...full, second: 'pl' });
    expect((await first())?.reprintedAt).not.toBeNull();
  });

  it('is to be printed again once the notice changed, until it was taken down or replaced', async () => {
    await app.call('signs.print', { format: 'poster-a4', language: 'en', look: firstLook, printer: null });
    await app.call('signs.savePdf', { format: 'card-a6', language: 'fr', look: firstLook });
    const stales = async () => (await app.call('signs.out', {})).map(({ version, stale }) => [version, stale]);
    expect(await stales()).toEqual([
      [2, false],
      [1, false],
    ]);
    await app.call('retention.changeRule', { months: 60 });
    await app.call('notices.publish', {});
    expect(await stales()).toEqual([
      [2, true],
      [1, true],
    ]);
    await app.call('signs.print', { format: 'poster-a4', language: 'en', look: firstLook, printer: null });
    const [newest, , old] = await app.call('signs.out', {});
    expect([newest?.stale, old?.reprintedAt]).toEqual([false, newest?.at]);
    await app.call('signs.gone', { id: old?.id ?? '', outcome: 'replaced' });
    expect(await stales()).toEqual([
      [3, false],
      [2, true],
    ]);
    await app.refused('notice.not-found', 'signs.gone', { id: old?.id ?? '', outcome: 'replaced' });
  });
});
