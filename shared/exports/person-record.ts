import { z } from 'zod';
import { channels, consentEventStates, consentMethods, remoteReasons } from '../consents/model.ts';
import { contactKinds } from '../customers/model.ts';
import { keepingRuleSchema } from '../datamap/keeping.ts';
import { fieldSchema, ownCode } from '../datamap/model.ts';
import { languages } from '../foundation/language.ts';
import { identities, requestRights, requestStates } from '../requests/model.ts';
import { holdKinds } from '../retention/model.ts';

/**
 * One person of the book as JSON-LD with the terms of DPV 2.3, on one line of `everything.jsonld`. Names with underscores
 * are those of consent receipts. What is written is read back without loss; a test holds it to that.
 */
const uuid = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
const instant = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const code = z.string().regex(/^[a-z][a-z0-9-]{0,40}$/);
const hlc = z.string().regex(/^[0-9a-f]{12}-[0-9a-f]{4}-.{1,64}$/);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const consent = z
  .object({
    '@type': z.literal('dpv:Consent'),
    record_id: uuid,
    purpose: code,
    service: z.enum(channels),
    event_state: z.enum(consentEventStates.map((state) => `dpv:${state}` as const)),
    event_time: instant,
    valid_until: instant.nullable(),
    collection_method: z.enum(consentMethods),
    question_hash: sha256.nullable(),
    notice_id: uuid.nullable(),
    sign_version: z.number().int().nullable(),
    entity_id: z.string().max(100),
    role: z.string().max(20),
    device: z.string().max(100),
    clock: hlc,
    after_payment: z.boolean(),
    controller: z.string().max(300).nullable(),
    order: z.array(code).max(40).nullable(),
    sheet: z.number().int().nullable(),
    reason: z.enum(remoteReasons).nullable(),
    answered_on: z.string().max(10).nullable(),
    answered_by: z.enum(['person', 'parent']),
  })
  .strict();

export const personSchema = z
  .object({
    '@type': z.literal('dpv:Customer'),
    record_id: uuid,
    name: z.string().min(1).max(400),
    language: z.string().max(40),
    under_sixteen: z.boolean(),
    note: z.string().max(100_000),
    tags: z.array(z.string().max(100)).max(1000),
    created: instant,
    last_contact: instant.nullable(),
    source: z.enum(['counter', 'import', 'sample']),
    former_ids: z.array(uuid).max(1000),
    /** People of whom somebody said that they are not this one. A file from before this was in it has none. */
    kept_apart: z.array(uuid).max(1000).default([]),
    contact_points: z
      .array(
        z
          .object({
            record_id: uuid,
            kind: z.enum(contactKinds),
            typed: z.string().max(800),
            normalised: z.string().max(800),
          })
          .strict(),
      )
      .max(1000),
    purchases: z
      .array(
        z
          .object({
            '@type': z.literal('pd:Purchase'),
            record_id: z.string().max(100),
            at: instant,
            what: z.string().max(10_000),
            amount_minor: z.number().int(),
            currency: z.string().max(10),
          })
          .strict(),
      )
      .max(100_000),
    /** Fields of the shop's own, in the owner's words. A file from before there were any has none. */
    own_fields: z
      .array(
        z
          .object({
            '@type': z.literal('dpv:PersonalData'),
            record_id: uuid,
            field: ownCode,
            label: z.string().max(400),
            value: z.string().min(1).max(100_000),
          })
          .strict(),
      )
      .max(10_000)
      .default([]),
    consents: z.array(consent).max(100_000),
    holds: z
      .array(
        z
          .object({
            record_id: uuid,
            kind: z.enum(holdKinds),
            field: z.string().max(60).nullable(),
            /** The one purchase that is held. A file from before there were such holds has none. */
            purchase: uuid.nullable().default(null),
            reason: z.string().max(10_000),
            created: instant,
            until: z.string().max(40),
            ended: z.string().max(40).nullable(),
          })
          .strict(),
      )
      .max(10_000),
    /** What the person asked about their own data. A file from before requests were in it has none. */
    requests: z
      .array(
        z
          .object({
            '@type': z.literal('dpv:RightExerciseActivity'),
            record_id: uuid,
            right: z.enum(Object.values(requestRights)),
            request_state: z.enum(requestStates.map((state) => `dpv:${state}` as const)),
            note: z.string().max(100_000),
            identity: z.enum(identities),
            received_on: day,
            identified_on: day.nullable(),
            due_on: day,
            law: z.string().max(400).nullable(),
            closed: instant.nullable(),
            reason: z.string().max(100_000),
          })
          .strict(),
      )
      .max(10_000)
      .default([]),
    stop_codes: z.array(z.object({ code: z.string().length(8), created: instant, clock: hlc }).strict()).max(1000),
    /** What the journal says about the person: acts and views, by role, never by name. */
    acts: z
      .array(
        z
          .object({
            record_id: z.string().max(100),
            at: instant,
            act: z.string().max(60),
            role: z.string().max(20),
            detail: z.record(z.string(), z.unknown()),
          })
          .strict(),
      )
      .max(1_000_000),
  })
  .strict();
export type PersonRecord = z.infer<typeof personSchema>;

/** Words and papers that answers point at, one on a line before the people. */
export const supportSchema = z.discriminatedUnion('@type', [
  z
    .object({ '@type': z.literal('dpv:DataController'), name: z.string(), exported: instant, people: z.number().int() })
    .strict(),
  z
    .object({
      '@type': z.literal('dpv:Purpose'),
      code,
      body: z.string(),
      words: z.array(z.object({ language: z.string(), name: z.string(), why: z.string(), ask: z.string() }).strict()),
    })
    .strict(),
  /** A field of the shop's own: what the data map says of it, what it is called, and how long it is kept. */
  z
    .object({
      '@type': z.literal('dpv:DataCategory'),
      field: fieldSchema.extend({ code: ownCode }),
      names: z.partialRecord(z.enum(languages), z.string().max(400)),
      rules: z.array(keepingRuleSchema).max(100),
    })
    .strict(),
  z
    .object({
      '@type': z.literal('dpv:ConsentNotice'),
      question_hash: sha256,
      purpose: code,
      language: z.string(),
      question: z.string(),
      created: instant,
      clock: hlc,
    })
    .strict(),
  z
    .object({
      '@type': z.literal('dpv:PrivacyNotice'),
      notice_id: uuid,
      notice_version: z.number().int(),
      published: instant,
      hash: z.string(),
      texts: z.string(),
      wordings: z.string(),
      clock: hlc,
    })
    .strict(),
  z
    .object({
      '@type': z.literal('dpv:PrintedNotice'),
      number: z.number().int(),
      notice_id: uuid,
      language: z.string(),
      controller: z.string(),
      questions: z.string(),
      printed: instant,
      used: instant.nullable(),
      clock: hlc,
    })
    .strict(),
]);
export type SupportRecord = z.infer<typeof supportSchema>;
