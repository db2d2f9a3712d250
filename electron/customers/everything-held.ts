import type { Line, Part } from '../../shared/customers/everything.ts';
import type { RequestKind } from '../../shared/requests/model.ts';
import { requestRights } from '../../shared/requests/model.ts';
import type { Reason } from '../../shared/retention/model.ts';
import type { Acting } from '../app/ports.ts';
import { namerIn } from '../consents/service.ts';
import type { ReadDb } from '../database/connection.ts';
import { nameSayer } from '../datamap/service.ts';
import { ownValuesOf } from '../fields/service.ts';
import { momentOfStamp } from '../journal/clock.ts';
import { whyKept } from '../retention/service.ts';
import { shopOf } from '../shop/service.ts';
import { calendarDay, day, line, type PlacesOf, type Sought, text, word } from './everything-parts.ts';
import { type Stamped, stampsOf } from './everything-store.ts';

type HeldPlace =
  | 'person'
  | 'contacts'
  | 'own'
  | 'tags'
  | 'note'
  | 'purchases'
  | 'why'
  | 'holds'
  | 'requests'
  | 'stop-codes'
  | 'sheets';

/** What the book itself holds about a person, place by place. */
export function heldIn(db: ReadDb, { found, record, language }: Sought, acting: Acting): PlacesOf<HeldPlace> {
  const { row, customer } = found;
  const { ports } = acting;
  const stamps = new Map(stampsOf(db, row).map((stamp) => [stamp.key, stamp]));
  const saved = (key: string) => savedParts(stamps.get(key), customer.source);
  const name = nameSayer(db, ports, shopOf(db));
  const fieldName = (code: string) => text(name('field', code, language));
  const purpose = namerIn(db, ports, language);
  return {
    person: [
      line(word('fields.name'), text(record.name)),
      line(word('everything.number'), text(record.record_id)),
      line(word('fields.language'), { kind: 'language', language: record.language }),
      line(word('fields.under-sixteen'), word(record.under_sixteen ? 'everything.yes' : 'everything.no')),
      line(word('everything.since'), day(record.created), word(`everything.source.${record.source}`)),
      line(
        word('everything.last'),
        record.last_contact === null ? word('everything.unknown') : day(record.last_contact),
      ),
    ],
    contacts: record.contact_points.map((point) =>
      line(word(`fields.${point.kind}`), text(point.typed), ...spelled(point), ...saved(point.record_id)),
    ),
    own: ownValuesOf(db, row, ports)
      .filter(({ value }) => value !== '')
      .map(({ field, value }) => line(fieldName(field), ownValue(value), ...saved(`own ${field}`))),
    tags: record.tags.map((tag) => line(text(tag), ...saved(`tag ${tag}`))),
    note: record.note === '' ? [] : [line(word('fields.note'), text(record.note))],
    purchases: record.purchases.map(({ record_id: id, at, what, amount_minor: minor, currency }) =>
      line(
        day(at),
        minor < 0 ? word('everything.refund') : null,
        text(what),
        { kind: 'money', minor, currency },
        ...saved(id),
      ),
    ),
    why: whyLines(db, found.customer.id, { fieldName, purpose }, acting),
    holds: record.holds.map((hold) =>
      line(
        word(`everything.hold.${hold.kind}`),
        hold.reason === '' ? null : text(hold.reason),
        hold.field === null ? null : fieldName(hold.field),
        day(hold.created, 'everything.from'),
        day(hold.until, 'slip.history.until'),
        hold.ended === null ? null : day(hold.ended, 'everything.ended'),
      ),
    ),
    requests: record.requests.map((request) =>
      line(
        word(`everything.right.${wishOf(request.right)}`),
        request.note === '' ? null : text(request.note),
        calendarDay(request.received_on, 'everything.asked'),
        request.closed === null
          ? calendarDay(request.due_on, 'everything.answer-by')
          : day(request.closed, 'everything.answered'),
        request.reason === '' ? null : text(request.reason),
      ),
    ),
    'stop-codes': record.stop_codes.map(({ code, created }) => line(text(code), day(created, 'everything.from'))),
    sheets: sheetsIn(record.consents),
  };
}

/** Where something came from and when it was last written; what was changed in an imported entry has no source of its own. */
function savedParts(stamp: Stamped | undefined, source: string): readonly Part[] {
  if (stamp === undefined) return [];
  const from = stamp.fromFile === 1 ? 'import' : source === 'import' ? null : source;
  return [
    ...(from === null ? [] : [word(`everything.source.${from}`)]),
    day(momentOfStamp(stamp.hlc), 'everything.written'),
  ];
}

/** A contact as it is looked for, where that is not how it was typed. */
function spelled({ kind, typed, normalised }: Sought['record']['contact_points'][number]): readonly Part[] {
  return kind === 'post' || typed === normalised ? [] : [text(normalised)];
}

function ownValue(value: string): Part {
  return value === 'yes' || value === 'no' ? word(`everything.${value}`) : text(value);
}

type Sayers = { readonly fieldName: (code: string) => Part; readonly purpose: (code: string) => string };

function whyLines(
  db: ReadDb,
  id: Sought['found']['customer']['id'],
  { fieldName, purpose }: Sayers,
  { ports }: Acting,
): readonly Line[] {
  const why = whyKept(db, id, ports);
  const reason = (one: Reason) =>
    one.kind === 'rule'
      ? line(
          fieldName(one.field),
          word('everything.for', { purpose: purpose(one.purpose) }),
          one.because === '' ? null : text(one.because),
          day(one.until, 'slip.history.until'),
        )
      : line(
          word(`everything.hold.${one.hold}`),
          one.because === '' ? null : text(one.because),
          one.field === null ? null : fieldName(one.field),
          day(one.until, 'slip.history.until'),
        );
  return [
    ...why.reasons.map(reason),
    ...(why.due ? [line(word('everything.due'))] : []),
    ...why.fieldsDue.map((field) => line(fieldName(field), word('everything.due'))),
    ...(why.leavesAt === null ? [] : [line(word('everything.leaves'), day(why.leavesAt))]),
    ...(why.decideBy === null ? [] : [line(word('everything.decide'), day(why.decideBy))]),
    ...(why.sales.until === null
      ? []
      : [
          line(
            word('everything.sales'),
            { kind: 'number', number: why.sales.count },
            day(why.sales.until, 'slip.history.until'),
          ),
        ]),
  ];
}

/** The paper sheets that a person's answers were typed in from, each once. */
function sheetsIn(answers: Sought['record']['consents']): readonly Line[] {
  const sheets = new Map(answers.flatMap((one) => (one.sheet === null ? [] : [[one.sheet, one] as const])));
  return [...sheets].map(([number, { event_time: typedAt, answered_on: signedOn }]) =>
    line(
      word('card.sheet.number', { number: String(number) }),
      signedOn === null ? null : calendarDay(signedOn, 'slip.history.dated'),
      day(typedAt, 'everything.written'),
    ),
  );
}

function wishOf(right: string): RequestKind {
  const found = (Object.keys(requestRights) as RequestKind[]).find((kind) => requestRights[kind] === right);
  return found ?? 'see';
}
