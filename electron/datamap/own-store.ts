import type { OwnTexts } from '../../shared/datamap/map-view.ts';
import { type Partner, partnerSchema } from '../../shared/datamap/model.ts';
import type { Language } from '../../shared/foundation/language.ts';
import type { ReadDb, WriteDb } from '../database/connection.ts';

/** Names that the owner gave: for a field or for a partner. */
export type NamedKind = 'field' | 'partner';

type OwnName = { readonly code: string; readonly language: Language; readonly name: string };

/** The owner's names of all fields or of all partners, by code. */
export function readOwnNames(db: ReadDb, kind: NamedKind): ReadonlyMap<string, OwnTexts> {
  const rows = db.prepare('SELECT code, language, name FROM own_name WHERE kind = ?').all(kind) as OwnName[];
  const names = new Map<string, OwnTexts>();
  for (const { code, language, name } of rows) names.set(code, { ...names.get(code), [language]: name });
  return names;
}

/** Puts these names in the place of all that were there; none at all forgets them. */
export function replaceOwnNames(tx: WriteDb, kind: NamedKind, code: string, names: OwnTexts, hlc: string): void {
  tx.prepare('DELETE FROM own_name WHERE kind = ? AND code = ?').run(kind, code);
  const insert = tx.prepare('INSERT INTO own_name (kind, code, language, name, hlc) VALUES (?, ?, ?, ?, ?)');
  for (const [language, name] of Object.entries(names)) insert.run(kind, code, language, name, hlc);
}

/** Partners that have a row: the owner's own, and shipped ones that were changed. */
export function readPartners(db: ReadDb): readonly Partner[] {
  const bodies = db.prepare('SELECT body FROM partner ORDER BY position, code').pluck().all() as string[];
  return bodies.map((body) => partnerSchema.parse(JSON.parse(body)));
}

export function writePartner(tx: WriteDb, partner: Partner, position: number, hlc: string): void {
  tx.prepare(
    `INSERT INTO partner (code, position, body, hlc) VALUES (?, ?, ?, ?)
     ON CONFLICT (code) DO UPDATE SET body = excluded.body, hlc = excluded.hlc`,
  ).run(partner.code, position, JSON.stringify(partner), hlc);
}

export function deletePartner(tx: WriteDb, code: string): void {
  tx.prepare('DELETE FROM partner WHERE code = ?').run(code);
}

/** Takes a field out of the map, with its rules. What people have in it is the eraser's. */
export function deleteField(tx: WriteDb, code: string): void {
  tx.prepare('DELETE FROM keeping WHERE field = ?').run(code);
  tx.prepare('DELETE FROM data_field WHERE code = ?').run(code);
}

export function deletePurpose(tx: WriteDb, code: string): void {
  tx.prepare('DELETE FROM own_words WHERE purpose = ?').run(code);
  tx.prepare('DELETE FROM purpose WHERE code = ?').run(code);
}

export function deleteRule(tx: WriteDb, field: string, purpose: string): void {
  tx.prepare('DELETE FROM keeping WHERE field = ? AND purpose = ?').run(field, purpose);
}

/** The next number for something of the owner's own. No number comes twice, whatever was removed meanwhile. */
export function nextNumber(tx: WriteDb, kind: NamedKind | 'purpose', atLeast: number): number {
  const key = `own_${kind}_number`;
  const last = tx.prepare('SELECT value FROM meta WHERE key = ?').pluck().get(key) as string | undefined;
  const number = Math.max(Number(last ?? 0) + 1, atLeast);
  tx.prepare('INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value').run(
    key,
    String(number),
  );
  return number;
}
