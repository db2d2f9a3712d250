import { z } from 'zod';
import { call } from '../foundation/call.ts';
import { language } from '../foundation/language.ts';
import { type NoticeChoices, noticeChoicesSchema } from './choices.ts';
import type { NoticeText, NoticeView } from './model.ts';

export const noticeCalls = {
  /** The published notice, and whether it still tells the truth. */
  'notices.current': call('read', 'Counter', z.object({}).strict()).answers<NoticeView>(),
  /** The text as it would be published now. Refused with what is missing when it may not be. */
  'notices.draft': call('read', 'Manager', z.object({ language }).strict()).answers<NoticeText>(),
  /** What the owner chose about the notice. */
  'notices.choices': call('read', 'Manager', z.object({}).strict()).answers<NoticeChoices>(),
  /** Chooses phrasings and own sentences. The published notice is stale by it; nothing it has to say can be taken away. */
  'notices.changeChoices': call('write', 'Owner', noticeChoicesSchema).answers<NoticeChoices>(),
  /** Publishes the draft in every language as the next version. */
  'notices.publish': call('write', 'Owner', z.object({}).strict()).answers<NoticeView>(),
};
