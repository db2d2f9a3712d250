/** Where copies of the book are kept, which were read back and found whole, and what opening one showed. Nobody is in here. */
export const backups = `
CREATE TABLE backup_place (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  folder TEXT NOT NULL,
  chosen_at TEXT NOT NULL,
  hlc TEXT NOT NULL
) STRICT;

-- A row is written when the copy was read back. It stays, with the day, when the copy was removed.
CREATE TABLE backup_copy (
  name TEXT PRIMARY KEY,
  made_at TEXT NOT NULL,
  reason TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  journal_seq INTEGER NOT NULL,
  removed_at TEXT,
  hlc TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX backup_copy_by_time ON backup_copy (made_at);

CREATE TABLE backup_drill (
  at TEXT PRIMARY KEY,
  -- What it showed, as in shared/backups/model.ts.
  body TEXT NOT NULL CHECK (json_valid(body)),
  hlc TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`;
