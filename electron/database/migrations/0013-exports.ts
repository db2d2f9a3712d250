/**
 * What left the book as files, until when it is to be deleted, and what an earlier book had written down about people
 * who were restored from such files.
 *
 * Personal data is in: earlier_act.
 */
export const exports = `
CREATE TABLE export_file (
  id TEXT PRIMARY KEY,
  scope TEXT NOT NULL CHECK (scope IN ('everybody', 'one-person')),
  formats TEXT NOT NULL CHECK (json_valid(formats)),
  folder TEXT NOT NULL,
  people INTEGER NOT NULL,
  started_at TEXT NOT NULL,
  -- Null: it was interrupted, and something may lie there that nobody finished.
  finished_at TEXT,
  delete_by TEXT NOT NULL,
  deleted_at TEXT,
  hlc TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE earlier_act (
  customer_row INTEGER NOT NULL REFERENCES customer (row) ON DELETE CASCADE,
  id TEXT NOT NULL,
  at TEXT NOT NULL,
  act TEXT NOT NULL,
  role TEXT NOT NULL,
  detail TEXT NOT NULL CHECK (json_valid(detail)),
  PRIMARY KEY (customer_row, id)
) STRICT, WITHOUT ROWID;
`;
