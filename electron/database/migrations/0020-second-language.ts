/**
 * The language that stands beside the first on a full sheet. Until now only the journal knew it.
 *
 * Personal data is in: nothing.
 */
export const secondLanguage = `
ALTER TABLE sign ADD COLUMN second TEXT;
UPDATE sign SET second = known.second FROM (
  SELECT detail ->> '$.sign' AS version, substr(detail ->> '$.language', instr(detail ->> '$.language', '-') + 1) AS second
  FROM journal WHERE act IN ('sign.printed', 'sign.saved') AND detail ->> '$.language' LIKE '%-%'
) AS known
WHERE known.version = sign.version;
`;
