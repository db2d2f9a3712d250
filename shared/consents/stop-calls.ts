import { z } from 'zod';
import { call } from '../foundation/call.ts';
import { customerId } from '../foundation/id.ts';
import { language } from '../foundation/language.ts';
import type { OutputDone } from '../notices/model.ts';
import type { ConsentHistory } from './history.ts';
import { channels } from './model.ts';
import { historyFormats, type SlipDocument } from './papers.ts';
import type { StopByCodeView, StopOutcome } from './stop.ts';
import { stopCode } from './stop-code.ts';

const purpose = z.string().regex(/^[a-z][a-z0-9-]{0,40}$/);
const which = z
  .array(z.object({ purpose, channel: z.enum(channels) }).strict())
  .min(1)
  .max(48)
  .nullable();
const ofPerson = z.object({ customerId, language }).strict();
const outputTo = z.enum(['printer', 'pdf']);

/** Stopping, and what a customer takes along: calls of the noun `consents` beside those of asking. */
export const stopCalls = {
  /** Stops everything (`which: null`) or the pairs chosen. Needs no reason and no identity. */
  'consents.stop': call('write', 'Counter', z.object({ customerId, which }).strict()).answers<StopOutcome>(),
  /** What a stop code would stop. Refused for a code that nobody has here. */
  'consents.byStopCode': call('read', 'Counter', z.object({ code: stopCode }).strict()).answers<StopByCodeView>(),
  /** The same as `consents.stop`, for whoever has the code. */
  'consents.stopByCode': call('write', 'Counter', z.object({ code: stopCode, which }).strict()).answers<StopOutcome>(),
  /** Every answer with the words shown then; purposes are named in the language asked for. Writes a view line. */
  'consents.history': call('write', 'Counter', ofPerson).answers<ConsentHistory>(),
  /** Prints the history for the person, or saves it as PDF. */
  'consents.outputHistory': call(
    'long',
    'Counter',
    ofPerson.extend({ format: z.enum(historyFormats), to: outputTo }).strict(),
  ).answers<OutputDone>(),
  /** The slip of somebody who has agreed to something; refused for anybody else. Writes a line that it was shown. */
  'slips.show': call('write', 'Counter', ofPerson).answers<SlipDocument>(),
  /** Prints the slip through the system's dialog, or saves it as PDF. */
  'slips.output': call('long', 'Counter', ofPerson.extend({ to: outputTo }).strict()).answers<OutputDone>(),
  /** Saves the slip as a consent receipt file: ISO/IEC TS 27560 as JSON-LD with DPV 2.3 terms. */
  'slips.saveReceipt': call('long', 'Counter', ofPerson).answers<OutputDone>(),
};
