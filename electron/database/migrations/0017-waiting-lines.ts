/**
 * Lines of the journal that are still to be written: one for each of many people whom a clean-up has removed, so that the moment
 * in which they go is as short as for one.
 *
 * Personal data is in: none, ids only, as in the journal itself.
 */
export const waitingLines = `
CREATE TABLE waiting_line (
  position INTEGER PRIMARY KEY,
  act TEXT NOT NULL,
  subject TEXT NOT NULL,
  detail TEXT NOT NULL CHECK (json_valid(detail))
) STRICT;
`;
