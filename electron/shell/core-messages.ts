import type { DisplayState } from '../../shared/display/model.ts';
import type { FailureCode } from '../../shared/foundation/failure.ts';
import type { OutputDone, PrintPage } from '../../shared/notices/model.ts';
import type { PrintOn } from '../../shared/printers/model.ts';
import type { ChosenFile, ChosenFolder, DisplayWish, FileWish, KnownPrinter } from '../app/ports.ts';

export type { FileWish, KnownPrinter };

/** What the shell tells the core. A `port` message carries the window's port. */
export type ToCore =
  | { readonly kind: 'begin'; readonly folder: string; readonly cheapKey: boolean }
  | { readonly kind: 'port' }
  | { readonly kind: 'output-done'; readonly id: number; readonly outcome: OutputOutcome }
  | { readonly kind: 'file-done'; readonly id: number; readonly outcome: FileOutcome }
  | { readonly kind: 'folder-done'; readonly id: number; readonly outcome: ChosenFolder }
  | { readonly kind: 'display-state'; readonly state: DisplayState }
  /** From the customer's window, as it came. */
  | { readonly kind: 'customer-said'; readonly said: unknown }
  | { readonly kind: 'printers-known'; readonly id: number; readonly printers: readonly KnownPrinter[] }
  /** `null` when the dialog was closed. */
  | { readonly kind: 'path-done'; readonly id: number; readonly path: string | null }
  /** `null` when the system keeps no secret, or not this one. */
  | { readonly kind: 'key-store-done'; readonly id: number; readonly answer: string | null }
  /** Close the vault in good order and end. */
  | { readonly kind: 'close' };

/** What the core asks of the shell. */
export type FromCore =
  | { readonly kind: 'print'; readonly id: number; readonly page: PrintPage; readonly on: PrintOn | null }
  | { readonly kind: 'printers'; readonly id: number }
  | { readonly kind: 'save-pdf'; readonly id: number; readonly page: PrintPage; readonly suggestedName: string }
  | { readonly kind: 'choose-file'; readonly id: number; readonly wish: FileWish }
  | { readonly kind: 'choose-folder'; readonly id: number }
  | { readonly kind: 'choose-path'; readonly id: number; readonly extensions: readonly string[] }
  | { readonly kind: 'choose-place'; readonly id: number; readonly suggestedName: string; readonly extension: string }
  | { readonly kind: 'save-text'; readonly id: number; readonly text: string; readonly suggestedName: string }
  | { readonly kind: 'key-store'; readonly id: number; readonly ask: KeyStoreAsk }
  | { readonly kind: 'customer-display'; readonly wish: DisplayWish }
  | { readonly kind: 'idle-seconds'; readonly seconds: number }
  /** Long work is getting on, so nobody needs to touch the screen. */
  | { readonly kind: 'working' }
  /** Somebody else has the screen now: whatever the window knows has to go. */
  | { readonly kind: 'new-page' }
  | { readonly kind: 'lock' };

/** What the core asks of the system's store of secrets. */
export type KeyStoreAsk =
  | { readonly do: 'protects' }
  | { readonly do: 'seal'; readonly secret: string }
  | { readonly do: 'open'; readonly sealed: string };

/** What became of asking for a file, in a form that crosses processes. */
export type FileOutcome = ChosenFile | { readonly kind: 'refused'; readonly code: FailureCode };

/** What became of a print or a save, in a form that crosses processes. */
export type OutputOutcome = OutputDone | { readonly kind: 'refused'; readonly code: FailureCode };
