import { z } from 'zod';

/** C confirmed in the primary text, S secondary source, K own knowledge, D our own design: never printed as law. */
const confirmation = z.enum(['C', 'S', 'K', 'D']);

/** Everything a pack may ask a notice to say, from one vocabulary shared by all countries. */
export const noticeItemKeys = [
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
export type NoticeItemKey = (typeof noticeItemKeys)[number];

/** What a country may ask a text-message wording to name; phrases for each are in `resources/wording`. */
export const smsElements = ['sender', 'frequency', 'charges', 'stopping', 'not-a-condition'] as const;
export type SmsElement = (typeof smsElements)[number];

const authority = z
  .object({
    country: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .nullable(),
    name: z.string(),
    web: z.string(),
    st: confirmation,
    src: z.array(z.string()),
  })
  .strict();

/** One country pack: `resources/packs/<id>.json`. Facts with their sources and how far they were confirmed. */
export const packSchema = z
  .object({
    id: z.string(),
    /** ISO date on which the facts were last checked. */
    checkedOn: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
    laws: z.array(z.string()),
    countries: z.array(z.string().regex(/^[A-Z]{2}$/)),
    items: z.array(
      z
        .object({
          key: z.enum(noticeItemKeys),
          /** `if_*` items are settled from the data map: consent, legitimate interest, recipients, transfers. */
          when: z.enum([
            'always',
            'if_any',
            'if_basis_is_consent',
            'if_basis_is_legitimate_interest',
            'if_legitimate_interest_or_marketing',
            'if_filled',
            'if_appointed',
          ]),
          law: z.string(),
          st: confirmation,
          src: z.array(z.string()),
        })
        .strict(),
    ),
    rights: z.array(
      z
        .object({ key: z.string(), law: z.string(), respond: z.string(), st: confirmation, src: z.array(z.string()) })
        .strict(),
    ),
    authorities: z.array(authority),
    /** Printed where no authority is listed for the shop's country; `null` when nothing honest can be said. */
    fallbackAuthority: authority.nullable(),
    /** True when the pack names a law, so that a notice may speak of rights "by law". */
    claimsLaw: z.boolean(),
    /** Nobody is asked before the payment is finished. */
    askAfterPayment: z.boolean(),
    /** Text messages are offered only under a wording that names all of these. */
    smsWordingMustName: z.array(z.enum(smsElements)).optional(),
    /** Somebody under this age is asked only through a parent. Left out: not asked at all while under sixteen. */
    parentUnderAge: z.number().int().min(1).max(18).optional(),
    sources: z.record(z.string(), z.string()),
  })
  .strict();
export type CountryPack = z.infer<typeof packSchema>;
