import { z } from 'zod';
import { call } from '../foundation/call.ts';
import { customerId, staffId } from '../foundation/id.ts';
import { type JournalCheck, type JournalLineView, journalKinds, type PaperCheck } from './model.ts';

const instant = z.iso.datetime({ precision: 3 });
const filter = z
  .object({
    staffId: staffId.nullable(),
    kind: z.enum(journalKinds).nullable(),
    subject: customerId.nullable(),
    from: instant.nullable(),
    until: instant.nullable(),
  })
  .strict();

export const journalCalls = {
  /** Walks the whole chain from the first entry, in pieces. */
  'journal.verify': call('long', 'Owner', z.object({}).strict()).answers<JournalCheck>(),
  /** A window of the lines that fit, newest first. */
  'journal.lines': call(
    'read',
    'Owner',
    z.object({ filter, offset: z.int().min(0), limit: z.int().min(1).max(500) }).strict(),
  ).answers<{ readonly total: number; readonly rows: readonly JournalLineView[] }>(),
  /** Whether the journal still has the entry that a receipt or a month's page was printed with. */
  'journal.comparePaper': call(
    'read',
    'Owner',
    z
      .object({
        length: z.int().min(1),
        /** The beginning of the head is enough. */
        head: z
          .string()
          .trim()
          .toLowerCase()
          .regex(/^[0-9a-f]{8,64}$/),
      })
      .strict(),
  ).answers<PaperCheck>(),
};
