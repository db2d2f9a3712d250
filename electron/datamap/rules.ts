import type { FieldCode } from '../../shared/datamap/model.ts';

/**
 * Every column that holds something about a person, and the field of the data map that tells people so; `own` for the
 * fields that the owner added. A test reads the real schema: a column of these tables that is neither here nor among the
 * plain ones fails it.
 */
export const personalColumns: Readonly<Record<string, Readonly<Record<string, FieldCode | 'own'>>>> = {
  customer: {
    display_name: 'name',
    sort_name: 'name',
    language: 'language',
    under_sixteen: 'under-sixteen',
    note: 'note',
    last_contact_at: 'visits',
  },
  contact_point: { kind: 'email', typed: 'email', normalised: 'email' },
  hold: { kind: 'note', field: 'note', purchase_id: 'purchases', reason: 'note', until: 'note', ended_at: 'note' },
  request: {
    wish: 'note',
    state: 'note',
    note: 'note',
    identity: 'note',
    received_on: 'note',
    identified_on: 'note',
    due_on: 'note',
    law: 'note',
    closed_at: 'note',
    reason: 'note',
  },
  let_go_person: { fields: 'visits' },
  field_value: { field: 'own', value: 'own' },
  search_text: { text: 'name' },
  search_word: { word: 'name' },
  tag: { tag: 'tags' },
  earlier_act: { at: 'visits', act: 'visits', detail: 'visits' },
  merged_id: { id: 'name' },
  merge: { gone_id: 'name', merged_at: 'name', undo_until: 'name', moved: 'name' },
  merge_side: {
    side: 'name',
    display_name: 'name',
    language: 'language',
    under_sixteen: 'under-sixteen',
    note: 'note',
    tags: 'tags',
    last_contact_at: 'visits',
  },
  merge_contact: { side: 'email', kind: 'email', typed: 'email', normalised: 'email' },
  not_same: { other_row: 'name' },
  stop_code: { code: 'answers' },
  purchase: {
    at: 'purchases',
    what: 'purchases',
    amount_minor: 'purchases',
    currency: 'purchases',
    contact_before: 'visits',
  },
  consent_event: {
    purpose: 'answers',
    channel: 'answers',
    state: 'answers',
    wording: 'answers',
    notice_id: 'answers',
    sign_version: 'answers',
    method: 'answers',
    after_payment: 'answers',
    at: 'answers',
    valid_until: 'answers',
    controller: 'answers',
    asked_order: 'answers',
    sheet: 'answers',
    reason: 'answers',
    answered_on: 'answers',
    answered_by: 'answers',
  },
};

/** Columns of the same tables that say nothing about a person: keys, order, clocks, where and by whom it was written. */
export const plainColumns: readonly string[] = [
  'row',
  'id',
  'customer_row',
  'position',
  'hlc',
  'created_at',
  'let_go_id',
  'merge_id',
  'source',
  'import_number',
  'staff_id',
  'role',
  'device_id',
];
