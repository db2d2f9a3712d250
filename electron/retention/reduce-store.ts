import { type RemovableField, removableFields } from '../../shared/datamap/keeping.ts';
import { isOwn, type OwnCode } from '../../shared/datamap/own-code.ts';
import type { Instant } from '../../shared/foundation/instant.ts';
import type { ReadDb, WriteDb } from '../database/connection.ts';
import type { Reducing } from './store.ts';

/** What stands in the fields that are about to go. */
export function fieldTextsOf(db: ReadDb, reducing: readonly Reducing[], now: Instant): readonly string[] {
  return eachField(reducing, (field, rows) =>
    db
      .prepare(sqlOf(field).texts)
      .all(boundFor(field, rows, now))
      .map((row) => (row as { text: string }).text),
  ).flat();
}

/** Takes the fields out of the people who stay; what they are found by is the caller's to write again. */
export function reduceRows(tx: WriteDb, reducing: readonly Reducing[], now: Instant): void {
  eachField(reducing, (field, rows) => tx.prepare(sqlOf(field).erase).run(boundFor(field, rows, now)));
}

const ofRows = 'customer_row IN (SELECT value FROM json_each(@rows))';

const contactSql = (kind: string) => ({
  texts: `SELECT typed AS text FROM contact_point WHERE ${ofRows} AND kind = '${kind}'
    UNION ALL SELECT normalised FROM contact_point WHERE ${ofRows} AND kind = '${kind}'`,
  erase: `DELETE FROM contact_point WHERE ${ofRows} AND kind = '${kind}'`,
});

/** The same for a field of the owner's own. */
const ownSql = {
  texts:
    'SELECT value AS text FROM field_value WHERE customer_row IN (SELECT value FROM json_each(@rows)) AND field = @field',
  erase: 'DELETE FROM field_value WHERE customer_row IN (SELECT value FROM json_each(@rows)) AND field = @field',
};

/** A purchase with a hold of its own stays with whose it is. */
const unheld = `NOT EXISTS (
  SELECT 1 FROM hold h WHERE h.purchase_id = purchase.id AND h.ended_at IS NULL AND h.until > @now)`;

/** How each removable field is read and taken out. */
const fieldSql: Readonly<Record<RemovableField, { readonly texts: string; readonly erase: string }>> = {
  email: contactSql('email'),
  phone: contactSql('phone'),
  post: contactSql('post'),
  note: {
    texts: 'SELECT note AS text FROM customer WHERE row IN (SELECT value FROM json_each(@rows))',
    erase: "UPDATE customer SET note = '' WHERE row IN (SELECT value FROM json_each(@rows))",
  },
  tags: {
    texts: `SELECT tag AS text FROM tag WHERE ${ofRows}`,
    erase: `DELETE FROM tag WHERE ${ofRows}`,
  },
  purchases: {
    texts: `SELECT what AS text FROM purchase WHERE ${ofRows} AND ${unheld}`,
    erase: `DELETE FROM purchase WHERE ${ofRows} AND ${unheld}`,
  },
};

function sqlOf(field: RemovableField | OwnCode): { readonly texts: string; readonly erase: string } {
  return isOwn(field) ? ownSql : fieldSql[field];
}

function boundFor(field: RemovableField | OwnCode, rows: string, now: Instant): Readonly<Record<string, string>> {
  if (isOwn(field)) return { rows, field };
  return field === 'purchases' ? { rows, now } : { rows };
}

function eachField<T>(
  reducing: readonly Reducing[],
  work: (field: RemovableField | OwnCode, rows: string) => T,
): readonly T[] {
  const own = new Set(reducing.flatMap(({ fields }) => fields.filter(isOwn)));
  return [...removableFields, ...own].flatMap((field) => {
    const rows = reducing.filter(({ fields }) => fields.includes(field)).map(({ row }) => row);
    return rows.length === 0 ? [] : [work(field, JSON.stringify(rows))];
  });
}
