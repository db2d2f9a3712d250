import type { Channel } from '../../shared/consents/model.ts';

/**
 * What becomes of each table's rows when two people become one. A test reads the real schema and fails for a table of
 * people that is not named here: a merge would lose what is in it.
 */
export const movedTables = [
  { table: 'purchase', key: 'id' },
  { table: 'consent_event', key: 'id' },
  { table: 'hold', key: 'id' },
  { table: 'request', key: 'id' },
  { table: 'stop_code', key: 'code' },
  { table: 'merged_id', key: 'id' },
  { table: 'earlier_act', key: 'id' },
  { table: 'field_value', key: 'id' },
] as const;
export type MovedTable = (typeof movedTables)[number]['table'];

/** Tables that the merge writes anew, and those whose rows end with the record that goes. */
export const writtenAnew: readonly string[] = ['customer', 'contact_point', 'tag', 'search_text', 'search_word'];
export const endingTables: readonly string[] = ['let_go_person', 'merge', 'merge_side', 'merge_contact', 'not_same'];

/** Keys of the rows that came from the record that went, and of what the merge itself added: answers, and stops by fingerprint. */
export type Moved = Readonly<Record<MovedTable, readonly string[]>> & {
  readonly added: readonly string[];
  readonly stops: readonly { readonly fingerprint: string; readonly channel: Channel }[];
};
