/** Who works in the shop: a name, a PIN, and the day they left. Rows stay, because the journal points at them. */
export const staffPins = `
ALTER TABLE staff_member ADD COLUMN name TEXT NOT NULL DEFAULT '';
-- Both or neither. The hash is Argon2id under a key of the vault.
ALTER TABLE staff_member ADD COLUMN pin_salt TEXT;
ALTER TABLE staff_member ADD COLUMN pin_hash BLOB;
ALTER TABLE staff_member ADD COLUMN left_at TEXT;
`;
