/**
 * What customers want of their own data, with its clock; and holds on one thing about a person instead of all of it.
 *
 * Personal data is in: request, as long as it has a customer. Whoever leaves takes their words along; what stays shows
 * only that the clock was met.
 */
export const requests = `
CREATE TABLE request (
  id TEXT PRIMARY KEY,
  customer_row INTEGER REFERENCES customer (row) ON DELETE SET NULL,
  -- The right in DPV's eu-gdpr extension.
  wish TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('RequestInitiated', 'RequestRequiresAction', 'RequestFulfilled', 'RequestRejected', 'RequestUnfulfilled')),
  note TEXT NOT NULL,
  identity TEXT NOT NULL,
  -- Calendar days.
  received_on TEXT NOT NULL,
  identified_on TEXT,
  due_on TEXT NOT NULL,
  law TEXT,
  closed_at TEXT,
  reason TEXT NOT NULL,
  hlc TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX request_of_customer ON request (customer_row);
CREATE INDEX request_by_deadline ON request (due_on) WHERE closed_at IS NULL;

-- The field that is held; nothing where it is the person.
ALTER TABLE hold ADD COLUMN field TEXT;
`;
