const named = [
  'customer',
  'contact_point',
  'consent_event',
  'purchase',
  'hold',
  'stop_code',
  'let_go_person',
  'journal',
] as const;

/** Under which word a table of the book is told to whoever salvages it. */
export function salvagedTable(table: string): (typeof named)[number] | 'search' | 'other' {
  if (table.startsWith('search')) return 'search';
  return named.find((one) => one === table) ?? 'other';
}
