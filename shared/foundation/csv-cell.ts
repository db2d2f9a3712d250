/**
 * One cell of a CSV file that a spreadsheet may open: what would be read as a formula gets an apostrophe in front, and
 * what holds a quote, a comma or a line end is quoted (RFC 4180).
 */
export function csvCell(text: string): string {
  const safe = /^[\s\p{Zs}]*[=+\-@\t\r\n\0＝＋－＠]/u.test(text) ? `'${text}` : text;
  return safe !== text || /[",;\r\n\0]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A line of such cells with its end. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}
