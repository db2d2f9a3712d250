import { z } from 'zod';
import type { HistoryEntry } from '../consents/history.ts';
import { channels, consentEventStates, consentMethods } from '../consents/model.ts';
import type { SlipDocument } from '../consents/papers.ts';
import type { StopCode, WordingHash } from '../foundation/id.ts';
import { language } from '../foundation/language.ts';
import { logoSchema } from '../shop/calls.ts';

/** One answer as the person it is about reads it; why it came by phone or letter is the shop's own note. */
export type ReadableEntry = Omit<HistoryEntry, 'reason'>;

/** What somebody is shown to read: their slip, or everything they ever answered. */
export type Readable =
  | { readonly kind: 'slip'; readonly slip: SlipDocument }
  | { readonly kind: 'history'; readonly entries: readonly ReadableEntry[] };

const text = (most: number) => z.string().max(most);
const number = z.number().int().nonnegative();

export const stopCode = z
  .string()
  .regex(/^[0-9A-Z]{8}$/)
  .transform((code) => code as StopCode);

export const consentLine = z
  .object({
    purpose: text(60),
    purposeName: text(200),
    channel: z.enum(channels),
    state: z.enum([...consentEventStates, 'ConsentExpired', 'NotAsked']),
    at: text(40).nullable(),
    validUntil: text(40).nullable(),
  })
  .strict()
  .readonly();

export const slipDocument = z
  .object({
    kind: z.literal('slip'),
    logo: logoSchema.nullable(),
    language,
    shopName: text(120),
    address: text(400),
    contact: text(200),
    at: text(40),
    agreed: z.array(consentLine).max(60).readonly(),
    stopCode,
  })
  .strict()
  .readonly();

/** More than anybody answers in a lifetime: a history is never cut short on the way. */
const mostEntries = 20_000;

export const readableEntries = z
  .array(
    z
      .object({
        id: text(60),
        at: text(40),
        purpose: text(60),
        purposeName: text(200),
        channel: z.enum(channels),
        state: z.enum(consentEventStates),
        validUntil: text(40).nullable(),
        words: text(2000).nullable(),
        wordsLanguage: text(40).nullable(),
        wording: z
          .string()
          .regex(/^[0-9a-f]{64}$/)
          .transform((hash) => hash as WordingHash)
          .nullable(),
        noticeVersion: number.nullable(),
        method: z.enum(consentMethods),
        role: text(20),
        sheet: number.nullable(),
        answeredOn: text(40).nullable(),
        answeredBy: z.enum(['person', 'parent']),
      })
      .strict()
      .readonly(),
  )
  .max(mostEntries)
  .readonly();
