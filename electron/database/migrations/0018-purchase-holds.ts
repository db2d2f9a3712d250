/**
 * Holds on one purchase of a person instead of all of them.
 *
 * Personal data is in: nothing new; a hold names a purchase of its person.
 */
export const purchaseHolds = `
-- The purchase that is held; NULL for all of the field or the person.
ALTER TABLE hold ADD COLUMN purchase_id TEXT;
CREATE INDEX hold_of_purchase ON hold (purchase_id) WHERE purchase_id IS NOT NULL;
`;
