/**
 * Every table that holds something about a person, and how its rows go. Order matters: texts leave the search index
 * before the customer they hang on does. A test reads the real schema and fails for a table that is in neither list.
 */
export const personalTables: readonly { readonly table: string; readonly erase: string }[] = [
  { table: 'search_text', erase: 'DELETE FROM search_text WHERE customer_row IN (SELECT row FROM temp.leaving)' },
  { table: 'search_word', erase: 'DELETE FROM search_word WHERE customer_row IN (SELECT row FROM temp.leaving)' },
  { table: 'contact_point', erase: 'DELETE FROM contact_point WHERE customer_row IN (SELECT row FROM temp.leaving)' },
  { table: 'purchase', erase: 'DELETE FROM purchase WHERE customer_row IN (SELECT row FROM temp.leaving)' },
  { table: 'consent_event', erase: 'DELETE FROM consent_event WHERE customer_row IN (SELECT row FROM temp.leaving)' },
  { table: 'hold', erase: 'DELETE FROM hold WHERE customer_row IN (SELECT row FROM temp.leaving)' },
  { table: 'let_go_person', erase: 'DELETE FROM let_go_person WHERE customer_row IN (SELECT row FROM temp.leaving)' },
  { table: 'stop_code', erase: 'DELETE FROM stop_code WHERE customer_row IN (SELECT row FROM temp.leaving)' },
  { table: 'tag', erase: 'DELETE FROM tag WHERE customer_row IN (SELECT row FROM temp.leaving)' },
  { table: 'earlier_act', erase: 'DELETE FROM earlier_act WHERE customer_row IN (SELECT row FROM temp.leaving)' },
  { table: 'merged_id', erase: 'DELETE FROM merged_id WHERE customer_row IN (SELECT row FROM temp.leaving)' },
  { table: 'merge_contact', erase: ofMerges('merge_contact') },
  { table: 'merge_side', erase: ofMerges('merge_side') },
  { table: 'merge', erase: 'DELETE FROM merge WHERE customer_row IN (SELECT row FROM temp.leaving)' },
  {
    table: 'not_same',
    erase: `DELETE FROM not_same
      WHERE customer_row IN (SELECT row FROM temp.leaving) OR other_row IN (SELECT row FROM temp.leaving)`,
  },
  { table: 'customer', erase: 'DELETE FROM customer WHERE row IN (SELECT row FROM temp.leaving)' },
];

/** The index over `search_text`, and its own tables: emptied by triggers, rewritten when the vault tidies itself. */
export const derivedTables: readonly string[] = [
  'search_index',
  'search_index_data',
  'search_index_idx',
  'search_index_docsize',
  'search_index_config',
];

/** Tables without a person: opaque ids, keyed fingerprints, the shop's own words. */
export const personFreeTables: readonly string[] = [
  'meta',
  'shop',
  'staff_member',
  'journal',
  'purpose',
  'data_field',
  'keeping',
  'let_go',
  'sale',
  'month_end',
  'wording',
  'notice',
  'sign',
  'notice_choices',
  'loaded_pack',
  'paper_sheet',
  'own_words',
  'asking_rule',
  'erasure',
  'erased_fingerprint',
  'kept_proof',
  'kept_proof_key',
  'kept_proof_answer',
  'clean_up',
  'export_file',
  'backup_place',
  'backup_copy',
  'backup_drill',
];

function ofMerges(table: string): string {
  return `DELETE FROM ${table}
    WHERE merge_id IN (SELECT id FROM merge WHERE customer_row IN (SELECT row FROM temp.leaving))`;
}
