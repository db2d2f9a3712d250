/**
 * How signs look, the shop's own mark on them, and printers that do not hit by themselves.
 *
 * Personal data is in: none of it.
 */
export const signs = `
ALTER TABLE sign ADD COLUMN layout TEXT NOT NULL DEFAULT 'classic';
ALTER TABLE sign ADD COLUMN large INTEGER NOT NULL DEFAULT 0 CHECK (large IN (0, 1));

-- The last sign that left the app, as in shared/signs/model.ts.
CREATE TABLE sign_look (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  body TEXT NOT NULL CHECK (json_valid(body)),
  hlc TEXT NOT NULL
) STRICT;

-- A picture without anything but what is seen of it.
CREATE TABLE shop_logo (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  type TEXT NOT NULL CHECK (type IN ('image/png', 'image/jpeg')),
  bytes BLOB NOT NULL,
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  hlc TEXT NOT NULL
) STRICT;

CREATE TABLE printer (
  name TEXT PRIMARY KEY,
  x_mm REAL NOT NULL,
  y_mm REAL NOT NULL,
  percent REAL NOT NULL CHECK (percent > 0),
  hlc TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`;
