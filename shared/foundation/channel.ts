import type { Result } from './result.ts';

/** The one name under which the shell hands the port to its own window. */
export const corePortChannel = 'regulars:core-port';
/** The one name under which a print window asks for the page it is to show. */
export const printPageChannel = 'regulars:print-page';
/** The one name under which a print window says that fonts and layout are ready. */
export const printReadyChannel = 'regulars:print-ready';

export type CallMessage = { readonly id: number; readonly name: string; readonly input: unknown };
export type AnswerMessage = { readonly id: number; readonly result: Result<unknown> };
export type EventMessage = { readonly event: AppEventName; readonly payload: AppEvents[AppEventName] };

/** What the window can hear without asking. */
export type AppEvents = {
  /** Long work moved on. `total` is 0 while it is not known yet. */
  readonly progress: Progress;
};
export type AppEventName = keyof AppEvents;

export type ProgressStep = 'removing' | 'tidying' | 'shrinking' | 'checking' | 'copying' | 'rewriting';
export type Progress = {
  readonly task: 'clean-up' | 'erase' | 'locks';
  readonly step: ProgressStep;
  readonly done: number;
  readonly total: number;
};
