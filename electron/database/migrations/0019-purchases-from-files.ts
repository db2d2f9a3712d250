/**
 * What a file of purchases needs to be taken back: each purchase that moved a person's last contact on keeps what it was
 * before, empty where nobody knew it.
 *
 * Personal data is in: purchase, as before.
 */
export const purchasesFromFiles = `
ALTER TABLE purchase ADD COLUMN contact_before TEXT;
`;
