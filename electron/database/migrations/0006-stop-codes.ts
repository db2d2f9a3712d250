/**
 * What a slip stops with. A person has the newest of their codes on the next slip; older ones go on working, as after a
 * merge of two people.
 *
 * Personal data is in: stop_code.
 */
export const stopCodes = `
CREATE TABLE stop_code (
  code TEXT PRIMARY KEY CHECK (length(code) = 8),
  customer_row INTEGER NOT NULL REFERENCES customer (row) ON DELETE CASCADE,
  created_at TEXT NOT NULL,
  hlc TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX stop_code_of_customer ON stop_code (customer_row, hlc);
`;
