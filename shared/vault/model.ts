import type { FailureCode } from '../foundation/failure.ts';
import type { StaffId } from '../foundation/id.ts';
import type { Instant } from '../foundation/instant.ts';
import type { ScreenLanguage } from '../foundation/language.ts';
import type { Role } from '../foundation/role.ts';
import type { SalvageList } from './salvage.ts';

/** Who is at the screen. */
export type Session = { readonly staffId: StaffId; readonly role: Role };

/** What the window shows first: set-up, the lock, the shop, or a page about what is wrong. */
export type VaultState =
  /** No vault and no key file: a fresh computer. */
  | { readonly kind: 'none' }
  /** A vault that wants its passphrase. */
  | { readonly kind: 'locked' }
  /** Open; while there is a concern, only the owner's answer to it gets through. */
  | { readonly kind: 'unlocked'; readonly session: Session; readonly concerns: readonly Concern[] }
  /** Something stands in the way. Nothing has been changed; each code has a page with a next step. */
  | { readonly kind: 'trouble'; readonly code: VaultTrouble };

export type VaultTrouble = Extract<
  FailureCode,
  | 'vault.missing'
  | 'vault.key-file-damaged'
  | 'vault.damaged'
  | 'vault.unreadable'
  | 'vault.newer-version'
  | 'vault.in-use'
  | 'vault.folder-not-writable'
>;

/**
 * Something about the book that only the owner can know to be right, asked before the shop opens. Nothing has been changed.
 * `newest` is the time of the newest entry in the journal.
 */
export type Concern =
  | { readonly kind: 'clock-behind'; readonly newest: Instant; readonly now: Instant }
  | { readonly kind: 'clock-ahead'; readonly newest: Instant; readonly now: Instant }
  | OlderCopy;

/** The book is an older copy, or lost its end: this many entries, up to that time, were seen on this computer before. */
export type OlderCopy = { readonly kind: 'older-copy'; readonly missing: number; readonly seenUntil: Instant };

export type SyncService =
  | 'OneDrive'
  | 'Dropbox'
  | 'Google Drive'
  | 'iCloud'
  | 'Nextcloud'
  | 'ownCloud'
  | 'MEGA'
  | 'pCloud'
  | 'Syncthing';

/** Where the vault's folder lies: on this computer alone, in a folder that a program copies elsewhere, on another computer. */
export type VaultPlace =
  | { readonly kind: 'own' }
  | { readonly kind: 'synced'; readonly by: SyncService }
  | { readonly kind: 'network' };

/** What became of a damaged book: it opened after all, what can be read of it is in a new file, or it was left as it is. */
export type SalvageOutcome =
  | { readonly kind: 'opened' }
  | { readonly kind: 'stopped' }
  | ({ readonly kind: 'salvaged' } & SalvageList);

/** Whose PIN opens the locked vault on this computer; `unprotected` when its system keeps no secret, so that nobody's may. */
export type PinsHere = {
  readonly keyStore: 'protected' | 'unprotected';
  readonly people: readonly StaffId[];
};

/** What the window needs before anything is unlocked. The language is the screen's, kept beside the vault. */
export type StartView = {
  readonly vault: VaultState;
  readonly language: ScreenLanguage;
  readonly folder: string;
  readonly place: VaultPlace;
  /** `little` when the disk has no room for the reserve that tidying a full disk needs. */
  readonly room: 'enough' | 'little';
  /** Somebody's PIN may open the vault that is locked here. */
  readonly pin: boolean;
};

/** 0 (a guess away) to 4 (beyond reach). `ok` is what set-up asks for: at least 12 characters and score 3. */
export type PassphraseRating = {
  readonly score: 0 | 1 | 2 | 3 | 4;
  readonly ok: boolean;
  readonly advice: 'too-short' | 'too-common' | 'longer' | 'good';
};
