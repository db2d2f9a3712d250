import type { CustomerFilter } from '../../shared/customers/selection.ts';
import type { Instant } from '../../shared/foundation/instant.ts';
import type { ReadDb } from '../database/connection.ts';
import { fold } from './fold.ts';

type Wishes = { readonly filter: CustomerFilter; readonly among: readonly number[] | null; readonly now: Instant };

/**
 * Rows of everybody who answers to a filter, in name order. `among` are the only rows that count, such as those that a
 * search has found; `null` is everybody.
 */
export function filteredRows(db: ReadDb, wishes: Wishes): readonly number[] {
  const { conditions, bound } = termsOf(wishes);
  const { own } = wishes.filter;
  const saying = own?.is === 'contains' ? { saying: JSON.stringify(rowsSaying(db, own.field, own.text)) } : {};
  // The plus keeps SQLite walking the names in order instead of sorting tens of thousands of them.
  const sql = `WITH ${standings}, chosen AS MATERIALIZED (SELECT c.row FROM customer c WHERE ${conditions})
    SELECT row FROM customer WHERE +row IN (SELECT row FROM chosen) ORDER BY sort_name, row`;
  return db
    .prepare(sql)
    .pluck()
    .all({ ...bound, ...saying }) as number[];
}

/** Rows of those in whose field a text stands somewhere, whatever its accents and capitals. */
function rowsSaying(db: ReadDb, field: string, text: string): readonly number[] {
  const wanted = fold(text);
  const rows = db
    .prepare('SELECT customer_row, value FROM field_value WHERE field = ?')
    .raw(true)
    .all(field) as unknown as readonly (readonly [number, string])[];
  const says = (value: string) => (wanted === '' ? value.includes(text) : fold(value).includes(wanted));
  return rows.flatMap(([row, value]) => (says(value) ? [row] : []));
}

/** How much this connection, which is the only one, has ever changed: the same number, the same rows. */
export function changesSoFar(db: ReadDb): number {
  return db.prepare('SELECT total_changes()').pluck().get() as number;
}

/** Languages that somebody is asked in, in order. */
export function readLanguages(db: ReadDb): readonly string[] {
  return db.prepare('SELECT DISTINCT language FROM customer ORDER BY language').pluck().all() as string[];
}

/**
 * Where one purpose and channel stands for everybody who was ever asked: what `standingAt` says of one person, in one
 * statement. The last decision and the last "not now" are found as the largest of texts that begin with clock and id and
 * end with what is needed of them; instants are 24 signs long.
 */
const standings = `told AS MATERIALIZED (
    SELECT customer_row,
      max(CASE WHEN state NOT IN ('ConsentRequestDeferred', 'ConsentUnknown') THEN hlc || char(1) || id || char(1) ||
        CASE WHEN state IN ('ConsentGiven', 'RenewedConsentGiven') THEN 'y' || valid_until ELSE 'n' || @now END END) AS decision,
      max(CASE WHEN state = 'ConsentRequestDeferred' THEN hlc || char(1) || id || char(1) || at END) AS deferral
    FROM consent_event WHERE purpose = @purpose AND channel = @channel GROUP BY customer_row
  ), standing AS MATERIALIZED (
    SELECT customer_row, CASE
      WHEN decision IS NULL THEN CASE WHEN deferral IS NULL THEN 'unknown' ELSE 'not-now' END
      WHEN substr(decision, -25, 1) = 'n' THEN 'no'
      WHEN substr(decision, -24) > @now THEN 'yes'
      WHEN deferral > decision AND substr(deferral, -24) >= substr(decision, -24) THEN 'not-now'
      ELSE 'ended' END AS stands
    FROM told
  )`;

/** Each wish as it is asked of the database; values are bound, and only those of wishes that are there. */
const terms = {
  among: 'c.row IN (SELECT value FROM json_each(@among))',
  asked: 'c.row IN (SELECT customer_row FROM standing WHERE stands = @stands)',
  notAsked: 'c.row NOT IN (SELECT customer_row FROM told)',
  unknown: 'c.last_contact_at IS NULL',
  before: 'c.last_contact_at < @day',
  since: 'c.last_contact_at >= @day',
  source: 'c.source = @source',
  language: 'c.language = @language',
  tag: 'c.row IN (SELECT customer_row FROM tag WHERE tag = @tag)',
  some: 'c.row IN (SELECT customer_row FROM purchase)',
  none: 'c.row NOT IN (SELECT customer_row FROM purchase)',
  missing: 'c.row NOT IN (SELECT customer_row FROM contact_point WHERE kind = @missing)',
  ownSome: 'c.row IN (SELECT customer_row FROM field_value WHERE field = @field)',
  ownNone: 'c.row NOT IN (SELECT customer_row FROM field_value WHERE field = @field)',
  ownContains: 'c.row IN (SELECT value FROM json_each(@saying))',
} as const;

const ownTerms = { some: 'ownSome', none: 'ownNone', contains: 'ownContains' } as const;

function termsOf({ filter, among, now }: Wishes): {
  readonly conditions: string;
  readonly bound: Readonly<Record<string, string>>;
} {
  const { consent, lastContact, source, language, tag, purchases, missing, own } = filter;
  const wanted: readonly (keyof typeof terms | null)[] = [
    among && 'among',
    consent && (consent.is === 'not-asked' ? 'notAsked' : 'asked'),
    lastContact?.is ?? null,
    source && 'source',
    language === null ? null : 'language',
    tag === null ? null : 'tag',
    purchases,
    missing && 'missing',
    own && ownTerms[own.is],
  ];
  const conditions = wanted.flatMap((term) => (term === null ? [] : [terms[term]]));
  return {
    conditions: conditions.length === 0 ? 'true' : conditions.join(' AND '),
    bound: {
      now,
      purpose: consent?.purpose ?? '',
      channel: consent?.channel ?? '',
      ...(among !== null && { among: JSON.stringify(among) }),
      ...(consent !== null && consent.is !== 'not-asked' && { stands: consent.is }),
      ...(lastContact !== null && lastContact.is !== 'unknown' && { day: lastContact.day }),
      ...(source !== null && { source }),
      ...(language !== null && { language }),
      ...(tag !== null && { tag }),
      ...(missing !== null && { missing }),
      ...(own !== null && own.is !== 'contains' && { field: own.field }),
    },
  };
}
