import type { HandlersOf } from '../app/handler-types.ts';
import { verifyJournal } from './verify.ts';

export const journalHandlers: HandlersOf<'journal.verify'> = {
  'journal.verify': ({ db }) => verifyJournal(db),
};
