/**
 * What a file brought is found by the number of the file, people and purchases alike, without looking at everybody.
 *
 * Personal data is in: purchase, as before.
 */
export const byImport = `
ALTER TABLE purchase ADD COLUMN import_number INTEGER REFERENCES file_import (number);
UPDATE purchase SET import_number = (SELECT number FROM file_import WHERE file_import.hlc = purchase.hlc)
WHERE hlc IN (SELECT hlc FROM file_import);
CREATE INDEX purchase_of_import ON purchase (import_number, at) WHERE import_number IS NOT NULL;
CREATE INDEX customer_of_import ON customer (import_number, row) WHERE import_number IS NOT NULL;
`;
