import type { z } from 'zod';
import type { Role } from './role.ts';

/**
 * How a call touches the vault.
 * - `open`: answered with the vault locked or absent too; gets no database.
 * - `read`: gets a `ReadDb`.
 * - `write`: runs inside one transaction with a `WriteDb` and ends in one journal line.
 * - `long`: runs in pieces, opens its own transactions, tells progress (erase, clean-up, printing).
 */
export type CallKind = 'open' | 'read' | 'write' | 'long';

/** One thing the window may ask of the core. `Output` exists for the compiler only. */
export type Call<Input extends z.ZodType, Output> = {
  readonly kind: CallKind;
  /** The weakest role that may; `null` for `open` calls, which run before anyone is known. */
  readonly role: Role | null;
  /** True for dangerous acts: refused unless `vault.confirmOwner` took the owner's passphrase in the last two minutes. */
  readonly ownerAgain: boolean;
  /** True for a `write` on the way to making room: on a full disk the reserve is given up for it. */
  readonly makesRoom: boolean;
  readonly input: Input;
  readonly _output?: Output;
};

/**
 * Declares a call. Written `call('read', 'Counter', schema).answers<Output>()` so that the output can be named;
 * dangerous acts `call('long', 'Owner', schema).ownerAgain().answers<Output>()`, and writes that lead to removing people
 * `call('write', 'Owner', schema).makesRoom().answers<Output>()`.
 */
export function call<Kind extends CallKind, Input extends z.ZodType>(kind: Kind, role: Role | null, input: Input) {
  const plain = { ownerAgain: false, makesRoom: false };
  return {
    ...declared(kind, role, input, plain),
    ownerAgain: () => declared(kind, role, input, { ...plain, ownerAgain: true }),
    makesRoom: () => declared(kind, role, input, { ...plain, makesRoom: true }),
  };
}

function declared<Kind extends CallKind, Input extends z.ZodType>(
  kind: Kind,
  role: Role | null,
  input: Input,
  marks: { readonly ownerAgain: boolean; readonly makesRoom: boolean },
) {
  return {
    answers<Output>(): Call<Input, Output> & { readonly kind: Kind } {
      return { kind, role, ...marks, input };
    },
  };
}
