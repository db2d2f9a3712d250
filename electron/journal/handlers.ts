import type { HandlersOf } from '../app/handler-types.ts';
import { comparePaper, journalLines } from './lines.ts';
import { verifyJournal } from './verify.ts';

export const journalHandlers: HandlersOf<'journal.verify' | 'journal.lines' | 'journal.comparePaper'> = {
  'journal.verify': ({ db }) => verifyJournal(db),
  'journal.lines': (db, input) => journalLines(db, input),
  'journal.comparePaper': (db, input) => comparePaper(db, input),
};
