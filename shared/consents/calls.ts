import { z } from 'zod';
import { call } from '../foundation/call.ts';
import { customerId, noticeId, wordingHash } from '../foundation/id.ts';
import { language } from '../foundation/language.ts';
import { sheetFormats } from '../notices/model.ts';
import {
  type AskingAdvice,
  type AskingDraft,
  type AskingRules,
  type AskingWeek,
  answers,
  type ConsentCard,
  type ConsentSummary,
  channels,
  type EndingConsent,
  type RecordedConsent,
  remoteReasons,
  type SheetsPrinted,
} from './model.ts';

const purpose = z.string().regex(/^[a-z][a-z0-9-]{0,40}$/);

const answeredBy = z.enum(['person', 'parent']).default('person');
const day = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/);
const sheetNumber = z.number().int().min(1).max(9_999_999);
const reason = z.enum(remoteReasons);
/** One line of text, tidied: what is hashed is what a screen can show. Blanks that must not break stay. */
const line = (most: number) =>
  z
    .string()
    .max(most)
    .transform((text) =>
      text
        .normalize('NFC')
        .replace(/[ \p{Cc}]+/gu, ' ')
        .trim(),
    );

/** How an answer reached the shop, with what each way has to say beside the answer. */
const how = z.discriminatedUnion('method', [
  z.object({ method: z.literal('tap') }).strict(),
  z.object({ method: z.literal('spoken') }).strict(),
  z.object({ method: z.literal('paper'), sheet: sheetNumber, answeredOn: day }).strict(),
  z.object({ method: z.literal('phone'), reason }).strict(),
  z.object({ method: z.literal('letter'), reason, answeredOn: day }).strict(),
]);

export const consentCalls = {
  /** What the country and the owner ask of asking. */
  'consents.rules': call('read', 'Counter', z.object({}).strict()).answers<AskingRules>(),
  /** Every question with its words in every language, as the owner may change them. */
  'consents.asking': call('read', 'Manager', z.object({}).strict()).answers<AskingDraft>(),
  /** Puts the questions in force: new wordings, the notice published anew; answers given before keep their words. */
  'consents.publishAsking': call(
    'write',
    'Owner',
    z
      .object({
        questions: z
          .array(
            z
              .object({
                code: purpose.nullable(),
                asked: z.boolean(),
                channels: z.array(z.enum(channels)).min(1).max(channels.length),
                months: z.number().int().min(1).max(60),
                words: z
                  .array(z.object({ language, name: line(80), why: line(300), ask: line(600) }).strict())
                  .min(1)
                  .max(20)
                  .refine((all) => new Set(all.map((one) => one.language)).size === all.length),
              })
              .strict(),
          )
          .min(1)
          .max(12),
      })
      .strict(),
  ).answers<AskingDraft>(),
  /** The owner's own rule, on top of the country's. */
  'consents.changeRules': call(
    'write',
    'Owner',
    z.object({ afterPayment: z.boolean() }).strict(),
  ).answers<AskingRules>(),
  /** What the rules of re-asking say about one person now. */
  'consents.advice': call('read', 'Counter', z.object({ customerId }).strict()).answers<AskingAdvice>(),
  /** Every yes that still holds and ends within so many days, the first to end first. */
  'consents.ending': call(
    'read',
    'Owner',
    z
      .object({
        days: z.number().int().min(1).max(366),
        offset: z.number().int().min(0),
        limit: z.number().int().min(1).max(500),
      })
      .strict(),
  ).answers<{ readonly total: number; readonly rows: readonly EndingConsent[] }>(),
  /** How often people who were here were asked, week by week, newest first; never by who served them. */
  'consents.askedByWeek': call('read', 'Owner', z.object({}).strict()).answers<readonly AskingWeek[]>(),
  /** Prints numbered sheets with today's questions, to be answered by hand and typed in later. */
  'consents.printSheets': call(
    'long',
    'Counter',
    z
      .object({
        language,
        format: z.enum(sheetFormats),
        copies: z.number().int().min(1).max(50),
        to: z.enum(['printer', 'pdf']),
      })
      .strict(),
  ).answers<SheetsPrinted>(),
  /** The questions of a printed sheet in the words on it. Refused for a number that is unknown or typed in already. */
  'consents.sheetCard': call(
    'read',
    'Counter',
    z.object({ customerId, number: sheetNumber, answeredBy }).strict(),
  ).answers<ConsentCard>(),
  /** The card for one customer in one language, from the published notice. Refused when a wording is missing in it. */
  'consents.card': call(
    'read',
    'Counter',
    z.object({ customerId, language, answeredBy }).strict(),
  ).answers<ConsentCard>(),
  /**
   * Records what the customer answered on the card that was on screen. `shown` is the SHA-256 that the card itself
   * computed over the words it rendered; it must be the wording's own, or nothing is recorded. Paper is held against the
   * words on its sheet. One answer per purpose, channels only with a yes. The summary speaks the card's language.
   */
  'consents.record': call(
    'write',
    'Counter',
    z
      .object({
        customerId,
        noticeId,
        language,
        how: how.default({ method: 'tap' }),
        answeredBy,
        afterPayment: z.boolean(),
        /** Read back from the screen: the shop's name and the order of the questions as they were rendered. */
        rendered: z.object({ controller: z.string().max(120), order: z.array(purpose).max(12) }).strict(),
        answers: z
          .array(
            z
              .object({
                purpose,
                wording: wordingHash,
                shown: wordingHash,
                answer: z.enum(answers),
                channels: z
                  .array(z.enum(channels))
                  .max(channels.length)
                  .refine((chosen) => new Set(chosen).size === chosen.length),
              })
              .strict()
              .refine(({ answer, channels: chosen }) => answer === 'yes' || chosen.length === 0),
          )
          .min(1)
          .max(12)
          .refine((all) => new Set(all.map((one) => one.purpose)).size === all.length),
      })
      .strict(),
  ).answers<RecordedConsent>(),
  /** Where every purpose and channel stands for a person. */
  'consents.summary': call('read', 'Counter', z.object({ customerId }).strict()).answers<ConsentSummary>(),
};
