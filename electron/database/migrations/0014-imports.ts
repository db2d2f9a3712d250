/**
 * Files of people that came in, whose people carry the number of their file, and the stop list.
 *
 * Personal data is in: customer, as before. The stop list and what is kept of a file know nobody.
 */
export const imports = `
CREATE TABLE file_import (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  -- While it arrives and while it leaves, nobody sees its people.
  state TEXT NOT NULL CHECK (state IN ('arriving', 'here', 'leaving', 'gone')),
  -- What the file was recognised as; never its name.
  kind TEXT NOT NULL,
  began_at TEXT NOT NULL,
  arrived_at TEXT,
  ended_at TEXT,
  -- How many rows came in, were there already, were refused, as in shared/imports/model.ts.
  counts TEXT NOT NULL CHECK (json_valid(counts)),
  -- The stamp that everything written by it carries: whatever carries another was changed since.
  hlc TEXT NOT NULL
) STRICT;

ALTER TABLE customer ADD COLUMN import_number INTEGER REFERENCES file_import (number);

-- HMAC-SHA256 of a normalised contact point that must not be marketed to by a channel.
CREATE TABLE stop_list (
  fingerprint BLOB NOT NULL CHECK (length(fingerprint) = 32),
  channel TEXT NOT NULL CHECK (channel IN ('email', 'sms', 'phone', 'post')),
  stopped_at TEXT NOT NULL,
  -- The file that said so, while and after it came in.
  import_number INTEGER REFERENCES file_import (number),
  hlc TEXT NOT NULL,
  PRIMARY KEY (fingerprint, channel)
) STRICT, WITHOUT ROWID;
`;
