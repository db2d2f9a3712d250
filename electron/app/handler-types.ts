import type { CallName, CallOutput, Contract, ParsedInput } from '../../shared/contract.ts';
import type { ReadDb, WriteDb } from '../database/connection.ts';
import type { UnlockedVault } from '../vault/unlocked-vault.ts';
import type { AppState } from './app-state.ts';
import type { Acting, ActingInVault } from './ports.ts';

/** The shape of a verb by the kind of its call. A handler that takes or answers something else does not compile. */
export type Handler<Name extends CallName> = Contract[Name]['kind'] extends 'open'
  ? (app: AppState, input: ParsedInput<Name>) => CallOutput<Name> | Promise<CallOutput<Name>>
  : Contract[Name]['kind'] extends 'read'
    ? (db: ReadDb, input: ParsedInput<Name>, acting: Acting) => CallOutput<Name>
    : Contract[Name]['kind'] extends 'write'
      ? (tx: WriteDb, input: ParsedInput<Name>, acting: ActingInVault) => CallOutput<Name>
      : (vault: UnlockedVault, input: ParsedInput<Name>, acting: Acting) => Promise<CallOutput<Name>>;

/** A noun's part of the table from call name to verb. */
export type HandlersOf<Names extends CallName> = { readonly [Name in Names]: Handler<Name> };
