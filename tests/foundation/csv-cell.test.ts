import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { csvCell, csvLine, readSafe } from '../../shared/foundation/csv-cell.ts';

const starts = ['=', '+', '-', '@', '\t', '\r', '\0', '\n', '＝', '＋', '－', '＠', ' =', '  +', ' \t@', '\u00a0='];
const anyText = fc.oneof(fc.string(), fc.string({ unit: 'binary' }));

describe('a cell of a CSV file', () => {
  it.each(starts)('that begins with %j is marked with an apostrophe and quoted', (start) => {
    expect(csvCell(`${start}1+1"x`)).toBe(`"'${start}1+1""x"`);
  });

  it.each(['Anna', '1,5', "O'Neill", 'a=b', '5-6', '', '12 Lark Lane\nBristol', ' shop '])(
    '%j is not marked',
    (text) => {
      expect(csvCell(text).replace(/^"/, '')).not.toMatch(/^'/);
    },
  );

  it('comes back from any spreadsheet file as it went in, and never begins like a formula', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('', "'", "''", ...starts), anyText), { minLength: 1 }), (parts) => {
        const cells = parts.map(([start, text]) => start + text);
        const [row] = Papa.parse<string[]>(csvLine(cells), { delimiter: ',', newline: '\r\n' }).data;
        for (const cell of row ?? []) expect(cell).not.toMatch(/^(?:[\t\r\n\0]|[\s\0]*[=+\-@＝＋－＠])/u);
        expect(row?.map(readSafe)).toEqual(cells);
      }),
      { numRuns: 500 },
    );
  });
});
