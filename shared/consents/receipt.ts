import { z } from 'zod';

/**
 * A consent receipt in the shape of ISO/IEC TS 27560:2023, as JSON-LD with the terms of DPV 2.3. Field names with
 * underscores are the standard's; every field it makes mandatory is mandatory here. The context is part of the file, so
 * that reading it needs no network.
 */
const namespaces = {
  dpv: 'https://w3id.org/dpv#',
  'dpv-27560': 'https://w3id.org/dpv/schema/dpv-27560#',
  'eu-gdpr': 'https://w3id.org/dpv/legal/eu/eu-gdpr#',
  pd: 'https://w3id.org/dpv/pd#',
  dct: 'http://purl.org/dc/terms/',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const;

const term = (id: string) => ({ '@id': id, '@type': '@id' }) as const;
const instantTerm = (id: string) => ({ '@id': id, '@type': 'xsd:dateTime' }) as const;
const durationTerm = (id: string) => ({ '@id': id, '@type': 'xsd:duration' }) as const;

/** The context of every receipt, the same in each of them. */
export const receiptContext = {
  ...namespaces,
  schema_version: term('dct:conformsTo'),
  receipt_id: 'dpv:hasIdentifier',
  record_id: 'dpv:hasIdentifier',
  record: 'dct:references',
  issued: instantTerm('dct:issued'),
  pii_principal_id: 'dpv:hasDataSubject',
  processing: 'dpv:hasProcess',
  purpose: 'dct:title',
  purpose_type: term('dpv:hasPurpose'),
  lawful_basis: term('dpv:hasLegalBasis'),
  privacy_notice: 'dpv:hasNotice',
  notice_id: term('dpv:hasIdentifier'),
  notice_version: 'dct:hasVersion',
  question: 'dct:description',
  question_hash: 'dct:identifier',
  language: 'dct:language',
  pii_information: 'dpv:hasPersonalData',
  pii_type: term('rdf:type'),
  pii_attribute_id: 'dct:identifier',
  pii_optional: 'dpv:hasNecessity',
  pii_controllers: 'dpv:hasDataController',
  collection_method: 'dpv:hasIndicationMethod',
  storage_locations: 'dpv:hasStorageCondition',
  retention_period: durationTerm('dpv:hasDuration'),
  retention_starts: 'dpv:hasCondition',
  jurisdiction: 'dpv:hasJurisdiction',
  recipient_third_parties: { '@id': 'dpv:hasRecipient', '@container': '@list' },
  withdrawal_method: 'dpv:isExercisedAt',
  privacy_rights: term('dpv:hasRight'),
  parties: 'dpv:hasEntity',
  party_id: 'dpv:hasIdentifier',
  party_name: 'dpv:hasName',
  party_role: term('dpv:hasRole'),
  party_type: term('dct:type'),
  party_address: 'dpv:hasAddress',
  party_contact: 'dpv:hasContact',
  events: 'dpv:hasConsent',
  event_time: instantTerm('dpv:isIndicatedAtTime'),
  event_type: term('dct:type'),
  event_state: term('dpv:hasConsentStatus'),
  entity_id: 'dpv:isIndicatedBy',
  validity_duration: durationTerm('dpv:hasDuration'),
  valid_until: instantTerm('dct:valid'),
  service: 'dpv:hasService',
} as const;

const said = z.string().trim().min(1);
const instant = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/);
const duration = z.string().regex(/^P(\d+M)?(\d+D)?$/);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const notice = z
  .object({
    '@type': z.literal('dpv:ConsentNotice'),
    notice_id: z.string().regex(/^urn:shop:notice:[0-9a-f]{64}$/),
    notice_version: z.number().int().positive(),
    language: said,
    /** The question as it was shown, letter for letter, and SHA-256 over its language, a line feed and its text. */
    question: said,
    question_hash: sha256,
  })
  .strict();

const piiItem = z
  .object({
    pii_type: z.string().regex(/^pd:[A-Za-z]+$/),
    pii_attribute_id: said,
    pii_optional: z.boolean(),
  })
  .strict();

const event = z
  .object({
    '@type': z.literal('dpv:Consent'),
    record_id: said,
    service: z.enum(['email', 'sms', 'phone', 'post']),
    event_time: instant,
    validity_duration: duration,
    valid_until: instant,
    entity_id: said,
    event_type: z.literal('dpv:ExplicitlyExpressedConsent'),
    event_state: z.enum(['dpv:ConsentGiven', 'dpv:RenewedConsentGiven']),
    collection_method: said,
    privacy_notice: notice,
  })
  .strict();

const processing = z
  .object({
    '@type': z.literal('dpv:Process'),
    purpose: said,
    purpose_type: z.string().regex(/^dpv:[A-Za-z]+$/),
    lawful_basis: z.string().regex(/^eu-gdpr:A6-/),
    language: said,
    pii_information: z.array(piiItem).min(1),
    pii_controllers: z.array(said).min(1),
    storage_locations: z.array(said).min(1),
    retention_period: duration,
    retention_starts: said,
    jurisdiction: z.string().regex(/^[A-Z]{2}$/),
    /** Empty: nobody. */
    recipient_third_parties: z.array(said),
    withdrawal_method: said,
    privacy_rights: z.array(z.string().regex(/^eu-gdpr:A/)),
    events: z.array(event).min(1),
  })
  .strict();

const party = z
  .object({
    '@type': z.literal('dpv:DataController'),
    party_id: said,
    party_name: said,
    party_role: z.literal('dpv:DataController'),
    party_type: z.literal('dpv:Organisation'),
    party_address: said,
    party_contact: said,
  })
  .strict();

export const consentReceiptSchema = z
  .object({
    '@context': z.record(z.string(), z.union([z.string(), z.record(z.string(), z.string())])),
    '@type': z.literal('dpv:ConsentReceipt'),
    schema_version: z.enum(['dpv-27560:receipt-eu-gdpr', 'dpv-27560:receipt-record']),
    receipt_id: said,
    issued: instant,
    record: z
      .object({
        '@type': z.literal('dpv:ConsentRecord'),
        schema_version: z.enum(['dpv-27560:record-eu-gdpr', 'dpv-27560:record']),
        record_id: said,
        pii_principal_id: said,
        processing: z.array(processing).min(1),
        parties: z.array(party).min(1),
      })
      .strict(),
  })
  .strict();
export type ConsentReceipt = z.infer<typeof consentReceiptSchema>;
