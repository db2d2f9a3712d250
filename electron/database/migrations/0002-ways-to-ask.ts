/**
 * Ways to ask beside the customer's card, and what else the card proves. `consent_event` is rebuilt because SQLite cannot
 * change a CHECK: more methods, the sheet of paper, the reason for phone and letter, the day the answer was given, whose
 * answer it was, and the controller and order of questions as they were on the card.
 *
 * Personal data is in: consent_event. A sheet of paper knows no person; only the answers typed in from it name its number.
 */
export const waysToAsk = `
-- One numbered sheet that left the app, with the exact words on it. Numbers are never used twice.
CREATE TABLE paper_sheet (
  number INTEGER PRIMARY KEY,
  notice_id TEXT NOT NULL REFERENCES notice (id),
  language TEXT NOT NULL,
  controller TEXT NOT NULL,
  -- Purpose, wording and channels of each question, in the order of the sheet.
  questions TEXT NOT NULL CHECK (json_valid(questions)),
  printed_at TEXT NOT NULL,
  used_at TEXT,
  hlc TEXT NOT NULL
) STRICT;
CREATE TRIGGER paper_sheet_is_immutable BEFORE UPDATE OF number, notice_id, language, controller, questions, printed_at ON paper_sheet
BEGIN SELECT RAISE(ABORT, 'a printed sheet is immutable'); END;
CREATE TRIGGER paper_sheet_is_used_once BEFORE UPDATE OF used_at ON paper_sheet WHEN old.used_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a sheet is used once'); END;
CREATE TRIGGER paper_sheet_is_kept BEFORE DELETE ON paper_sheet BEGIN SELECT RAISE(ABORT, 'a printed sheet is kept'); END;

CREATE TABLE consent_event_with_ways (
  id TEXT PRIMARY KEY,
  customer_row INTEGER NOT NULL REFERENCES customer (row) ON DELETE CASCADE,
  purpose TEXT NOT NULL,
  channel TEXT NOT NULL CHECK (channel IN ('email', 'sms', 'phone', 'post')),
  state TEXT NOT NULL CHECK (state IN ('ConsentRefused', 'ConsentRequestDeferred', 'ConsentGiven', 'RenewedConsentGiven', 'ConsentWithdrawn', 'ConsentUnknown')),
  wording TEXT REFERENCES wording (hash),
  notice_id TEXT REFERENCES notice (id),
  sign_version INTEGER,
  method TEXT NOT NULL CHECK (method IN ('tap', 'spoken', 'paper', 'phone', 'letter', 'stop-at-counter', 'stop-by-code', 'import', 'merge')),
  staff_id TEXT NOT NULL,
  role TEXT NOT NULL,
  device_id TEXT NOT NULL,
  after_payment INTEGER NOT NULL CHECK (after_payment IN (0, 1)),
  at TEXT NOT NULL,
  hlc TEXT NOT NULL,
  valid_until TEXT,
  -- The shop's name as it stood on the card, and the purposes in the order of its questions.
  controller TEXT,
  asked_order TEXT CHECK (asked_order IS NULL OR json_valid(asked_order)),
  sheet INTEGER REFERENCES paper_sheet (number),
  reason TEXT,
  -- The day (YYYY-MM-DD) on the paper or the letter; what counts is still when it was written here.
  answered_on TEXT,
  answered_by TEXT NOT NULL DEFAULT 'person' CHECK (answered_by IN ('person', 'parent')),
  CHECK (state NOT IN ('ConsentGiven', 'RenewedConsentGiven') OR (wording IS NOT NULL AND notice_id IS NOT NULL AND valid_until IS NOT NULL)),
  CHECK ((method = 'paper') = (sheet IS NOT NULL)),
  CHECK (method NOT IN ('phone', 'letter') OR reason IS NOT NULL)
) STRICT, WITHOUT ROWID;
INSERT INTO consent_event_with_ways (id, customer_row, purpose, channel, state, wording, notice_id, sign_version, method,
  staff_id, role, device_id, after_payment, at, hlc, valid_until)
SELECT id, customer_row, purpose, channel, state, wording, notice_id, sign_version, method,
  staff_id, role, device_id, after_payment, at, hlc, valid_until FROM consent_event;
DROP TABLE consent_event;
ALTER TABLE consent_event_with_ways RENAME TO consent_event;
CREATE INDEX consent_event_of_customer ON consent_event (customer_row, hlc);
CREATE INDEX consent_event_by_end ON consent_event (valid_until) WHERE valid_until IS NOT NULL;
CREATE TRIGGER consent_event_is_append_only BEFORE UPDATE ON consent_event BEGIN SELECT RAISE(ABORT, 'consent events are append-only'); END;
-- Removed only together with the person, inside an erasure that has announced itself.
CREATE TRIGGER consent_event_is_kept BEFORE DELETE ON consent_event
WHEN NOT EXISTS (SELECT 1 FROM meta WHERE key = 'purge_pending')
BEGIN SELECT RAISE(ABORT, 'consent events are kept'); END;

-- The owner's own words for a purpose in one language, in the place of the shipped ones.
CREATE TABLE own_words (
  purpose TEXT NOT NULL,
  language TEXT NOT NULL,
  name TEXT NOT NULL,
  why TEXT NOT NULL,
  ask TEXT NOT NULL,
  hlc TEXT NOT NULL,
  PRIMARY KEY (purpose, language)
) STRICT, WITHOUT ROWID;

-- Rules the owner sets for asking; no row means that the country's own rules are enough.
CREATE TABLE asking_rule (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  after_payment INTEGER NOT NULL CHECK (after_payment IN (0, 1)),
  hlc TEXT NOT NULL
) STRICT;
`;
