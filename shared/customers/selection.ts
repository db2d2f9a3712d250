import { z } from 'zod';
import { channels } from '../consents/model.ts';
import { isOwn, type OwnCode } from '../datamap/own-code.ts';
import type { SelectionId } from '../foundation/id.ts';
import { contactKinds, customerSources } from './model.ts';

/** Where an answer stands, in the words of a filter. */
export const consentWishes = ['yes', 'no', 'not-now', 'ended', 'unknown', 'not-asked'] as const;
export type ConsentWish = (typeof consentWishes)[number];

const field = z.custom<OwnCode>(isOwn);

/** Longest text that is looked for in a field of the owner's own. */
export const mostLettersOfWish = 100;

const day = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/);

/** What the list is narrowed down to; `null` narrows nothing, and everything that is set must be so. */
export const customerFilterSchema = z
  .object({
    consent: z
      .object({ purpose: z.string().max(60), channel: z.enum(channels), is: z.enum(consentWishes) })
      .strict()
      .nullable(),
    /** Calendar days in UTC: before the day begins, or on it and after. */
    lastContact: z
      .discriminatedUnion('is', [
        z.object({ is: z.literal('unknown') }).strict(),
        z.object({ is: z.literal('before'), day }).strict(),
        z.object({ is: z.literal('since'), day }).strict(),
      ])
      .nullable(),
    source: z.enum(customerSources).nullable(),
    language: z.string().max(40).nullable(),
    tag: z.string().min(1).max(100).nullable(),
    purchases: z.enum(['some', 'none']).nullable(),
    missing: z.enum(contactKinds).nullable(),
    /** A field of the owner's own: something in it, nothing in it, or a text somewhere in it. A filter from before has none. */
    own: z
      .discriminatedUnion('is', [
        z.object({ is: z.literal('some'), field }).strict(),
        z.object({ is: z.literal('none'), field }).strict(),
        z.object({ is: z.literal('contains'), field, text: z.string().trim().min(1).max(mostLettersOfWish) }).strict(),
      ])
      .nullable()
      .default(null),
  })
  .strict();
export type CustomerFilter = z.infer<typeof customerFilterSchema>;

/** Everybody. */
export const noFilter: CustomerFilter = {
  consent: null,
  lastContact: null,
  source: null,
  language: null,
  tag: null,
  purchases: null,
  missing: null,
  own: null,
};

/** True for a filter that leaves somebody out, or could. */
export function narrows(filter: CustomerFilter): boolean {
  return Object.values(filter).some((wish) => wish !== null);
}

/** A filter with a name. It holds no people: whoever answers to it is looked up anew each time. */
export type Selection = { readonly id: SelectionId; readonly name: string; readonly filter: CustomerFilter };

/** What there is to filter by in this shop. */
export type FilterChoices = {
  /** Asked purposes with the channels that they are asked for, in the order of the data map. */
  readonly purposes: readonly {
    readonly purpose: string;
    readonly name: string;
    readonly channels: readonly (typeof channels)[number][];
  }[];
  /** Languages that somebody is asked in. */
  readonly languages: readonly string[];
  /** Fields of the owner's own that are in the data map, retired ones too, and whether one touches what people are like. */
  readonly own: readonly { readonly field: OwnCode; readonly name: string; readonly isTrait: boolean }[];
  readonly selections: readonly Selection[];
};
