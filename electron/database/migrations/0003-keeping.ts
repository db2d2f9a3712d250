/**
 * Keeping rules per field and purpose, holds, the list of people who leave in seven days, sales kept without the
 * person, and where the owner stopped on the month-end page.
 *
 * Personal data is in: hold, let_go_person.
 */
export const keeping = `
CREATE TABLE keeping (
  field TEXT NOT NULL,
  purpose TEXT NOT NULL,
  position INTEGER NOT NULL,
  -- The rule as in shared/datamap/keeping.ts.
  body TEXT NOT NULL CHECK (json_valid(body)),
  hlc TEXT NOT NULL,
  PRIMARY KEY (field, purpose)
) STRICT, WITHOUT ROWID;

INSERT INTO keeping (field, purpose, position, body, hlc)
SELECT f.code, p.value, f.position * 100 + p.key, json_object(
    'field', f.code,
    'purpose', p.value,
    'trigger', iif(o.body ->> '$.needsConsent', 'consent-ended', 'last-contact'),
    'months', iif(o.body ->> '$.needsConsent', 0, k.months),
    'action', iif(f.code IN ('email', 'phone', 'post', 'note', 'purchases'), 'remove-field', 'remove-person'),
    'because', '',
    'source', 'template',
    'law', NULL
  ), k.hlc
FROM data_field f, json_each(f.body, '$.purposes') p
JOIN purpose o ON o.code = p.value
JOIN keeping_rule k ON k.id = 1;

INSERT INTO keeping (field, purpose, position, body, hlc)
SELECT 'purchases', 'bookkeeping', 100000, json_object(
    'field', 'purchases', 'purpose', 'bookkeeping', 'trigger', 'last-purchase', 'months', 84,
    'action', 'keep-without-person', 'because', '', 'source', 'template', 'law', NULL
  ), hlc
FROM keeping_rule WHERE id = 1;

DROP TABLE keeping_rule;

-- A dated reason not to let somebody go yet. Ends by itself; ended early, it keeps the day.
CREATE TABLE hold (
  id TEXT PRIMARY KEY,
  customer_row INTEGER NOT NULL REFERENCES customer (row) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('repair', 'dispute', 'request', 'warranty', 'other')),
  reason TEXT NOT NULL,
  created_at TEXT NOT NULL,
  until TEXT NOT NULL,
  ended_at TEXT,
  hlc TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX hold_of_customer ON hold (customer_row, until);

-- One list at a time of who leaves, confirmed by the owner, with seven days to think again.
CREATE TABLE let_go (
  id TEXT PRIMARY KEY,
  listed_at TEXT NOT NULL,
  leaves_at TEXT NOT NULL,
  removing INTEGER NOT NULL,
  reducing INTEGER NOT NULL,
  ended_at TEXT,
  outcome TEXT CHECK (outcome IN ('done', 'taken-back')),
  hlc TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE let_go_person (
  let_go_id TEXT NOT NULL REFERENCES let_go (id),
  customer_row INTEGER NOT NULL REFERENCES customer (row) ON DELETE CASCADE,
  -- Empty: the person goes. Otherwise the fields that go.
  fields TEXT NOT NULL CHECK (json_valid(fields)),
  PRIMARY KEY (let_go_id, customer_row)
) STRICT, WITHOUT ROWID;
CREATE INDEX let_go_person_of_customer ON let_go_person (customer_row);

-- What tax law asks for once the buyer is gone: day, amount, nothing that says who or what.
CREATE TABLE sale (
  id TEXT PRIMARY KEY,
  at TEXT NOT NULL,
  amount_minor INTEGER NOT NULL,
  currency TEXT NOT NULL,
  keep_until TEXT NOT NULL,
  hlc TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sale_by_end ON sale (keep_until);

-- What a run did, for the receipt of one that was interrupted before it was proved.
ALTER TABLE clean_up ADD COLUMN done TEXT CHECK (done IS NULL OR json_valid(done));

-- Lines of the month-end page that the owner has settled, by month.
CREATE TABLE month_end (
  month TEXT NOT NULL,
  line TEXT NOT NULL,
  settled_at TEXT NOT NULL,
  hlc TEXT NOT NULL,
  PRIMARY KEY (month, line)
) STRICT, WITHOUT ROWID;
`;
