import type { Instant } from '../foundation/instant.ts';

/** Every act and view has one of these names. */
export const journalActs = [
  'shop.set-up',
  'shop.changed',
  'vault.unlocked',
  'passphrase.changed',
  'recovery.used',
  'recovery.changed',
  'locks.changed',
  'owner.confirmed',
  'owner.not-confirmed',
  'staff.added',
  'staff.changed',
  'staff.removed',
  'staff.switched',
  'staff.not-switched',
  'clock.confirmed',
  'book.older-copy',
  'customer.added',
  'customer.add-undone',
  'customer.changed',
  'customer.viewed',
  'customer.visited',
  'purchase.added',
  'purchase.removed',
  'customer.merged',
  'customer.merge-undone',
  'customer.kept-apart',
  'export.started',
  'export.written',
  'export.cancelled',
  'export.deleted',
  'export.read-back',
  'customer.erased',
  'customer.reduced',
  'consent.recorded',
  'consent.skipped',
  'consent.stopped',
  'consent.viewed',
  'consent.taken-along',
  'slip.shown',
  'slip.taken-along',
  'asking.changed',
  'display.changed',
  'sheet.printed',
  'notice.published',
  'notice.choices-changed',
  'pack.loaded',
  'sign.printed',
  'sign.saved',
  'rule.changed',
  'hold.started',
  'hold.ended',
  'request.recorded',
  'request.identified',
  'request.closed',
  'let-go.listed',
  'let-go.taken-back',
  'month-end.settled',
  'month-end.printed',
  'clean-up.started',
  'clean-up.finished',
  'clean-up.trace-found',
  'proof.viewed',
  'receipt.printed',
  'backup.place-chosen',
  'backup.made',
  'backup.failed',
  'backup.removed',
  'backup.drilled',
  'book.restored',
  'receipt.taken-along',
] as const;
export type JournalAct = (typeof journalActs)[number];

export type JournalCheck =
  | { readonly kind: 'whole'; readonly length: number; readonly head: string }
  /** The first entry that does not follow from the one before it. */
  | { readonly kind: 'broken'; readonly length: number; readonly at: number };

/** One line of the journal. `subject` is an opaque id, never a name. */
export type JournalEntry = {
  readonly seq: number;
  readonly at: Instant;
  readonly act: JournalAct;
  readonly subject: string | null;
  readonly role: string;
};
