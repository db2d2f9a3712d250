/**
 * One cell of a CSV file as RFC 4180 writes it, safe to open in a spreadsheet: what a spreadsheet could take for a formula
 * stands behind an apostrophe. `readSafe` takes that apostrophe away again.
 */
export function csvCell(text: string): string {
  const safe = mustBeMarked(text) ? `'${text}` : text;
  return /[",;\t\r\n\0]|^\s|\s$/.test(safe) || safe !== text ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One line of a CSV file, with its end. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/** What a cell said before it was made safe; any other cell as it is. */
export function readSafe(cell: string): string {
  return cell.startsWith("'") && mustBeMarked(cell.slice(1)) ? cell.slice(1) : cell;
}

/** Begins like a formula, or like something already marked, so that the mark can be told from the text. */
function mustBeMarked(text: string): boolean {
  return /^'*(?:[\t\r\n\0]|[\s\0]*[=+\-@＝＋－＠])/u.test(text);
}
