/** What was measured in one way: the usual time and the slow ones, in milliseconds. */
export type Times = { readonly p50: number; readonly p95: number };

/** One line of the table. `times` are milliseconds, `bytes` a size; what does not apply is left out. */
export type Figure = {
  readonly what: string;
  readonly ours: Times | number;
  /** The same work on the bare encrypted database, on plain SQLite, or in a bare Electron window. */
  readonly bare?: Times | number;
  readonly plain?: Times | number;
  readonly electron?: Times | number;
  readonly unit?: 'ms' | 'MB';
};

/** The figures of one size of shop. */
export type Part = { readonly customers: number; readonly figures: readonly Figure[] };

/** Usual and slow of many measured times. */
export function timesOf(measured: readonly number[]): Times {
  const sorted = [...measured].sort((one, other) => one - other);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95) };
}

/** How long a piece of work took, in milliseconds, and what it answered. */
export async function timed<T>(work: () => T | Promise<T>): Promise<readonly [ms: number, value: T]> {
  const started = performance.now();
  const value = await work();
  return [performance.now() - started, value];
}

/** The table for the README: a line for each figure, a group of columns for each size of shop. */
export function tableOf(parts: readonly Part[]): string {
  const head = [
    '',
    ...parts.flatMap(({ customers }) => [`${grouped(customers)} customers`, '× bare', '× plain', '× Electron']),
  ];
  const names = parts[0]?.figures.map(({ what }) => what) ?? [];
  const lines = names.map((what) => [
    what,
    ...parts.flatMap(({ figures }) => {
      const figure = figures.find((one) => one.what === what);
      if (figure === undefined) return ['', '', '', ''];
      return [shown(figure), ratio(figure, figure.bare), ratio(figure, figure.plain), ratio(figure, figure.electron)];
    }),
  ]);
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [row(head), row(head.map((_, column) => (column === 0 ? '---' : '--:'))), ...lines.map(row)].join('\n');
}

/** The tables as they are, with the rows that were measured anew in the place of the same ones. */
export function withRows(tables: string, anew: string): string {
  const lines = tables.split('\n');
  for (const row of anew.split('\n')) {
    if (!row.startsWith('| ')) continue;
    const name = row.slice(0, row.indexOf('|', 2) + 1);
    const start = name === '|  |' ? row : name;
    const at = lines.findIndex((line) => line.startsWith(start));
    if (at === -1) throw new Error(`There is no row for "${row}" yet: measure everything.`);
    lines[at] = row;
  }
  return lines.join('\n');
}

function shown({ ours, unit }: Figure): string {
  if (unit === 'MB') return `${Math.round(middle(ours))} MB`;
  return typeof ours === 'number' ? time(ours) : `${time(ours.p50)}, p95 ${time(ours.p95)}`;
}

function ratio({ ours }: Figure, other: Times | number | undefined): string {
  if (other === undefined) return '';
  return (middle(ours) / middle(other)).toFixed(2);
}

function middle(measured: Times | number): number {
  return typeof measured === 'number' ? measured : measured.p50;
}

function time(ms: number): string {
  if (ms >= 1000) return `${(ms / 1000).toFixed(1)} s`;
  return `${ms >= 10 ? Math.round(ms) : ms.toFixed(ms >= 1 ? 1 : 2)} ms`;
}

/** A number as people write a large one. */
export function grouped(number: number): string {
  return new Intl.NumberFormat('en-GB').format(number);
}
