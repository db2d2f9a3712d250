import { z } from 'zod';
import { call } from '../foundation/call.ts';
import { customerId, exportId } from '../foundation/id.ts';
import { type ExportEntry, type ExportOutcome, exportFormats, type RestoreOutcome } from './model.ts';

export const exportCalls = {
  /** Writes everybody, or one person, into a new folder where the owner says. All of it or nothing. */
  'exports.write': call(
    'long',
    'Owner',
    z
      .object({
        /** `null`: everybody. */
        customerId: customerId.nullable(),
        formats: z
          .array(z.enum(exportFormats))
          .min(1)
          .max(exportFormats.length)
          .refine((all) => new Set(all).size === all.length),
        /** Days until the files are to be deleted. */
        keepDays: z.number().int().min(1).max(365),
      })
      .strict(),
  )
    .ownerAgain()
    .answers<ExportOutcome>(),
  /** Stops what is being written; nothing of it stays. */
  'exports.cancel': call('long', 'Owner', z.object({}).strict()).answers<null>(),
  /** What left the book as files, newest first. */
  'exports.list': call('read', 'Owner', z.object({}).strict()).answers<readonly ExportEntry[]>(),
  /** The owner says that the files are gone. */
  'exports.deleted': call('write', 'Owner', z.object({ id: exportId }).strict()).answers<readonly ExportEntry[]>(),
  /** Reads everybody back from an export's folder into a book in which nobody is. All of it or nothing. */
  'exports.restore': call('long', 'Owner', z.object({}).strict()).ownerAgain().answers<RestoreOutcome>(),
};
