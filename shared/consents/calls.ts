import { z } from 'zod';
import { call } from '../foundation/call.ts';
import { customerId, noticeId, wordingHash } from '../foundation/id.ts';
import { language } from '../foundation/language.ts';
import { answers, type ConsentCard, type ConsentSummary, channels } from './model.ts';

const purpose = z.string().regex(/^[a-z][a-z0-9-]{0,40}$/);

export const consentCalls = {
  /** The card for one customer in one language, from the published notice. Refused when a wording is missing in it. */
  'consents.card': call('read', 'Counter', z.object({ customerId, language }).strict()).answers<ConsentCard>(),
  /**
   * Records what the customer answered on the card that was on screen. `shown` is the SHA-256 that the card itself
   * computed over the words it rendered; it must be the wording's own, or nothing is recorded. One answer per purpose,
   * channels only with a yes. The summary speaks the card's language.
   */
  'consents.record': call(
    'write',
    'Counter',
    z
      .object({
        customerId,
        noticeId,
        language,
        afterPayment: z.boolean(),
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
  ).answers<ConsentSummary>(),
  /** Where every purpose and channel stands for a person. */
  'consents.summary': call('read', 'Counter', z.object({ customerId }).strict()).answers<ConsentSummary>(),
  /** Stops everything (`which: null`) or the pairs chosen. Needs no reason and no identity. */
  'consents.stop': call(
    'write',
    'Counter',
    z
      .object({
        customerId,
        which: z
          .array(z.object({ purpose, channel: z.enum(channels) }).strict())
          .min(1)
          .max(48)
          .nullable(),
      })
      .strict(),
  ).answers<ConsentSummary>(),
};
