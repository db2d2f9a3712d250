import { z } from 'zod';
import { call } from '../foundation/call.ts';
import { screenLanguage } from '../foundation/language.ts';
import type { OutputDone } from '../notices/model.ts';
import { mostMm, type Printer, percentRange, testPapers } from './model.ts';

/** A printer as the system names it. */
export const printerName = z.string().min(1).max(300);

const millimetres = z.number().min(-mostMm).max(mostMm);
const adjustment = z
  .object({
    xMm: millimetres,
    yMm: millimetres,
    percent: z.number().min(percentRange.least).max(percentRange.most),
  })
  .strict();

export const printerCalls = {
  /** The printers of this computer, each with what is kept for it. */
  'printers.list': call('long', 'Manager', z.object({}).strict()).answers<readonly Printer[]>(),
  /** Keeps two numbers for a printer: where it prints, and how large. Nothing kept is nothing moved. */
  'printers.adjust': call('write', 'Manager', z.object({ name: printerName, adjustment }).strict()).answers<null>(),
  /** Prints the page with rulers: bare for measuring, or adjusted to see whether it is right. */
  'printers.testPage': call(
    'long',
    'Manager',
    z
      .object({ name: printerName, paper: z.enum(testPapers), language: screenLanguage, adjusted: z.boolean() })
      .strict(),
  ).answers<OutputDone>(),
};
