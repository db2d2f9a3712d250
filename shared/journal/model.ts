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
  'staff.pin-opens',
  'staff.pin-opens-not',
  'staff.pins-wrong',
  'staff.pins-gone',
  'clock.confirmed',
  'book.older-copy',
  'book.salvaged',
  'book.salvage-taken',
  'book.salvage-put-away',
  'customer.added',
  'customer.add-undone',
  'customer.changed',
  'customer.viewed',
  'customer.all-viewed',
  'customer.all-taken-along',
  'customer.visited',
  'purchase.added',
  'purchase.removed',
  'customer.merged',
  'customer.merge-undone',
  'customer.kept-apart',
  'selection.saved',
  'selection.removed',
  'export.started',
  'export.written',
  'export.cancelled',
  'export.deleted',
  'export.read-back',
  'customer.erased',
  'customer.reduced',
  'import.came-in',
  'import.cancelled',
  'import.undone',
  'stop.lifted',
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
  'datamap.field-added',
  'datamap.field-changed',
  'datamap.field-removed',
  'datamap.partner-changed',
  'datamap.partner-removed',
  'datamap.purpose-changed',
  'datamap.purpose-removed',
  'notice.published',
  'notice.choices-changed',
  'pack.loaded',
  'sign.printed',
  'sign.saved',
  'sign.gone',
  'notice.taken-along',
  'printer.adjusted',
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

/** What an act is about, for narrowing the journal down. */
export const journalKinds = ['opening', 'looking', 'customers', 'answers', 'leaving', 'backups', 'shop'] as const;
export type JournalKind = (typeof journalKinds)[number];

/** Acts by which somebody read about a person without changing anything. */
const looks: readonly JournalAct[] = [
  'customer.viewed',
  'customer.all-viewed',
  'customer.all-taken-along',
  'consent.viewed',
  'consent.taken-along',
  'slip.shown',
  'slip.taken-along',
];

type Noun = JournalAct extends `${infer Name}.${string}` ? Name : never;
const kindOfNoun: Readonly<Record<Noun, JournalKind>> = {
  vault: 'opening',
  passphrase: 'opening',
  recovery: 'opening',
  locks: 'opening',
  owner: 'opening',
  clock: 'opening',
  book: 'opening',
  customer: 'customers',
  selection: 'customers',
  request: 'customers',
  purchase: 'customers',
  export: 'customers',
  import: 'customers',
  stop: 'answers',
  consent: 'answers',
  slip: 'answers',
  sheet: 'answers',
  proof: 'answers',
  rule: 'leaving',
  hold: 'leaving',
  'let-go': 'leaving',
  'month-end': 'leaving',
  'clean-up': 'leaving',
  receipt: 'leaving',
  backup: 'backups',
  shop: 'shop',
  display: 'shop',
  staff: 'shop',
  asking: 'shop',
  datamap: 'shop',
  notice: 'shop',
  pack: 'shop',
  sign: 'shop',
  printer: 'shop',
};
const goings: readonly JournalAct[] = ['customer.erased', 'customer.reduced', 'customer.add-undone'];
const comings: readonly JournalAct[] = [
  'staff.switched',
  'staff.not-switched',
  'staff.pin-opens',
  'staff.pin-opens-not',
  'staff.pins-wrong',
  'staff.pins-gone',
];

/** The kind that an act belongs to. */
export function kindOfAct(act: JournalAct): JournalKind {
  if (looks.includes(act)) return 'looking';
  if (goings.includes(act)) return 'leaving';
  if (comings.includes(act)) return 'opening';
  return kindOfNoun[act.split('.', 1)[0] as Noun];
}

/** What the journal says of itself: whole or where it breaks, and when the owner went on with an older copy of the book. */
export type JournalCheck = { readonly length: number; readonly olderCopies: readonly OlderCopyNoted[] } & (
  | { readonly kind: 'whole'; readonly head: string }
  /** The first entry that does not follow from the one before it, and the time of the last one that does. */
  | { readonly kind: 'broken'; readonly at: number; readonly lastGood: Instant | null }
);

/** So many entries, up to that time, were seen on this computer and are not in this book. */
export type OlderCopyNoted = {
  readonly seq: number;
  readonly at: Instant;
  readonly missing: number;
  readonly until: Instant;
};

/** What a number and a head on paper say about this journal. */
export type PaperCheck = 'same' | 'different' | 'shorter';

/** Which lines are wanted; `null` is any. `from` is the first moment, `until` the first that is too late. */
export type JournalFilter = {
  readonly staffId: string | null;
  readonly kind: JournalKind | null;
  readonly subject: string | null;
  readonly from: Instant | null;
  readonly until: Instant | null;
};

/** One line of the journal. `subject` is an opaque id, never a name. */
export type JournalEntry = {
  readonly seq: number;
  readonly at: Instant;
  readonly act: JournalAct;
  readonly subject: string | null;
  readonly role: string;
};

/** One line with everything it says; who and whom are opaque ids. */
export type JournalLineView = JournalEntry & {
  readonly staffId: string | null;
  readonly detail: JournalDetail;
};

/** Details are numbers, codes and ids; a customer's words never go in. */
export type JournalDetail = Readonly<Record<string, string | number | readonly string[]>>;
