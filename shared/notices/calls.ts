import { z } from 'zod';
import { call } from '../foundation/call.ts';
import { language } from '../foundation/language.ts';
import { type NoticeChanges, type SignOut, signOutcomes } from './changes.ts';
import { type ChannelText, noticeChannels } from './channels.ts';
import { type NoticeChoices, noticeChoicesSchema } from './choices.ts';
import type { NoticeText, NoticeView, OutputDone } from './model.ts';

const channelWish = z.object({ channel: z.enum(noticeChannels), language, second: language.nullable() }).strict();

export const noticeCalls = {
  /** The published notice, and whether it still tells the truth. */
  'notices.current': call('read', 'Counter', z.object({}).strict()).answers<NoticeView>(),
  /** The text as it would be published now. Refused with what is missing when it may not be. */
  'notices.draft': call('read', 'Manager', z.object({ language }).strict()).answers<NoticeText>(),
  /** What the owner chose about the notice. */
  'notices.choices': call('read', 'Manager', z.object({}).strict()).answers<NoticeChoices>(),
  /** Chooses phrasings and own sentences. The published notice is stale by it; nothing it has to say can be taken away. */
  'notices.changeChoices': call('write', 'Owner', noticeChoicesSchema).answers<NoticeChoices>(),
  /** What publishing now would change, sentence by sentence, and what stands in its way. */
  'notices.changes': call('read', 'Manager', z.object({ language }).strict()).answers<NoticeChanges>(),
  /** The published notice for the website, the newsletter or to be read aloud; a second language stands beside the first. */
  'notices.channel': call('read', 'Manager', channelWish).answers<ChannelText>(),
  /** Saves that where the person says. */
  'notices.saveChannel': call('long', 'Manager', channelWish).answers<OutputDone>(),
  /** Publishes the draft in every language as the next version. */
  'notices.publish': call('write', 'Owner', z.object({}).strict()).answers<NoticeView>(),
  /** Every sign that may still hang somewhere, newest first, and whether it still tells the truth. */
  'signs.out': call('read', 'Manager', z.object({}).strict()).answers<readonly SignOut[]>(),
  /** Notes that a sign hangs no longer. */
  'signs.gone': call(
    'write',
    'Manager',
    z.object({ id: z.string().max(40), outcome: z.enum(signOutcomes) }).strict(),
  ).answers<readonly SignOut[]>(),
};
