/**
 * The first schema. STRICT throughout; ids are UUIDv7 text; instants are ISO 8601 UTC text; every change carries a
 * hybrid logical clock (`hlc`) so that two vaults of one shop can be brought together later.
 *
 * Personal data is in: customer, contact_point, search_text, search_index, search_word, purchase, consent_event.
 * Each of them is erased by `electron/retention`; a test fails for a table that is not.
 */
export const foundation = `
CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE shop (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  name TEXT NOT NULL,
  address TEXT NOT NULL,
  contact TEXT NOT NULL,
  sector TEXT NOT NULL,
  pack TEXT NOT NULL,
  country TEXT NOT NULL,
  language TEXT NOT NULL,
  accent TEXT NOT NULL,
  idle_seconds INTEGER NOT NULL,
  hlc TEXT NOT NULL
) STRICT;

CREATE TABLE staff_member (
  id TEXT PRIMARY KEY,
  role TEXT NOT NULL CHECK (role IN ('Owner', 'Manager', 'Counter')),
  created_at TEXT NOT NULL,
  hlc TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- One line per act and view. seq has no gaps; hash covers the line and the hash before it.
CREATE TABLE journal (
  seq INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  hlc TEXT NOT NULL,
  device_id TEXT NOT NULL,
  staff_id TEXT,
  role TEXT NOT NULL,
  act TEXT NOT NULL,
  subject TEXT,
  detail TEXT NOT NULL CHECK (json_valid(detail)),
  hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
CREATE INDEX journal_subject ON journal (subject, seq) WHERE subject IS NOT NULL;
CREATE TRIGGER journal_is_append_only_update BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END;
CREATE TRIGGER journal_is_append_only_delete BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END;

CREATE TABLE customer (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  display_name TEXT NOT NULL,
  -- The name folded for sorting and finding: no accents, no case, no apostrophes.
  sort_name TEXT NOT NULL,
  language TEXT NOT NULL,
  under_sixteen INTEGER NOT NULL CHECK (under_sixteen IN (0, 1)),
  note TEXT NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('counter', 'import', 'sample')),
  created_at TEXT NOT NULL,
  last_contact_at TEXT,
  hlc TEXT NOT NULL
) STRICT;
CREATE INDEX customer_by_name ON customer (sort_name, row);
CREATE INDEX customer_by_last_contact ON customer (last_contact_at, row);

CREATE TABLE contact_point (
  id TEXT PRIMARY KEY,
  customer_row INTEGER NOT NULL REFERENCES customer (row) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('email', 'phone', 'post')),
  typed TEXT NOT NULL,
  normalised TEXT NOT NULL,
  position INTEGER NOT NULL,
  hlc TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX contact_point_of_customer ON contact_point (customer_row, position);
CREATE INDEX contact_point_by_value ON contact_point (normalised, customer_row);

-- What the counter's box searches: folded names, phone digits and e-mails in one line per customer.
CREATE TABLE search_text (
  customer_row INTEGER PRIMARY KEY REFERENCES customer (row) ON DELETE CASCADE,
  text TEXT NOT NULL
) STRICT;
CREATE VIRTUAL TABLE search_index USING fts5 (
  text, content = 'search_text', content_rowid = 'customer_row', tokenize = 'trigram', detail = 'none', columnsize = 0
);
CREATE TRIGGER search_text_added AFTER INSERT ON search_text BEGIN
  INSERT INTO search_index (rowid, text) VALUES (new.customer_row, new.text);
END;
CREATE TRIGGER search_text_removed AFTER DELETE ON search_text BEGIN
  INSERT INTO search_index (search_index, rowid, text) VALUES ('delete', old.customer_row, old.text);
END;
CREATE TRIGGER search_text_changed AFTER UPDATE ON search_text BEGIN
  INSERT INTO search_index (search_index, rowid, text) VALUES ('delete', old.customer_row, old.text);
  INSERT INTO search_index (rowid, text) VALUES (new.customer_row, new.text);
END;

-- Words of names and of contact points, for one or two letters and for spelling slips.
CREATE TABLE search_word (
  word TEXT NOT NULL,
  customer_row INTEGER NOT NULL REFERENCES customer (row) ON DELETE CASCADE,
  PRIMARY KEY (word, customer_row)
) STRICT, WITHOUT ROWID;
CREATE INDEX search_word_of_customer ON search_word (customer_row);

CREATE TABLE purchase (
  id TEXT PRIMARY KEY,
  customer_row INTEGER NOT NULL REFERENCES customer (row) ON DELETE CASCADE,
  at TEXT NOT NULL,
  what TEXT NOT NULL,
  amount_minor INTEGER NOT NULL,
  currency TEXT NOT NULL,
  hlc TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX purchase_of_customer ON purchase (customer_row, at);

CREATE TABLE purpose (
  code TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  -- The purpose as in shared/datamap/model.ts.
  body TEXT NOT NULL CHECK (json_valid(body)),
  hlc TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE data_field (
  code TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  -- The field as in shared/datamap/model.ts.
  body TEXT NOT NULL CHECK (json_valid(body)),
  hlc TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Months after the last contact before a person is due to go.
CREATE TABLE keeping_rule (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  months INTEGER NOT NULL CHECK (months BETWEEN 1 AND 120),
  hlc TEXT NOT NULL
) STRICT;

-- The exact words of one question in one language; never changed, never removed.
CREATE TABLE wording (
  hash TEXT PRIMARY KEY,
  purpose TEXT NOT NULL,
  language TEXT NOT NULL,
  text TEXT NOT NULL,
  created_at TEXT NOT NULL,
  hlc TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TRIGGER wording_is_immutable BEFORE UPDATE ON wording BEGIN SELECT RAISE(ABORT, 'wording is immutable'); END;
CREATE TRIGGER wording_is_kept BEFORE DELETE ON wording BEGIN SELECT RAISE(ABORT, 'wording is kept'); END;

CREATE TABLE notice (
  id TEXT PRIMARY KEY,
  version INTEGER NOT NULL UNIQUE,
  published_at TEXT NOT NULL,
  hash TEXT NOT NULL,
  -- All languages' texts as in shared/notices/model.ts, and the wordings asked with it.
  texts TEXT NOT NULL CHECK (json_valid(texts)),
  wordings TEXT NOT NULL CHECK (json_valid(wordings)),
  hlc TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TRIGGER notice_is_immutable BEFORE UPDATE ON notice BEGIN SELECT RAISE(ABORT, 'a published notice is immutable'); END;
CREATE TRIGGER notice_is_kept BEFORE DELETE ON notice BEGIN SELECT RAISE(ABORT, 'a published notice is kept'); END;

-- One rendering that left the app: printed or saved.
CREATE TABLE sign (
  id TEXT PRIMARY KEY,
  version INTEGER NOT NULL UNIQUE,
  notice_id TEXT NOT NULL REFERENCES notice (id),
  format TEXT NOT NULL,
  language TEXT NOT NULL,
  how TEXT NOT NULL CHECK (how IN ('printed', 'saved')),
  at TEXT NOT NULL,
  hlc TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE consent_event (
  id TEXT PRIMARY KEY,
  customer_row INTEGER NOT NULL REFERENCES customer (row) ON DELETE CASCADE,
  purpose TEXT NOT NULL,
  channel TEXT NOT NULL CHECK (channel IN ('email', 'sms', 'phone', 'post')),
  state TEXT NOT NULL CHECK (state IN ('ConsentRefused', 'ConsentRequestDeferred', 'ConsentGiven', 'RenewedConsentGiven', 'ConsentWithdrawn', 'ConsentUnknown')),
  wording TEXT REFERENCES wording (hash),
  notice_id TEXT REFERENCES notice (id),
  sign_version INTEGER,
  method TEXT NOT NULL CHECK (method IN ('tap', 'spoken', 'paper', 'stop-at-counter')),
  staff_id TEXT NOT NULL,
  role TEXT NOT NULL,
  device_id TEXT NOT NULL,
  after_payment INTEGER NOT NULL CHECK (after_payment IN (0, 1)),
  at TEXT NOT NULL,
  hlc TEXT NOT NULL,
  valid_until TEXT,
  CHECK (state NOT IN ('ConsentGiven', 'RenewedConsentGiven') OR (wording IS NOT NULL AND notice_id IS NOT NULL AND valid_until IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX consent_event_of_customer ON consent_event (customer_row, hlc);
CREATE TRIGGER consent_event_is_append_only BEFORE UPDATE ON consent_event BEGIN SELECT RAISE(ABORT, 'consent events are append-only'); END;
-- Removed only together with the person, inside an erasure that has announced itself.
CREATE TRIGGER consent_event_is_kept BEFORE DELETE ON consent_event
WHEN NOT EXISTS (SELECT 1 FROM meta WHERE key = 'purge_pending')
BEGIN SELECT RAISE(ABORT, 'consent events are kept'); END;

-- Who is gone, by opaque id; what they are known by is in the keyed fingerprints.
CREATE TABLE erasure (
  seq INTEGER PRIMARY KEY,
  customer_id TEXT NOT NULL UNIQUE,
  run_id TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;

-- HMAC-SHA256 of a normalised contact point under a key that only this vault has.
CREATE TABLE erased_fingerprint (
  fingerprint BLOB PRIMARY KEY CHECK (length(fingerprint) = 32),
  erased_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE clean_up (
  id TEXT PRIMARY KEY,
  started_at TEXT NOT NULL,
  finished_at TEXT,
  -- The receipt as in shared/retention/model.ts; null until the check has passed.
  receipt TEXT CHECK (receipt IS NULL OR json_valid(receipt)),
  hlc TEXT NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO search_index (search_index, rank) VALUES ('secure-delete', 1);
`;
