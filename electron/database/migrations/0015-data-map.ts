/**
 * What the owner adds to the data map: values of fields of their own, partners, names in several languages; and what
 * became of printed signs.
 *
 * Personal data is in: field_value.
 */
export const dataMap = `
-- What somebody has in a field of the owner's own; no row means nothing. Two rows of a field came together in a merge.
CREATE TABLE field_value (
  id TEXT PRIMARY KEY,
  customer_row INTEGER NOT NULL REFERENCES customer (row) ON DELETE CASCADE,
  field TEXT NOT NULL,
  value TEXT NOT NULL CHECK (value <> ''),
  hlc TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX field_value_of_customer ON field_value (customer_row, field, hlc);
CREATE INDEX field_value_by_field ON field_value (field, customer_row);

-- Partners of the owner's own, and shipped ones that work in another country.
CREATE TABLE partner (
  code TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  -- As in shared/datamap/model.ts.
  body TEXT NOT NULL CHECK (json_valid(body)),
  hlc TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What the owner calls a field or a partner of their own, in each language.
CREATE TABLE own_name (
  kind TEXT NOT NULL CHECK (kind IN ('field', 'partner')),
  code TEXT NOT NULL,
  language TEXT NOT NULL,
  name TEXT NOT NULL,
  hlc TEXT NOT NULL,
  PRIMARY KEY (kind, code, language)
) STRICT, WITHOUT ROWID;

-- A sign that hangs no longer: taken down, or another one in its place.
CREATE TABLE sign_gone (
  sign_id TEXT PRIMARY KEY REFERENCES sign (id),
  outcome TEXT NOT NULL CHECK (outcome IN ('replaced', 'taken-down')),
  at TEXT NOT NULL,
  hlc TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`;
