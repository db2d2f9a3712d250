import { z } from 'zod';
import { call } from '../foundation/call.ts';
import type { JournalCheck } from '../journal/model.ts';
import type { OutputDone } from '../notices/model.ts';
import { lookedAt, type MonthBar, type MonthEnd, monthPapers } from './model.ts';

const none = z.object({}).strict();

export const monthEndCalls = {
  'monthend.show': call('read', 'Owner', none).answers<MonthEnd>(),
  /** True from the first of a month until its page is done. */
  'monthend.reminder': call('read', 'Owner', none).answers<boolean>(),
  /** People whose last reason ends in each of the next twelve months. */
  'monthend.forecast': call('long', 'Owner', none).answers<readonly MonthBar[]>(),
  /** Ticks a line off that only a person can settle, for this month. */
  'monthend.see': call('write', 'Owner', z.object({ line: z.enum(lookedAt) }).strict()).answers<MonthEnd>(),
  /** Walks the whole journal; when it is whole, its line is settled for this month. */
  'monthend.checkJournal': call('long', 'Owner', none).answers<JournalCheck>(),
  /** Closes this month's page; the reminder goes away. */
  'monthend.done': call('write', 'Owner', none).answers<MonthEnd>(),
  'monthend.print': call(
    'long',
    'Owner',
    z.object({ paper: z.enum(monthPapers), to: z.enum(['printer', 'pdf']) }).strict(),
  ).answers<OutputDone>(),
};
