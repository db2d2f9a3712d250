import type { Place } from '../../shared/customers/everything.ts';

/** A table that holds something about a person. */
export type PersonalTable = {
  readonly table: string;
  /** Where the page that answers "what is there about me" shows it. */
  readonly place: Place;
  /** Which rows are of the people in a JSON list of rows; left out: by their customer. */
  readonly ofThem?: string;
  /** How the rows of those in `temp.leaving` go. */
  readonly erase: string;
  /** The columns of text that somebody could be recognised by: looked for in every page after an erasure. */
  readonly searched: readonly string[];
  /** Columns of text that are codes, ids, days or clocks: the same words stand in the book for everybody. */
  readonly unsearched: readonly string[];
};

/**
 * Every table that holds something about a person. Order matters: texts leave the search index before the customer they
 * hang on does. Tests read the real schema and fail for a table that is in no list, and for a column of text that is
 * neither searched nor named here as one that is not.
 */
export const personalTables: readonly PersonalTable[] = [
  { table: 'search_text', place: 'finding', erase: ofCustomer('search_text'), searched: ['text'], unsearched: [] },
  // Single words of names and addresses: somebody who stays has most of them too.
  { table: 'search_word', place: 'finding', erase: ofCustomer('search_word'), searched: [], unsearched: ['word'] },
  {
    table: 'contact_point',
    place: 'contacts',
    erase: ofCustomer('contact_point'),
    searched: ['typed', 'normalised'],
    unsearched: ['id', 'kind', 'hlc'],
  },
  {
    table: 'field_value',
    place: 'own',
    erase: ofCustomer('field_value'),
    searched: ['value'],
    unsearched: ['id', 'field', 'hlc'],
  },
  {
    table: 'purchase',
    place: 'purchases',
    erase: ofCustomer('purchase'),
    searched: ['what'],
    unsearched: ['id', 'at', 'currency', 'contact_before', 'hlc'],
  },
  {
    table: 'consent_event',
    place: 'answers',
    erase: ofCustomer('consent_event'),
    searched: ['reason'],
    unsearched: [
      'id',
      'purpose',
      'channel',
      'state',
      'wording',
      'notice_id',
      'method',
      'staff_id',
      'role',
      'device_id',
      'at',
      'hlc',
      'valid_until',
      'controller',
      'asked_order',
      'answered_on',
      'answered_by',
    ],
  },
  {
    table: 'hold',
    place: 'holds',
    erase: ofCustomer('hold'),
    searched: ['reason'],
    unsearched: ['id', 'kind', 'field', 'purchase_id', 'created_at', 'until', 'ended_at', 'hlc'],
  },
  {
    table: 'let_go_person',
    place: 'why',
    erase: ofCustomer('let_go_person'),
    searched: [],
    unsearched: ['let_go_id', 'fields'],
  },
  {
    table: 'stop_code',
    place: 'stop-codes',
    erase: ofCustomer('stop_code'),
    searched: ['code'],
    unsearched: ['created_at', 'hlc'],
  },
  { table: 'tag', place: 'tags', erase: ofCustomer('tag'), searched: ['tag'], unsearched: ['hlc'] },
  {
    table: 'earlier_act',
    place: 'acts',
    erase: ofCustomer('earlier_act'),
    searched: [],
    unsearched: ['id', 'at', 'act', 'role', 'detail'],
  },
  { table: 'merged_id', place: 'merges', erase: ofCustomer('merged_id'), searched: [], unsearched: ['id', 'hlc'] },
  {
    table: 'merge_contact',
    place: 'merges',
    ofThem: ofMerges('SELECT value FROM json_each(?)'),
    erase: `DELETE FROM merge_contact WHERE ${ofMerges('SELECT row FROM temp.leaving')}`,
    searched: ['typed', 'normalised'],
    unsearched: ['merge_id', 'side', 'id', 'kind'],
  },
  {
    table: 'merge_side',
    place: 'merges',
    ofThem: ofMerges('SELECT value FROM json_each(?)'),
    erase: `DELETE FROM merge_side WHERE ${ofMerges('SELECT row FROM temp.leaving')}`,
    searched: ['display_name', 'note'],
    unsearched: ['merge_id', 'side', 'language', 'source', 'created_at', 'last_contact_at', 'tags'],
  },
  {
    table: 'merge',
    place: 'merges',
    erase: ofCustomer('merge'),
    searched: [],
    unsearched: ['id', 'gone_id', 'merged_at', 'undo_until', 'moved', 'hlc'],
  },
  {
    table: 'not_same',
    place: 'apart',
    erase: `DELETE FROM not_same
      WHERE customer_row IN (SELECT row FROM temp.leaving) OR other_row IN (SELECT row FROM temp.leaving)`,
    searched: [],
    unsearched: ['hlc'],
  },
  {
    table: 'request',
    place: 'requests',
    // Its days and its outcome stay, without who it was: that the clock was met has to be shown for years.
    erase: `UPDATE request SET customer_row = NULL, note = '', reason = '',
        state = CASE WHEN closed_at IS NOT NULL THEN state WHEN wish = 'eu-gdpr:A17' THEN 'RequestFulfilled' ELSE 'RequestUnfulfilled' END,
        closed_at = coalesce(closed_at, (SELECT at FROM erasure ORDER BY seq DESC LIMIT 1))
      WHERE customer_row IN (SELECT row FROM temp.leaving)`,
    searched: ['note', 'reason'],
    unsearched: [
      'id',
      'wish',
      'state',
      'identity',
      'received_on',
      'identified_on',
      'due_on',
      'law',
      'closed_at',
      'hlc',
    ],
  },
  {
    table: 'customer',
    place: 'person',
    erase: 'DELETE FROM main.customer WHERE row IN (SELECT row FROM temp.leaving)',
    searched: ['display_name', 'sort_name', 'note'],
    unsearched: ['id', 'language', 'source', 'created_at', 'last_contact_at', 'hlc'],
  },
];

function ofMerges(rows: string): string {
  return `merge_id IN (SELECT id FROM merge WHERE customer_row IN (${rows}))`;
}

function ofCustomer(table: string): string {
  return `DELETE FROM ${table} WHERE customer_row IN (SELECT row FROM temp.leaving)`;
}

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
  'waiting_line',
  'purpose',
  'data_field',
  'keeping',
  'partner',
  'own_name',
  'let_go',
  'sale',
  'month_end',
  'wording',
  'notice',
  'sign',
  'sign_gone',
  'sign_look',
  'shop_logo',
  'printer',
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
  'file_import',
  'stop_list',
  'selection',
  'backup_place',
  'backup_copy',
  'backup_drill',
];
