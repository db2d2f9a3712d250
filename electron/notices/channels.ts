import { exhaustive } from '../../shared/foundation/exhaustive.ts';
import type { Language } from '../../shared/foundation/language.ts';
import { wordsFor } from '../../shared/foundation/words.ts';
import type { ChannelText, NoticeChannel } from '../../shared/notices/channels.ts';
import type { NoticeText, OutputDone } from '../../shared/notices/model.ts';
import type { Acting, Ports } from '../app/ports.ts';
import type { ReadDb } from '../database/connection.ts';
import { append } from '../journal/journal.ts';
import { shopOf } from '../shop/service.ts';
import type { UnlockedVault } from '../vault/unlocked-vault.ts';
import { currentNotice, textIn } from './service.ts';
import { paragraph, webPage } from './web-page.ts';

export type ChannelWish = {
  readonly channel: NoticeChannel;
  readonly language: Language;
  readonly second: Language | null;
};

/** The published notice for a website, a newsletter or somebody who reads it aloud, in one language or two. */
export function channelText(db: ReadDb, ports: Pick<Ports, 'catalogue'>, wish: ChannelWish): ChannelText {
  const { channel, language, second } = wish;
  const shop = shopOf(db);
  const notice = currentNotice(db);
  const spoken = second === null || second === language ? [language] : [language, second];
  const texts = spoken.map((one) => textIn(notice, one));
  const say = (text: NoticeText) => wordsFor(text.language, ports.catalogue.words[text.language]);
  const more = (text: NoticeText) => say(text)('notice.newsletter', { contact: shop.contact });
  const name = `notice-v${notice.version}-${channel}-${spoken.join('-')}`;
  switch (channel) {
    case 'web-page':
      return { text: webPage(texts, shop), fileName: `${name}.html` };
    case 'newsletter-html':
      return { text: texts.map((text) => paragraph(text, more(text))).join(''), fileName: `${name}.html` };
    case 'newsletter-text':
      return { text: `${texts.map((text) => `${text.short} ${more(text)}`).join('\n\n')}\n`, fileName: `${name}.txt` };
    case 'aloud': {
      const scripts = texts.map((text) => script(text, say(text)('notice.aloud.start'), say(text)('notice.aloud.end')));
      return { text: scripts.join('\n\n'), fileName: `${name}.txt` };
    }
    default:
      return exhaustive(channel);
  }
}

/** Saves that where the person says; a notice that left the app is a journal line. */
export async function saveChannel(vault: UnlockedVault, wish: ChannelWish, acting: Acting): Promise<OutputDone> {
  const { text, fileName } = channelText(vault.db, acting.ports, wish);
  const { id, version } = currentNotice(vault.db);
  const done = await acting.ports.saveText(text, fileName);
  if (done.kind === 'cancelled') return done;
  const { channel, language, second } = wish;
  const detail = { version, channel, language, ...(second !== null && { second }) };
  vault.transaction((tx) => append(tx, acting, { act: 'notice.taken-along', subject: id, detail }));
  return done;
}

/** A heading, a breath, then one sentence a line. */
function script({ title, short, sections, footer }: NoticeText, start: string, end: string): string {
  const parts = sections.map(({ heading, sentences }) => [heading, ...sentences.map(({ text }) => text)].join('\n'));
  return `${[start, `${title}\n${short}`, ...parts, footer, end].join('\n\n')}\n`;
}
