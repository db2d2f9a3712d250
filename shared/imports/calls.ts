import { z } from 'zod';
import { call } from '../foundation/call.ts';
import { importId } from '../foundation/id.ts';
import type { OutputDone } from '../notices/model.ts';
import {
  columnTargets,
  type DryRun,
  encodings,
  extras,
  type FileDraft,
  type PastImport,
  type ReportRow,
  type UndoPreview,
  verdicts,
} from './model.ts';

const none = z.object({}).strict();
const byId = z.object({ id: importId }).strict();

export const importCalls = {
  /** Asks for a file and says how it was understood; `null` when the dialog was closed. Nothing comes in. */
  'imports.choose': call('long', 'Manager', none).answers<FileDraft | null>(),
  /** Reads the chosen file anew in the way that a person corrected. What is left out stays as it was understood. */
  'imports.correct': call(
    'long',
    'Manager',
    z
      .object({
        encoding: z.enum(encodings).optional(),
        delimiter: z
          .string()
          .length(1)
          .regex(/[^"\r\n\ufeff]/)
          .optional(),
        hasHeader: z.boolean().optional(),
        targets: z.array(z.enum(columnTargets)).max(1000).optional(),
        dayOrder: z.enum(['day-first', 'month-first']).optional(),
        wanted: z.array(z.enum(extras)).max(extras.length).optional(),
      })
      .strict(),
  ).answers<FileDraft>(),
  /** The dry run: reads the whole file and says what would become of each row. Nothing comes in. */
  'imports.check': call('long', 'Manager', none).answers<DryRun>(),
  /** A window of the dry run's report, row by row; of one kind of row, or of all (`null`). */
  'imports.report': call(
    'long',
    'Manager',
    z
      .object({
        verdict: z.enum(verdicts).nullable(),
        offset: z.number().int().min(0),
        limit: z.number().int().min(1).max(200),
      })
      .strict(),
  ).answers<readonly ReportRow[]>(),
  /** Saves the whole report as CSV. */
  'imports.saveReport': call('long', 'Manager', none).answers<OutputDone>(),
  /** Lets in whoever the dry run said would come in, all of them or nobody. */
  'imports.bringIn': call('long', 'Manager', z.object({ likely: z.boolean() }).strict()).answers<PastImport>(),
  /** Stops a dry run or an import that is under way: then nobody came in. Later it has no effect. */
  'imports.cancel': call('long', 'Manager', none).answers<null>(),
  /** Lets go of the chosen file. */
  'imports.close': call('long', 'Manager', none).answers<null>(),
  /** Every import, the newest first. */
  'imports.past': call('read', 'Manager', none).answers<readonly PastImport[]>(),
  /** Who would leave if an import were taken back, and who would stay. */
  'imports.undoPreview': call('long', 'Owner', byId).answers<UndoPreview>(),
  /** Takes a whole import back: everybody of it who was not changed since. */
  'imports.undo': call('long', 'Owner', byId).ownerAgain().answers<PastImport>(),
};
