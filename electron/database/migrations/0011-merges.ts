/**
 * Two records of one person made one: the ids the person had before, what is needed to part them again for thirty days,
 * and pairs of whom somebody said that they are two people. Answers may move to another row inside a merge that has
 * announced itself; what a merge itself said goes away when it is undone.
 *
 * Personal data is in: merged_id, merge, merge_side, merge_contact, not_same.
 */
export const merges = `
CREATE TABLE merged_id (
  id TEXT PRIMARY KEY,
  customer_row INTEGER NOT NULL REFERENCES customer (row) ON DELETE CASCADE,
  hlc TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX merged_id_of_customer ON merged_id (customer_row);

CREATE TABLE merge (
  id TEXT PRIMARY KEY,
  customer_row INTEGER NOT NULL REFERENCES customer (row) ON DELETE CASCADE,
  gone_id TEXT NOT NULL,
  merged_at TEXT NOT NULL,
  undo_until TEXT NOT NULL,
  -- Keys of the rows that came from the record that went, and of what the merge added.
  moved TEXT NOT NULL CHECK (json_valid(moved)),
  hlc TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX merge_of_customer ON merge (customer_row, hlc);
CREATE INDEX merge_by_end ON merge (undo_until);

-- The two records as they were, and the one that was made of them.
CREATE TABLE merge_side (
  merge_id TEXT NOT NULL REFERENCES merge (id) ON DELETE CASCADE,
  side TEXT NOT NULL CHECK (side IN ('keep', 'gone', 'merged')),
  display_name TEXT NOT NULL,
  language TEXT NOT NULL,
  under_sixteen INTEGER NOT NULL CHECK (under_sixteen IN (0, 1)),
  note TEXT NOT NULL,
  source TEXT NOT NULL,
  created_at TEXT NOT NULL,
  last_contact_at TEXT,
  PRIMARY KEY (merge_id, side)
) STRICT, WITHOUT ROWID;
CREATE TABLE merge_contact (
  merge_id TEXT NOT NULL REFERENCES merge (id) ON DELETE CASCADE,
  side TEXT NOT NULL CHECK (side IN ('keep', 'gone', 'merged')),
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  typed TEXT NOT NULL,
  normalised TEXT NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (merge_id, side, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE not_same (
  customer_row INTEGER NOT NULL REFERENCES customer (row) ON DELETE CASCADE,
  other_row INTEGER NOT NULL REFERENCES customer (row) ON DELETE CASCADE,
  hlc TEXT NOT NULL,
  PRIMARY KEY (customer_row, other_row),
  CHECK (customer_row < other_row)
) STRICT, WITHOUT ROWID;
CREATE INDEX not_same_other ON not_same (other_row);

DROP TRIGGER consent_event_is_append_only;
CREATE TRIGGER consent_event_is_append_only BEFORE UPDATE OF id, purpose, channel, state, wording, notice_id, sign_version,
  method, staff_id, role, device_id, after_payment, at, hlc, valid_until, controller, asked_order, sheet, reason,
  answered_on, answered_by ON consent_event
BEGIN SELECT RAISE(ABORT, 'consent events are append-only'); END;
CREATE TRIGGER consent_event_stays_with_its_person BEFORE UPDATE OF customer_row ON consent_event
WHEN NOT EXISTS (SELECT 1 FROM meta WHERE key = 'merge_pending')
BEGIN SELECT RAISE(ABORT, 'consent events stay with their person'); END;
DROP TRIGGER consent_event_is_kept;
CREATE TRIGGER consent_event_is_kept BEFORE DELETE ON consent_event
WHEN NOT EXISTS (SELECT 1 FROM meta WHERE key = 'purge_pending')
  AND NOT (old.method = 'merge' AND EXISTS (SELECT 1 FROM meta WHERE key = 'merge_pending'))
BEGIN SELECT RAISE(ABORT, 'consent events are kept'); END;
`;
