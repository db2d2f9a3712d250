import type { Instant } from '../../shared/foundation/instant.ts';
import type { KeptProof } from '../../shared/retention/model.ts';
import type { ReadDb, WriteDb } from '../database/connection.ts';

const yes = "state IN ('ConsentGiven', 'RenewedConsentGiven')";

/** The contact points of those of these people who ever said yes to something. */
export function contactsToProve(
  db: ReadDb,
  rows: readonly number[],
): readonly (readonly [row: number, normalised: string])[] {
  return db
    .prepare(
      `SELECT c.customer_row, c.normalised FROM json_each(?) j JOIN contact_point c ON c.customer_row = j.value
       WHERE EXISTS (SELECT 1 FROM consent_event e WHERE e.customer_row = j.value AND e.${yes})`,
    )
    .raw(true)
    .all(JSON.stringify(rows)) as [number, string][];
}

/** Copies what these people ever said yes to, and everything they said about it since, under their fingerprints. */
export function insertProofs(
  tx: WriteDb,
  keys: readonly (readonly [row: number, fingerprint: Buffer])[],
  wish: { readonly at: Instant; readonly until: Instant; readonly hlc: string },
): void {
  const keyed = JSON.stringify(keys.map(([row, fingerprint]) => [row, fingerprint.toString('hex')]));
  tx.prepare('CREATE TEMP TABLE IF NOT EXISTS proving (row INTEGER PRIMARY KEY, proof TEXT NOT NULL)').run();
  tx.prepare('DELETE FROM temp.proving').run();
  tx.prepare("INSERT INTO temp.proving (row, proof) SELECT DISTINCT value ->> 0, '' FROM json_each(?)").run(keyed);
  tx.prepare('UPDATE temp.proving SET proof = lower(hex(randomblob(16)))').run();
  tx.prepare(
    'INSERT INTO kept_proof (id, erased_on, keep_until, hlc) SELECT proof, ?, ?, ? FROM temp.proving ORDER BY proof',
  ).run(wish.at.slice(0, 10), wish.until, wish.hlc);
  tx.prepare(
    `INSERT INTO kept_proof_key (fingerprint, proof)
     SELECT DISTINCT unhex(j.value ->> 1), p.proof FROM json_each(?) j JOIN temp.proving p ON p.row = j.value ->> 0
     ORDER BY 1, 2`,
  ).run(keyed);
  tx.prepare(
    `INSERT INTO kept_proof_answer (proof, position, purpose, channel, state, method, wording, notice_id, at, valid_until)
     SELECT p.proof, row_number() OVER (PARTITION BY p.proof ORDER BY e.hlc, e.id), e.purpose, e.channel, e.state,
       e.method, e.wording, e.notice_id, e.at, e.valid_until
     FROM temp.proving p CROSS JOIN consent_event e ON e.customer_row = p.row
     WHERE EXISTS (
       SELECT 1 FROM consent_event y
       WHERE y.customer_row = e.customer_row AND y.purpose = e.purpose AND y.channel = e.channel AND y.${yes}
     )
     ORDER BY 1, 2`,
  ).run();
  tx.prepare('DELETE FROM temp.proving').run();
}

/** Drops every proof whose last day has come. */
export function deleteEndedProofs(tx: WriteDb, now: Instant): void {
  tx.prepare('DELETE FROM kept_proof WHERE keep_until <= ?').run(now);
}

/** What is kept under a fingerprint, the last erased first. */
export function proofsUnder(db: ReadDb, fingerprint: Buffer, now: Instant): readonly Omit<KeptProof, 'answers'>[] {
  return db
    .prepare(
      `SELECT id, erased_on AS erasedOn, keep_until AS until FROM kept_proof
       WHERE id IN (SELECT proof FROM kept_proof_key WHERE fingerprint = ?) AND keep_until > ?
       ORDER BY erased_on DESC, id`,
    )
    .all(fingerprint, now) as Omit<KeptProof, 'answers'>[];
}

export function answersOfProof(db: ReadDb, id: string): readonly Omit<KeptProof['answers'][number], 'purposeName'>[] {
  return db
    .prepare(
      `SELECT a.purpose, a.channel, a.state, a.method, a.at, a.valid_until AS validUntil, w.text AS words,
         w.language AS wordsLanguage
       FROM kept_proof_answer a LEFT JOIN wording w ON w.hash = a.wording WHERE a.proof = ? ORDER BY a.position`,
    )
    .all(id) as readonly Omit<KeptProof['answers'][number], 'purposeName'>[];
}
