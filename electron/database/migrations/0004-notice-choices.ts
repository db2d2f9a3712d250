/**
 * What the owner chose about notices: phrasings, own sentences, the language customers usually read; and a country pack
 * that was loaded from a file because it is newer than the shipped one. Holds nobody's data.
 */
export const noticeChoices = `
-- Null: the language of the screens.
ALTER TABLE shop ADD COLUMN customer_language TEXT;

CREATE TABLE notice_choices (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  -- As in shared/notices/choices.ts.
  body TEXT NOT NULL CHECK (json_valid(body)),
  hlc TEXT NOT NULL
) STRICT;

CREATE TABLE loaded_pack (
  id TEXT PRIMARY KEY,
  -- As in shared/notices/pack.ts; checked again whenever it is read.
  body TEXT NOT NULL CHECK (json_valid(body)),
  loaded_at TEXT NOT NULL,
  hlc TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`;
