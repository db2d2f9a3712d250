import type { BackupOutcome, BackupReason } from '../backups/model.ts';
import type { DisplayEvent } from '../display/model.ts';
import type { Result } from './result.ts';

/** The one name under which the shell hands the port to its own window. */
export const corePortChannel = 'regulars:core-port';
/** The one name under which a print window asks for the page it is to show. */
export const printPageChannel = 'regulars:print-page';
/** The one name under which a print window says that fonts and layout are ready. */
export const printReadyChannel = 'regulars:print-ready';

/** The names under which the customer's window says that it is there, is told what to show, and says what was tapped. */
export const customerReadyChannel = 'regulars:customer-ready';
export const customerViewChannel = 'regulars:customer-view';
export const customerSaidChannel = 'regulars:customer-said';

export type CallMessage = { readonly id: number; readonly name: string; readonly input: unknown };
export type AnswerMessage = { readonly id: number; readonly result: Result<unknown> };
export type EventMessage = { readonly event: AppEventName; readonly payload: AppEvents[AppEventName] };

/** What the window can hear without asking. */
export type AppEvents = {
  /** Long work moved on. `total` is 0 while it is not known yet. */
  readonly progress: Progress;
  /** A copy that was wanted before a risky act could not be made, or there is no place for one. The act goes on. */
  readonly backup: { readonly reason: BackupReason; readonly outcome: BackupOutcome };
  /** Something about the customer's display. */
  readonly display: DisplayEvent;
};
export type AppEventName = keyof AppEvents;

export type ProgressStep =
  | 'removing'
  | 'tidying'
  | 'shrinking'
  | 'checking'
  | 'copying'
  | 'rewriting'
  | 'reading'
  | 'bringing-in'
  | 'writing';
export type Progress = {
  readonly task: 'clean-up' | 'erase' | 'locks' | 'backup' | 'restore' | 'export' | 'read-back' | 'import' | 'salvage';
  readonly step: ProgressStep;
  readonly done: number;
  readonly total: number;
  /** Which kind of rows it is at, and how far it is with them. */
  readonly rows?: { readonly table: string; readonly done: number; readonly total: number };
};
