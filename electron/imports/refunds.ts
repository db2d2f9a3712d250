import type { FileRecord, Splitter } from './file-records.ts';

/**
 * Has a row that says what was given back of its order stand there twice: once with what was bought, and right behind it once
 * with the refund alone, which is looked through, counted and let in like any row.
 */
export function refundsApart(split: Splitter, column: number): Splitter {
  return (text, state) => {
    const found = split(text, state);
    return { ...found, records: found.records.flatMap((record) => withRefund(record, column)) };
  };
}

function withRefund(record: FileRecord, column: number): readonly FileRecord[] {
  if (record.kind !== 'cells' || !/[1-9]/.test((record.cells[column] ?? '').slice(0, 60))) return [record];
  return [record, { kind: 'refund', cells: record.cells }];
}
