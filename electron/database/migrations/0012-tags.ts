/**
 * Short words by which a shop tells its customers apart, with their entry in the data map and their keeping rules: kept
 * for what the note is kept for, and as long.
 *
 * Personal data is in: tag, and in what undoing a merge needs.
 */
export const tags = `
CREATE TABLE tag (
  customer_row INTEGER NOT NULL REFERENCES customer (row) ON DELETE CASCADE,
  tag TEXT NOT NULL,
  hlc TEXT NOT NULL,
  PRIMARY KEY (customer_row, tag)
) STRICT, WITHOUT ROWID;
CREATE INDEX tag_by_name ON tag (tag, customer_row);

ALTER TABLE merge_side ADD COLUMN tags TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(tags));

INSERT INTO data_field (code, position, body, hlc)
SELECT 'tags', position, json_set(body, '$.code', 'tags'), hlc FROM data_field WHERE code = 'note';
INSERT INTO keeping (field, purpose, position, body, hlc)
SELECT 'tags', purpose, position, json_set(body, '$.field', 'tags'), hlc FROM keeping WHERE field = 'note';
`;
