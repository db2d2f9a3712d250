import type { Failure } from './failure.ts';

/** What every call answers: a value, or a failure with a code the screen has words for. Calls never reject. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };
