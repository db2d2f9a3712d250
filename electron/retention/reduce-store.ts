import { type RemovableField, removableFields } from '../../shared/datamap/keeping.ts';
import { isOwn, type OwnCode } from '../../shared/datamap/own-code.ts';
import type { ReadDb, WriteDb } from '../database/connection.ts';
import type { Reducing } from './store.ts';

/** What stands in the fields that are about to go. */
export function fieldTextsOf(db: ReadDb, reducing: readonly Reducing[]): readonly string[] {
  return eachField(reducing, (field, rows) =>
    (isOwn(field) ? db.prepare(ownSql.texts).all(rows, field) : db.prepare(fieldSql[field].texts).all(rows)).map(
      (row) => (row as { text: string }).text,
    ),
  ).flat();
}

/** Takes the fields out of the people who stay; what they are found by is the caller's to write again. */
export function reduceRows(tx: WriteDb, reducing: readonly Reducing[]): void {
  eachField(reducing, (field, rows) =>
    isOwn(field) ? tx.prepare(ownSql.erase).run(rows, field) : tx.prepare(fieldSql[field].erase).run(rows),
  );
}

const ofRows = 'customer_row IN (SELECT value FROM json_each(?1))';

const contactSql = (kind: string) => ({
  texts: `SELECT typed AS text FROM contact_point WHERE ${ofRows} AND kind = '${kind}'
    UNION ALL SELECT normalised FROM contact_point WHERE ${ofRows} AND kind = '${kind}'`,
  erase: `DELETE FROM contact_point WHERE ${ofRows} AND kind = '${kind}'`,
});

/** The same for a field of the owner's own; its code is bound after the rows. */
const ownSql = {
  texts: 'SELECT value AS text FROM field_value WHERE customer_row IN (SELECT value FROM json_each(?)) AND field = ?',
  erase: 'DELETE FROM field_value WHERE customer_row IN (SELECT value FROM json_each(?)) AND field = ?',
};

/** How each removable field is read and taken out. */
const fieldSql: Readonly<Record<RemovableField, { readonly texts: string; readonly erase: string }>> = {
  email: contactSql('email'),
  phone: contactSql('phone'),
  post: contactSql('post'),
  note: {
    texts: 'SELECT note AS text FROM customer WHERE row IN (SELECT value FROM json_each(?))',
    erase: "UPDATE customer SET note = '' WHERE row IN (SELECT value FROM json_each(?))",
  },
  tags: {
    texts: `SELECT tag AS text FROM tag WHERE ${ofRows}`,
    erase: `DELETE FROM tag WHERE ${ofRows}`,
  },
  purchases: {
    texts: `SELECT what AS text FROM purchase WHERE ${ofRows}`,
    erase: `DELETE FROM purchase WHERE ${ofRows}`,
  },
};

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
