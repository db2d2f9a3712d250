import { z } from 'zod';
import { call } from '../foundation/call.ts';
import type { JournalCheck } from './model.ts';

export const journalCalls = {
  /** Walks the whole chain from the first entry. */
  'journal.verify': call('long', 'Owner', z.object({}).strict()).answers<JournalCheck>(),
};
