import type { HandlersOf } from '../app/handler-types.ts';
import { changeChoices, choicesOf, draftNotice, noticeView, publishNotice } from './service.ts';

export const noticeHandlers: HandlersOf<
  'notices.current' | 'notices.draft' | 'notices.choices' | 'notices.changeChoices' | 'notices.publish'
> = {
  'notices.current': (db, _input, { ports }) => noticeView(db, ports),
  'notices.draft': (db, input, { ports }) => draftNotice(db, ports, input.language),
  'notices.choices': (db) => choicesOf(db),
  'notices.changeChoices': (tx, input, acting) => changeChoices(tx, input, acting),
  'notices.publish': (tx, _input, acting) => ({ notice: publishNotice(tx, acting), stale: false }),
};
