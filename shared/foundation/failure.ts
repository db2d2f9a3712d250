/**
 * Every reason the app can give for not doing something. Each code has a sentence in every language
 * (`resources/words/<language>/failures.json`); a test fails for a code without one.
 */
export const failureCodes = [
  'unexpected',
  'call.unknown',
  'call.bad-input',
  'call.not-allowed',
  'vault.locked',
  'vault.unsettled',
  'vault.already-set-up',
  'vault.wrong-passphrase',
  'vault.wrong-recovery-code',
  'vault.recovery-code-slip',
  'vault.recovery-code-different',
  'vault.passphrase-too-weak',
  'vault.none',
  'vault.missing',
  'vault.key-file-damaged',
  'vault.damaged',
  'vault.beyond-salvage',
  'vault.newer-version',
  'vault.in-use',
  'vault.disk-full',
  'vault.unreadable',
  'vault.folder-not-writable',
  'vault.wait',
  'staff.owner-again',
  'staff.name-missing',
  'staff.pin-short',
  'staff.pin-run',
  'staff.pin-date',
  'staff.name-taken',
  'staff.pin-wrong',
  'staff.not-found',
  'shop.name-missing',
  'customer.not-found',
  'customer.name-missing',
  'customer.contact-unreadable',
  'customer.contact-repeated',
  'customer.undo-too-late',
  'customer.undo-answered',
  'purchase.not-kept',
  'purchase.what-missing',
  'purchase.day-ahead',
  'purchase.not-found',
  'merge.not-found',
  'merge.too-late',
  'merge.not-the-newest',
  'merge.too-many-contacts',
  'export.cannot-write',
  'export.already-running',
  'export.changed-meanwhile',
  'export.not-found',
  'export.book-in-use',
  'export.not-ours',
  'export.not-whole',
  'consent.wording-not-shown',
  'consent.wording-missing',
  'consent.channel-not-offered',
  'consent.channel-missing',
  'consent.purpose-not-offered',
  'consent.under-sixteen',
  'consent.parent-needed',
  'consent.before-payment',
  'consent.sms-wording-incomplete',
  'consent.sheet-unknown',
  'consent.sheet-used',
  'consent.day-impossible',
  'asking.words-missing',
  'asking.too-many',
  'consent.notice-missing',
  'consent.stop-code-unknown',
  'consent.nothing-agreed',
  'notice.incomplete',
  'notice.not-found',
  'pack.unreadable',
  'pack.not-a-pack',
  'pack.other-place',
  'pack.not-newer',
  'pack.from-the-future',
  'file.too-large',
  'file.unreadable',
  'logo.not-a-picture',
  'logo.too-many-pixels',
  'sign.no-camera-rules',
  'sign.does-not-fit',
  'sign.no-printer',
  'sign.print-failed',
  'sign.save-failed',
  'retention.preview-changed',
  'retention.confirmation-wrong',
  'retention.nothing-due',
  'retention.trace-found',
  'retention.already-running',
  'retention.cancelled',
  'retention.rule-impossible',
  'retention.hold-past',
  'retention.hold-not-found',
  'retention.list-open',
  'retention.list-not-ready',
  'backup.no-place',
  'backup.place-missing',
  'backup.place-changed',
  'backup.place-other-shop',
  'backup.place-read-only',
  'backup.place-inside',
  'backup.place-full',
  'backup.too-large',
  'backup.not-whole',
  'backup.interrupted',
  'backup.cancelled',
  'backup.none-found',
  'backup.other-shop',
  'backup.other-history',
  'request.not-found',
  'request.day-impossible',
  'request.reason-missing',
] as const;

export type FailureCode = (typeof failureCodes)[number];

/** What crosses the border instead of an exception. `detail` holds numbers and short words, never names, paths or SQL. */
export type Failure = {
  readonly code: FailureCode;
  readonly detail: FailureDetail;
};

export type FailureDetail = Readonly<Record<string, string | number>>;

/** Thrown in `electron/` when a person can do something about it. Anything else that is thrown is a bug. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: FailureCode;
  readonly detail: FailureDetail;

  constructor(code: FailureCode, detail: FailureDetail = {}) {
    super(code);
    this.code = code;
    this.detail = detail;
  }
}
