import { UTCDate } from '@date-fns/utc';
import { addMonths, differenceInCalendarDays, differenceInMonths } from 'date-fns';
import type { HistoryEntry } from '../../shared/consents/history.ts';
import type { Channel, ConsentLine } from '../../shared/consents/model.ts';
import { type ConsentReceipt, consentReceiptSchema, receiptContext } from '../../shared/consents/receipt.ts';
import { spellStopCode } from '../../shared/consents/stop-code.ts';
import type { DataField, DataMap, Purpose } from '../../shared/datamap/model.ts';
import type { StopCode } from '../../shared/foundation/id.ts';
import type { Instant } from '../../shared/foundation/instant.ts';
import { wordsFor } from '../../shared/foundation/words.ts';
import type { Acting } from '../app/ports.ts';
import { requireCustomer } from '../customers/service.ts';
import type { ReadDb } from '../database/connection.ts';
import { dataMapOf } from '../datamap/service.ts';
import { noticeById } from '../notices/service.ts';
import { shopOf } from '../shop/service.ts';
import { type HistoryRow, historyRows } from './history-store.ts';
import type { OfPerson } from './slips.ts';
import { summaryOf } from './stop-consent.ts';

/**
 * The slip as a consent receipt for other programs to read: what is agreed now, to whom, with what data, in which words,
 * until when and how to stop. Holds the person's opaque id and no name or contact point.
 */
export function receiptOf(
  db: ReadDb,
  wish: OfPerson & { readonly stopCode: StopCode },
  acting: Acting,
): ConsentReceipt {
  const { ports } = acting;
  const { agreed } = summaryOf(db, wish, acting);
  const shop = shopOf(db);
  const pack = ports.catalogue.packs[shop.pack];
  const map = dataMapOf(db);
  const history = historyRows(db, requireCustomer(db, wish.customerId).row);
  const say = wordsFor(wish.language, ports.catalogue.words[wish.language]);
  const common = {
    language: wish.language,
    pii_controllers: [controller],
    storage_locations: [say('card.receipt.storage')],
    retention_period: `P${map.keepMonths}M`,
    retention_starts: say('card.receipt.retention'),
    jurisdiction: shop.country,
    withdrawal_method: say('card.receipt.stop', { code: spellStopCode(wish.stopCode) }),
    privacy_rights: pack.claimsLaw ? rights : [],
  };
  const processing = [...new Set(agreed.map(({ purpose }) => purpose))].flatMap((code) => {
    const lines = agreed.filter(({ purpose }) => purpose === code);
    const purpose = map.purposes.find((one) => one.code === code);
    const events = lines.flatMap((line) => eventOf(db, line, history));
    if (purpose === undefined || events.length === 0) return [];
    const fields = fieldsUsed(map, purpose, lines);
    return {
      '@type': 'dpv:Process' as const,
      ...common,
      purpose: lines[0]?.purposeName ?? code,
      purpose_type: `dpv:${purpose.dpv}`,
      lawful_basis: purpose.basis,
      pii_information: fields.map(itemOf),
      recipient_third_parties: [...new Set(fields.flatMap(({ recipients }) => recipients))].map((recipient) =>
        say(`recipients.${recipient}`),
      ),
      events,
    };
  });
  // Parsed on its way out, so that no file leaves that the schema would refuse.
  return consentReceiptSchema.parse({
    '@context': receiptContext,
    '@type': 'dpv:ConsentReceipt',
    schema_version: pack.claimsLaw ? 'dpv-27560:receipt-eu-gdpr' : 'dpv-27560:receipt-record',
    receipt_id: ports.newId(),
    issued: ports.now(),
    record: {
      '@type': 'dpv:ConsentRecord',
      schema_version: pack.claimsLaw ? 'dpv-27560:record-eu-gdpr' : 'dpv-27560:record',
      record_id: ports.newId(),
      pii_principal_id: wish.customerId,
      processing,
      parties: [
        {
          '@type': 'dpv:DataController',
          party_id: controller,
          party_name: shop.name,
          party_role: 'dpv:DataController',
          party_type: 'dpv:Organisation',
          party_address: shop.address,
          party_contact: shop.contact,
        },
      ],
    },
  } satisfies ConsentReceipt);
}

const controller = 'shop';
/** To withdraw, see, correct, erase, carry away and complain. */
const rights = ['A7-3', 'A15', 'A16', 'A17', 'A20', 'A77'].map((article) => `eu-gdpr:${article}`);

type Event = ConsentReceipt['record']['processing'][number]['events'][number];

/** The yes that is live, from the row that says so; one without its words is not told as proved. */
function eventOf(db: ReadDb, line: ConsentLine, history: readonly HistoryRow[]): readonly Event[] {
  const row = history.findLast((one) => isOf(one, line) && one.at === line.at && one.state === line.state);
  if (row === undefined || row.validUntil === null || row.words === null || row.noticeId === null) return [];
  const notice = noticeById(db, row.noticeId);
  return [
    {
      '@type': 'dpv:Consent',
      record_id: row.id,
      service: row.channel,
      event_time: row.at,
      validity_duration: durationBetween(row.at, row.validUntil),
      valid_until: row.validUntil,
      entity_id: row.answeredBy,
      event_type: 'dpv:ExplicitlyExpressedConsent',
      event_state: row.state === 'RenewedConsentGiven' ? 'dpv:RenewedConsentGiven' : 'dpv:ConsentGiven',
      collection_method: row.method,
      privacy_notice: {
        '@type': 'dpv:ConsentNotice',
        notice_id: `urn:shop:notice:${notice.hash}`,
        notice_version: notice.version,
        language: row.wordsLanguage ?? '',
        question: row.words,
        question_hash: row.wording ?? '',
      },
    },
  ];
}

function isOf(entry: Pick<HistoryEntry, 'purpose' | 'channel'>, line: ConsentLine): boolean {
  return entry.purpose === line.purpose && entry.channel === line.channel;
}

/** Whole months where it is whole months, days otherwise. */
function durationBetween(from: Instant, to: Instant): string {
  const [start, end] = [new UTCDate(from), new UTCDate(to)];
  const months = differenceInMonths(end, start);
  return addMonths(start, months).getTime() === end.getTime()
    ? `P${months}M`
    : `P${Math.max(0, differenceInCalendarDays(end, start))}D`;
}

/** The fields that the purpose uses, without the contact points of ways that were not agreed to. */
function fieldsUsed(map: DataMap, purpose: Purpose, lines: readonly ConsentLine[]): readonly DataField[] {
  const ways = new Set<string>(lines.map(({ channel }) => contactOf[channel]));
  const contacts = new Set<string>(Object.values(contactOf));
  return map.fields.filter(
    ({ code, purposes }) =>
      code === 'name' || (purposes.includes(purpose.code) && (!contacts.has(code) || ways.has(code))),
  );
}

const contactOf: Readonly<Record<Channel, string>> = { email: 'email', sms: 'phone', phone: 'phone', post: 'post' };

function itemOf({ code, category, optional }: DataField) {
  return { pii_type: piiTypes[code] ?? category, pii_attribute_id: code, pii_optional: optional };
}

const piiTypes: Readonly<Record<string, string>> = {
  name: 'pd:Name',
  email: 'pd:EmailAddress',
  phone: 'pd:TelephoneNumber',
  post: 'pd:PhysicalAddress',
  language: 'pd:Language',
  'under-sixteen': 'pd:AgeRange',
  purchases: 'pd:Purchase',
  answers: 'pd:PrivacyPreference',
};
