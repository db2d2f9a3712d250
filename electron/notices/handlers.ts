import type { HandlersOf } from '../app/handler-types.ts';
import { noticeChanges } from './changes.ts';
import { channelText, saveChannel } from './channels.ts';
import { changeChoices, choicesOf, draftNotice, noticeView, publishNotice, reportGone, signsOut } from './service.ts';

export const noticeHandlers: HandlersOf<
  | 'notices.current'
  | 'notices.draft'
  | 'notices.choices'
  | 'notices.changeChoices'
  | 'notices.publish'
  | 'signs.out'
  | 'signs.gone'
  | 'notices.changes'
  | 'notices.channel'
  | 'notices.saveChannel'
> = {
  'notices.current': (db, _input, { ports }) => noticeView(db, ports),
  'notices.draft': (db, input, { ports }) => draftNotice(db, ports, input.language),
  'notices.choices': (db) => choicesOf(db),
  'notices.changeChoices': (tx, input, acting) => changeChoices(tx, input, acting),
  'notices.publish': (tx, _input, acting) => ({ notice: publishNotice(tx, acting), stale: false }),
  'signs.out': (db, _input, { ports }) => signsOut(db, ports),
  'signs.gone': (tx, input, acting) => reportGone(tx, input, acting),
  'notices.changes': (db, input, { ports }) => noticeChanges(db, ports, input.language),
  'notices.channel': (db, input, { ports }) => channelText(db, ports, input),
  'notices.saveChannel': (vault, input, acting) => saveChannel(vault, input, acting),
};
