import { z } from 'zod';
import { packIds } from '../shop/model.ts';

/**
 * How far a fact was confirmed: C in the primary text, S in a secondary source, K from own knowledge alone, D our own
 * design. K and D are never printed as law.
 */
export const confirmations = ['C', 'S', 'K', 'D'] as const;
export type Confirmation = (typeof confirmations)[number];

/** The parts of a notice, each with a heading in every language. */
export const noticeSectionKeys = [
  'controller_identity',
  'dpo_contact',
  'data_categories',
  'purposes',
  'legal_basis',
  'legitimate_interests',
  'recipients',
  'transfers',
  'retention',
  'rights_list',
  'right_withdraw',
  'right_object_prominent',
  'complain_controller',
  'complain_authority',
  'mandatory_or_optional',
  'automated_decisions',
] as const;
export type NoticeSectionKey = (typeof noticeSectionKeys)[number];

/** Everything a pack may ask a notice to say, from one vocabulary shared by all countries. */
export const noticeItemKeys = [
  ...noticeSectionKeys,
  'controller_contact',
  'controller_responsibilities',
  'collecting_agency_address',
  'contact_channel',
  'privacy_policy_link',
  'collection_fact',
  'data_held',
  'qc_means',
  'qc_purposes',
  'qc_third',
  'sold_or_shared',
  'overseas_countries',
  'duration_form',
  'access_correction_how',
  'needed_for_rights',
  'qc_access',
  'qc_on_request',
  'qc_withdraw',
  'consequences_not_providing',
  'refuse_consequences',
] as const;
export type NoticeItemKey = (typeof noticeItemKeys)[number];

/** What a country may ask a text-message wording to name; phrases for each are in `resources/wording`. */
export const smsElements = ['sender', 'frequency', 'charges', 'stopping', 'not-a-condition'] as const;
export type SmsElement = (typeof smsElements)[number];

// A pack may come from a file that somebody else wrote: everything in it has a size.
const words = z.string().max(2000);
const day = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/);
const country = z.string().regex(/^[A-Z]{2}$/);
/** ISO 8601, with `BD` for working days: `P1M`, `P30D`, `P20BD`, `PT72H`. */
const period = z.string().regex(/^P(?:\d{1,3}(?:Y|M|D|BD)|T\d{1,3}H)$/);
const confirmed = { st: z.enum(confirmations), src: z.array(z.string().max(12)).max(20) };

const authority = z
  .object({ country: country.nullable(), name: words, web: words, phone: words.nullable(), ...confirmed })
  .strict();

/** One country pack: `resources/packs/<id>.json`. Facts with their sources and how far they were confirmed. */
export const packSchema = z
  .object({
    id: z.enum(packIds),
    /** ISO date on which the facts were last checked. */
    checkedOn: day,
    laws: z.array(words).max(20),
    countries: z.array(country).max(60),
    /** Whether a small shop is under these laws: `usually-not` where they start at a size. */
    coverage: z.enum(['always', 'usually-not', 'unknown']),
    items: z
      .array(
        z
          .object({
            key: z.enum(noticeItemKeys),
            /**
             * `if_*` items are settled from the data map: consent, legitimate interest, recipients, transfers.
             * `if_covered` is asked of larger businesses only; our notices say it all the same.
             */
            when: z.enum([
              'always',
              'if_covered',
              'if_any',
              'if_basis_is_consent',
              'if_basis_is_legitimate_interest',
              'if_legitimate_interest_or_marketing',
              'if_filled',
              'if_appointed',
            ]),
            law: words,
            ...confirmed,
          })
          .strict(),
      )
      .min(1)
      .max(60),
    rights: z
      .array(
        z
          .object({
            key: z.string().regex(/^[a-z_]{2,40}$/),
            law: words,
            /** How long the shop has for an answer; `null` when the law has no number. */
            respond: period.nullable(),
            extend: period.nullable(),
            note: words.nullable(),
            ...confirmed,
          })
          .strict(),
      )
      .max(30),
    authorities: z.array(authority).max(60),
    /** Printed where no authority is listed for the shop's country; `null` when nothing honest can be said. */
    fallbackAuthority: authority.nullable(),
    /** Whom to tell when data is lost, and by when. */
    breach: z
      .array(
        z
          .object({
            who: z.enum(['authority', 'people']),
            to: words.nullable(),
            deadline: period.nullable(),
            /** The deadline where the law has no number, or counts it in its own way. */
            words: words.nullable(),
            threshold: words.nullable(),
            law: words,
            ...confirmed,
          })
          .strict(),
      )
      .max(10),
    /** How long sales must be kept, by country and kind of shop. */
    sales: z
      .array(
        z
          .object({ country: country.nullable(), who: words.nullable(), period, from: words, law: words, ...confirmed })
          .strict(),
      )
      .max(60),
    /** From which age somebody may say yes; `country: null` holds for all that are not named. */
    childAges: z
      .array(z.object({ country: country.nullable(), age: z.number().int().min(1).max(18), ...confirmed }).strict())
      .max(60),
    /** What else was found out and is for the owner alone: duties, marketing, consent, what to watch. In English. */
    facts: z
      .array(
        z
          .object({
            area: z.string().regex(/^[a-z]{2,20}$/),
            key: z.string().max(60).nullable(),
            text: words,
            law: words.nullable(),
            ...confirmed,
          })
          .strict(),
      )
      .max(300),
    /** True when the pack names a law, so that a notice may speak of rights "by law". */
    claimsLaw: z.boolean(),
    /** Nobody is asked before the payment is finished. */
    askAfterPayment: z.boolean(),
    /** Text messages are offered only under a wording that names all of these. */
    smsWordingMustName: z.array(z.enum(smsElements)).max(10).optional(),
    /** Somebody under this age is asked only through a parent. Left out: not asked at all while under sixteen. */
    parentUnderAge: z.number().int().min(1).max(18).optional(),
    /** How long a claim about what was agreed can be made; proof of a yes is kept that long. */
    claims: z
      .object({ years: z.number().int().min(1).max(10), law: words, ...confirmed })
      .strict()
      .optional(),
    sources: z.record(z.string().max(12), words),
  })
  .strict();
export type CountryPack = z.infer<typeof packSchema>;

/** True for what was seen in a source, and may be printed as it is. */
export function isConfirmed({ st }: { readonly st: Confirmation }): boolean {
  return st === 'C' || st === 'S';
}

/**
 * How many years the proof of a yes is kept once its person is erased, each to the end of the year, as the slowest of the
 * countries we know count. Where a pack names no time for claims: three, the commonest in those countries.
 */
export function proofYears({ claims }: Pick<CountryPack, 'claims'>): number {
  return claims?.years ?? 3;
}
