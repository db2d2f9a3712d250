import type { KeepingRule, RemovableField } from '../../shared/datamap/keeping.ts';
import { isOwn, type OwnCode } from '../../shared/datamap/own-code.ts';
import type { CustomerId } from '../../shared/foundation/id.ts';
import type { Instant } from '../../shared/foundation/instant.ts';
import type { HoldKind, KeptSales } from '../../shared/retention/model.ts';
import type { ReadDb } from '../database/connection.ts';

/** A person whose time may be over, as far as the customer's own row tells. */
export type Candidate = {
  readonly row: number;
  readonly id: CustomerId;
  readonly createdAt: Instant;
  readonly lastContactAt: Instant | null;
  readonly hasNote: 0 | 1;
  readonly hasTags: 0 | 1;
};

/** What to look at: everybody, or those last seen before a moment and those with a field that goes earlier. */
export type CandidateWish = {
  /** `null`: the last contact says nothing about anybody. */
  readonly seenBefore: Instant | null;
  readonly fields: readonly { readonly field: RemovableField | OwnCode; readonly seenBefore: Instant | null }[];
};

const columns = `c.row, c.id, c.created_at AS createdAt, c.last_contact_at AS lastContactAt, c.note <> '' AS hasNote,
  EXISTS (SELECT 1 FROM tag t WHERE t.customer_row = c.row) AS hasTags`;

/** Everybody whom a rule might no longer keep, longest unseen first; whose last contact is unknown come at the end. */
export function candidates(db: ReadDb, wish: CandidateWish): readonly Candidate[] {
  const order = 'ORDER BY c.last_contact_at IS NULL, c.last_contact_at, c.row';
  if (wish.seenBefore === null) {
    return db.prepare(`SELECT ${columns} FROM customer c ${order}`).all() as Candidate[];
  }
  const early = wish.fields.map(({ field, seenBefore }) => {
    const has = isOwn(field) ? ownSql : hasSql[field];
    return seenBefore === null ? has : `(c.last_contact_at < ? AND ${has})`;
  });
  const where = ['c.last_contact_at IS NULL', 'c.last_contact_at < ?', ...early].join(' OR ');
  const bound = wish.fields.flatMap(({ field, seenBefore }) => [
    ...(seenBefore === null ? [] : [seenBefore]),
    ...(isOwn(field) ? [field] : []),
  ]);
  return db
    .prepare(`SELECT ${columns} FROM customer c WHERE ${where} ${order}`)
    .all(wish.seenBefore, ...bound) as Candidate[];
}

/** So many people after a row, in the order of their rows. */
export function candidatesAfter(db: ReadDb, row: number, limit: number): readonly Candidate[] {
  return db
    .prepare(`SELECT ${columns} FROM customer c WHERE c.row > ? ORDER BY c.row LIMIT ?`)
    .all(row, limit) as Candidate[];
}

/** One person as a candidate; `null` when nobody has that id. */
export function candidateWithId(db: ReadDb, id: CustomerId): Candidate | null {
  const found = db.prepare(`SELECT ${columns} FROM customer c WHERE c.id = ?`).get(id);
  return (found as Candidate | undefined) ?? null;
}

/** The removable fields, and how to see in SQL that a person `c` has something in one. */
const hasSql: Readonly<Record<RemovableField, string>> = {
  email: "EXISTS (SELECT 1 FROM contact_point p WHERE p.customer_row = c.row AND p.kind = 'email')",
  phone: "EXISTS (SELECT 1 FROM contact_point p WHERE p.customer_row = c.row AND p.kind = 'phone')",
  post: "EXISTS (SELECT 1 FROM contact_point p WHERE p.customer_row = c.row AND p.kind = 'post')",
  note: "c.note <> ''",
  tags: 'EXISTS (SELECT 1 FROM tag t WHERE t.customer_row = c.row)',
  purchases: 'EXISTS (SELECT 1 FROM purchase p WHERE p.customer_row = c.row)',
};

/** The same for a field of the owner's own, whose code is bound. */
const ownSql = 'EXISTS (SELECT 1 FROM field_value v WHERE v.customer_row = c.row AND v.field = ?)';

