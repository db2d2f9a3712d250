import { type KeepingRule, keepingRuleSchema } from '../../shared/datamap/keeping.ts';
import { type DataField, fieldSchema, type Purpose, purposeSchema } from '../../shared/datamap/model.ts';
import type { Language } from '../../shared/foundation/language.ts';
import type { ReadDb, WriteDb } from '../database/connection.ts';
import { remembering } from '../database/remembering.ts';

export function readPurposes(db: ReadDb): readonly Purpose[] {
  const bodies = db.prepare('SELECT body FROM purpose ORDER BY position').pluck().all() as string[];
  return bodies.map(purposeFrom);
}

const purposeFrom = remembering((body) => purposeSchema.parse(JSON.parse(body)));

export function readFields(db: ReadDb): readonly DataField[] {
  return bodies(db, 'SELECT body FROM data_field ORDER BY position').map((body) => fieldSchema.parse(body));
}

/** Every keeping rule, in the order of the fields. */
export function readKeeping(db: ReadDb): readonly KeepingRule[] {
  return bodies(db, 'SELECT body FROM keeping ORDER BY position, field, purpose').map((body) =>
    keepingRuleSchema.parse(body),
  );
}

/** The owner's own words for one purpose in one language. */
export type OwnWords = {
  readonly purpose: string;
  readonly language: Language;
  readonly name: string;
  readonly why: string;
  readonly ask: string;
};

export function readOwnWords(db: ReadDb): readonly OwnWords[] {
  return db
    .prepare('SELECT purpose, language, name, why, ask FROM own_words ORDER BY purpose, language')
    .all() as OwnWords[];
}

export function insertPurpose(tx: WriteDb, purpose: Purpose, position: number, hlc: string): void {
  tx.prepare('INSERT INTO purpose (code, position, body, hlc) VALUES (?, ?, ?, ?)').run(
    purpose.code,
    position,
    JSON.stringify(purpose),
    hlc,
  );
}

export function insertField(tx: WriteDb, field: DataField, position: number, hlc: string): void {
  tx.prepare('INSERT INTO data_field (code, position, body, hlc) VALUES (?, ?, ?, ?)').run(
    field.code,
    position,
    JSON.stringify(field),
    hlc,
  );
}

export function updatePurpose(tx: WriteDb, purpose: Purpose, hlc: string): void {
  tx.prepare('UPDATE purpose SET body = ?, hlc = ? WHERE code = ?').run(JSON.stringify(purpose), hlc, purpose.code);
}

export function updateField(tx: WriteDb, field: DataField, hlc: string): void {
  tx.prepare('UPDATE data_field SET body = ?, hlc = ? WHERE code = ?').run(JSON.stringify(field), hlc, field.code);
}

export function replaceOwnWords(tx: WriteDb, purpose: string, words: readonly OwnWords[], hlc: string): void {
  tx.prepare('DELETE FROM own_words WHERE purpose = ?').run(purpose);
  const insert = tx.prepare(
    `INSERT INTO own_words (purpose, language, name, why, ask, hlc)
     VALUES (@purpose, @language, @name, @why, @ask, @hlc)`,
  );
  for (const one of words) insert.run({ ...one, hlc });
}

/** Puts a rule in, or in the place of the one for the same field and purpose. */
export function writeKeeping(tx: WriteDb, rule: KeepingRule, position: number, hlc: string): void {
  tx.prepare(
    `INSERT INTO keeping (field, purpose, position, body, hlc) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (field, purpose) DO UPDATE SET body = excluded.body, hlc = excluded.hlc`,
  ).run(rule.field, rule.purpose, position, JSON.stringify(rule), hlc);
}

function bodies(db: ReadDb, sql: string): readonly unknown[] {
  return (db.prepare(sql).all() as { body: string }[]).map(({ body }) => JSON.parse(body) as unknown);
}
