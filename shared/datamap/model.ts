import { z } from 'zod';
import { channels } from '../consents/model.ts';
import { type KeepingRule, keepingActions, keepingTriggers, mostMonths } from './keeping.ts';
import { isOwn, type OwnCode } from './own-code.ts';

/** DPV personal-data categories, as stored values. */
export const dataCategories = ['pd:Demographic', 'pd:Behavioural', 'pd:Transactional', 'pd:Preference'] as const;
export const provenances = ['ProvidedPersonalData', 'ObservedPersonalData', 'InferredPersonalData'] as const;
/** Terms of the DPV eu-gdpr extension. */
export const lawfulBases = [
  'eu-gdpr:A6-1-a-explicit-consent',
  'eu-gdpr:A6-1-b-contract-performance',
  'eu-gdpr:A6-1-c',
  'eu-gdpr:A6-1-f-controller',
] as const;

/** The built-in columns that hold personal data. A test fails for a column that no field of the map covers. */
export const fieldCodes = [
  'name',
  'email',
  'phone',
  'post',
  'language',
  'under-sixteen',
  'note',
  'tags',
  'visits',
  'purchases',
  'answers',
] as const;
export type FieldCode = (typeof fieldCodes)[number];

export const ownCode = z.custom<OwnCode>(isOwn);

export const purposeSchema = z
  .object({
    code: z.string().regex(/^[a-z][a-z0-9-]{0,40}$/),
    /** A DPV purpose such as `DirectMarketing`. */
    dpv: z.string(),
    basis: z.enum(lawfulBases),
    needsConsent: z.boolean(),
    /** Offered under a Yes; empty when no consent is asked. */
    channels: z.array(z.enum(channels)),
    /** Months until a Yes ends by itself; `null` when none is asked. */
    consentMonths: z.number().int().min(1).max(60).nullable(),
    /** False once the owner asks it no more; what was agreed to before holds until it ends. Left out: asked. */
    asked: z.boolean().optional(),
  })
  .strict();
/** Why data is used. Its name and its question are words: `purposes.<code>.name`, or the owner's own. */
export type Purpose = z.infer<typeof purposeSchema>;

/** True for a purpose whose question is on the card. */
export function isAsked({ needsConsent, asked }: Pick<Purpose, 'needsConsent' | 'asked'>): boolean {
  return needsConsent && asked !== false;
}

export const fieldSchema = z
  .object({
    code: z.union([z.enum(fieldCodes), ownCode]),
    category: z.enum(dataCategories),
    provenance: z.enum(provenances),
    purposes: z.array(z.string()).min(1),
    basis: z.enum(lawfulBases),
    /** Who else sees it; empty means nobody. Words: `recipients.<code>`, or the owner's own. */
    recipients: z.array(z.string()),
    optional: z.boolean(),
    /** Why the shop keeps it, in the owner's words. Left out: the purposes say it. */
    because: z.string().max(300).optional(),
    /** What about people it touches, and why the owner keeps it all the same. */
    sensitivity: z
      .object({ level: z.enum(['trait', 'stand-in']), kind: z.string().max(40), reason: z.string().min(1).max(300) })
      .strict()
      .optional(),
    /** True once nothing new is entered; what is there stays in the notice until its rules have removed it. */
    retired: z.boolean().optional(),
  })
  .strict();
/** One entry of the data map. Its name is `fields.<code>` in the words of a language, or the owner's own. */
export type DataField = z.infer<typeof fieldSchema>;

/** Partners that ship with words: `recipients.<code>`. */
export const shippedPartners = ['delivery', 'accountant', 'workshop', 'computer-help'] as const;

export const partnerSchema = z
  .object({
    code: z.union([z.enum(shippedPartners), ownCode]),
    /** Where it works, ISO 3166-1 alpha-2; `null` for the shop's own country. */
    country: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .nullable(),
  })
  .strict();
/** Somebody outside the shop who sees something of what is kept. */
export type Partner = z.infer<typeof partnerSchema>;

export const templateSchema = z
  .object({
    sector: z.string(),
    purposes: z.array(purposeSchema),
    fields: z.array(fieldSchema),
    /** The keeping rule to start with: remove a person this many months after the last contact. */
    keepMonths: z.number().int().min(1).max(120),
    /** What differs from that for a field and a purpose: another trigger, period or action. */
    keeping: z.array(
      z
        .object({
          field: z.enum(fieldCodes),
          purpose: z.string(),
          trigger: z.enum(keepingTriggers),
          months: z.number().int().min(0).max(mostMonths),
          action: z.enum(keepingActions),
        })
        .strict(),
    ),
  })
  .strict();
/** A kind of shop: `resources/templates/<sector>.json`. */
export type ShopTemplate = z.infer<typeof templateSchema>;

/** What is really kept, why and for how long: the source of every notice. */
export type DataMap = {
  readonly purposes: readonly Purpose[];
  readonly fields: readonly DataField[];
  /** Everybody who may be named as a recipient. */
  readonly partners: readonly Partner[];
  /** Why and how long each field is kept, in the order of the fields. */
  readonly keeping: readonly KeepingRule[];
  /** Months after the last contact until nothing but a yes, a purchase or a hold keeps a person. */
  readonly keepMonths: number;
};