/** Who of these has something in which fields of the owner's own. */
export function ownFieldsOf(db: ReadDb, rows: string): Iterable<readonly [row: number, field: string]> {
  return db
    .prepare('SELECT v.customer_row, v.field FROM json_each(?) j JOIN field_value v ON v.customer_row = j.value')
    .raw(true)
    .iterate(rows) as IterableIterator<[number, string]>;
}

/** Everybody who has something in a field of the owner's own. */
export function peopleWithValue(
  db: ReadDb,
  field: OwnCode,
): readonly { readonly row: number; readonly id: CustomerId }[] {
  return db
    .prepare(
      'SELECT DISTINCT c.row, c.id FROM field_value v JOIN customer c ON c.row = v.customer_row WHERE v.field = ? ORDER BY c.row',
    )
    .all(field) as { row: number; id: CustomerId }[];
}

/** Who of these has which kinds of contact points. */
export function contactKindsOf(db: ReadDb, rows: string): Iterable<readonly [row: number, kind: string]> {
  return db
    .prepare('SELECT p.customer_row, p.kind FROM json_each(?) j JOIN contact_point p ON p.customer_row = j.value')
    .raw(true)
    .iterate(rows) as IterableIterator<[number, string]>;
}

/** Who of these bought last when. */
export function lastPurchasesOf(db: ReadDb, rows: string): Iterable<readonly [row: number, at: Instant]> {
  return db
    .prepare(
      `SELECT j.value, (SELECT max(at) FROM purchase p WHERE p.customer_row = j.value) AS latest
       FROM json_each(?) j WHERE latest IS NOT NULL`,
    )
    .raw(true)
    .iterate(rows) as IterableIterator<[number, Instant]>;
}

/** Who of these bought something that no hold of its own keeps. */
export function buyersOfUnheld(db: ReadDb, rows: string, now: Instant): readonly number[] {
  return db
    .prepare(
      `SELECT j.value FROM json_each(@rows) j WHERE EXISTS (
         SELECT 1 FROM purchase p WHERE p.customer_row = j.value AND NOT EXISTS (
           SELECT 1 FROM hold h WHERE h.purchase_id = p.id AND h.ended_at IS NULL AND h.until > @now))`,
    )
    .pluck()
    .all({ rows, now }) as number[];
}

export type HoldRow = {
  readonly id: string;
  readonly row: number;
  readonly kind: HoldKind;
  /** What is held; `null` for all of the person. */
  readonly field: RemovableField | null;
  /** The one purchase that is held; the field is then that of purchases. */
  readonly purchase: string | null;
  readonly reason: string;
  readonly createdAt: Instant;
  readonly until: Instant;
  readonly endedAt: Instant | null;
};

const holdColumns =
  'id, customer_row AS "row", kind, field, purchase_id AS purchase, reason, created_at AS createdAt, until, ended_at AS endedAt';

/** Every hold there ever was on people who are still there. */
export function allHolds(db: ReadDb): readonly HoldRow[] {
  return db.prepare(`SELECT ${holdColumns} FROM hold ORDER BY until, id`).all() as HoldRow[];
}

export function holdsOf(db: ReadDb, row: number): readonly HoldRow[] {
  return db.prepare(`SELECT ${holdColumns} FROM hold WHERE customer_row = ? ORDER BY until, id`).all(row) as HoldRow[];
}

/** What tax law would keep of a person's sales: so many months after the end of the year each was made in. */
export function keptSalesOf(db: ReadDb, row: number, months: number, now: Instant): KeptSales {
  const until = "strftime('%Y-%m-%dT00:00:00.000Z', (substr(at, 1, 4) + 1) || '-01-01', @months)";
  return db
    .prepare(
      `SELECT count(*) AS count, max(${until}) AS until FROM purchase WHERE customer_row = @row AND ${until} > @now`,
    )
    .get({ months: `+${months} months`, row, now }) as KeptSales;
}

/** True when some rule counts from the last contact only, for a field; the months of the longest such rule. */
export function monthsSinceContact(rules: readonly KeepingRule[], field: string): number | null {
  const own = rules.filter((rule) => rule.field === field && rule.trigger === 'last-contact');
  return own.length === 0 ? null : Math.max(...own.map(({ months }) => months));
}
