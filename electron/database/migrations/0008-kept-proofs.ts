/**
 * What stays of an erased person's answers, so that the shop can still show that it had a yes: no name, no contact
 * point; found again only by the fingerprint of a contact point that somebody brings, until its own last day.
 */
export const keptProofs = `
CREATE TABLE kept_proof (
  id TEXT PRIMARY KEY,
  erased_on TEXT NOT NULL,
  keep_until TEXT NOT NULL,
  hlc TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX kept_proof_by_end ON kept_proof (keep_until);

-- HMAC of a normalised contact point under a key that only this vault has.
CREATE TABLE kept_proof_key (
  fingerprint BLOB NOT NULL,
  proof TEXT NOT NULL REFERENCES kept_proof (id) ON DELETE CASCADE,
  PRIMARY KEY (fingerprint, proof)
) STRICT, WITHOUT ROWID;
CREATE INDEX kept_proof_key_of_proof ON kept_proof_key (proof);

CREATE TABLE kept_proof_answer (
  proof TEXT NOT NULL REFERENCES kept_proof (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  purpose TEXT NOT NULL,
  channel TEXT NOT NULL,
  state TEXT NOT NULL,
  method TEXT NOT NULL,
  wording TEXT REFERENCES wording (hash),
  notice_id TEXT REFERENCES notice (id),
  at TEXT NOT NULL,
  valid_until TEXT,
  PRIMARY KEY (proof, position)
) STRICT, WITHOUT ROWID;
`;
