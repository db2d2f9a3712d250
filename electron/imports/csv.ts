import Papa from 'papaparse';
import type { FileRecord, Splitter } from './file-records.ts';

/** No record of a spreadsheet that people keep is longer. */
const longestRecord = 256 * 1024;
/** How often one file may be read on from the line after a quote that nobody closed. */
const mostFreshStarts = 50;
const likelyDelimiters = [',', ';', '\t', '|', '^', '~', Papa.RECORD_SEP, Papa.UNIT_SEP];

/** What stands between the cells, from the first lines: what they say themselves (`sep=;`), or what fits them best. */
export function delimiterOf(text: string): string {
  const said = /^sep=(.)\r?\n/i.exec(text)?.[1];
  if (said !== undefined) return said;
  const sample = text.slice(0, longestRecord);
  const found = Papa.parse(sample, { preview: 20, skipEmptyLines: 'greedy', delimitersToGuess: likelyDelimiters }).meta
    .delimiter;
  return sample.includes(found) ? found : ',';
}

/** What ends a line here: a carriage return alone only where no line feed stands outside of quotation marks. */
export function newlineOf(text: string): '\n' | '\r' {
  if (!text.includes('\r')) return '\n';
  const outside = text.split('"').filter((_, part) => part % 2 === 0);
  const ends = outside.some((part) => part.includes('\r')) ? outside : [text];
  return ends.some((part) => part.includes('\n')) ? '\n' : '\r';
}

/**
 * Takes whole records off the front of a text. A quote that is never closed costs its own line, and in a file full of
 * them more than that: no file makes us read the same text again and again.
 */
export function csvSplitter(delimiter: string, newline: '\n' | '\r'): Splitter {
  return (text, { atEnd, freshStarts, skipping }) => {
    const records: FileRecord[] = [];
    let fresh = freshStarts;
    let start = skipping ? afterLine(text, 0, newline) : 0;
    let stillSkipping = skipping && start === text.length;
    while (start < text.length) {
      const { rows, cursor } = parse(text.slice(start), delimiter, newline, atEnd);
      for (const cells of rows) records.push({ kind: 'cells', cells });
      start += cursor;
      if (start >= text.length || (!atEnd && text.length - start <= longestRecord)) break;
      const line = text.indexOf(newline, start);
      records.push({ kind: 'broken', trouble: line === -1 && !atEnd ? 'too-long' : 'broken' });
      fresh += 1;
      stillSkipping = line === -1 || fresh > mostFreshStarts;
      start = stillSkipping ? text.length : line + 1;
    }
    return { records, rest: text.slice(start), freshStarts: fresh, skipping: stillSkipping };
  };
}

/** Rows whose end is in the text, and how far they go; at the end of a file the last one too, if its quotes are closed. */
function parse(text: string, delimiter: string, newline: '\n' | '\r', atEnd: boolean) {
  const parser = new Papa.Parser({ delimiter, newline, quoteChar: '"', escapeChar: '"' });
  const { data: rows, meta } = parser.parse(text, 0, true) as ParserResult;
  if (!atEnd || meta.cursor >= text.length) return { rows, cursor: meta.cursor };
  const last = parser.parse(text.slice(meta.cursor), 0, false) as ParserResult;
  if (last.errors.some(({ code }) => code === 'MissingQuotes')) return { rows, cursor: meta.cursor };
  return { rows: [...rows, ...last.data], cursor: text.length };
}

type ParserResult = {
  readonly data: string[][];
  readonly errors: readonly { readonly code: string }[];
  readonly meta: { readonly cursor: number };
};

function afterLine(text: string, from: number, newline: string): number {
  const at = text.indexOf(newline, from);
  return at === -1 ? text.length : at + 1;
}
