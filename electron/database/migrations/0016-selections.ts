/**
 * Selections of the list that the shop has given a name.
 *
 * Personal data is in: none. What is kept is the question, never who answers to it.
 */
export const selections = `
CREATE TABLE selection (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  -- The filter as in shared/customers/selection.ts.
  filter TEXT NOT NULL CHECK (json_valid(filter)),
  created_at TEXT NOT NULL,
  hlc TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Where an answer stands for everybody, and who lacks a kind of contact, without reading whole tables.
CREATE INDEX consent_event_by_pair ON consent_event (purpose, channel, customer_row, hlc, state, valid_until, at);
CREATE INDEX contact_point_by_kind ON contact_point (kind, customer_row);
`;
