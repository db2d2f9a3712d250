/** Ends a `switch` over a union: a case that was forgotten is a compile error, and a bug when it happens anyway. */
export function exhaustive(missed: never): never {
  throw new Error(`unhandled case: ${JSON.stringify(missed)}`);
}
