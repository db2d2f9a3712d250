import { z } from 'zod';
import { call } from '../foundation/call.ts';
import { language } from '../foundation/language.ts';
import type { OutputDone } from '../notices/model.ts';
import { printerName } from '../printers/calls.ts';
import { qrContents, type SignChoices, type SignDocument, signFormats, signLayouts } from './model.ts';

/** A web page of the shop's own, as people type it; its scheme may be left out. */
const address = z
  .string()
  .trim()
  .max(200)
  .regex(/^(?:(?:https?:\/\/)?[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?(?:\.[\p{L}\p{N}-]+)+(?:[/?#]\S*)?)?$/u);

export const signLookSchema = z
  .object({
    layout: z.enum(signLayouts),
    large: z.boolean(),
    qr: z.enum(qrContents),
    address,
    cameraHours: z.number().int().min(1).max(720),
  })
  .strict()
  .refine(({ qr, address: typed }) => qr !== 'address' || typed !== '', { path: ['address'] });

const sign = z
  .object({
    format: z.enum(signFormats),
    language,
    /** Beside the first, on the full sheet alone: nothing else has the room. */
    second: language.nullable().default(null),
    look: signLookSchema,
  })
  .strict();

export const signCalls = {
  /** What this shop may choose from, and how its last sign looked. */
  'signs.choices': call('read', 'Counter', z.object({}).strict()).answers<SignChoices>(),
  /** The published notice drawn up as a sign, for the preview. */
  'signs.show': call('read', 'Counter', sign).answers<SignDocument>(),
  /**
   * Prints through the system's dialog at the exact size, put right for the printer that is named; the print becomes an
   * event with version and date. Refused when the words do not fit on it.
   */
  'signs.print': call('long', 'Manager', sign.extend({ printer: printerName.nullable() })).answers<OutputDone>(),
  /** Saves as PDF where the person says, at the exact size. */
  'signs.savePdf': call('long', 'Manager', sign).answers<OutputDone>(),
};
