import type { z } from 'zod';
import { backupCalls } from './backups/calls.ts';
import { consentCalls } from './consents/calls.ts';
import { stopCalls } from './consents/stop-calls.ts';
import { customerCalls } from './customers/calls.ts';
import { dataMapCalls } from './datamap/calls.ts';
import { displayCalls } from './display/calls.ts';
import { exportCalls } from './exports/calls.ts';
import type { Call } from './foundation/call.ts';
import { importCalls } from './imports/calls.ts';
import { journalCalls } from './journal/calls.ts';
import { mergeCalls } from './merges/calls.ts';
import { monthEndCalls } from './monthend/calls.ts';
import { noticeCalls } from './notices/calls.ts';
import { packCalls } from './packs/calls.ts';
import { printerCalls } from './printers/calls.ts';
import { purchaseCalls } from './purchases/calls.ts';
import { requestCalls } from './requests/calls.ts';
import { retentionCalls } from './retention/calls.ts';
import { shopCalls } from './shop/calls.ts';
import { signCalls } from './signs/calls.ts';
import { staffCalls } from './staff/calls.ts';
import { vaultCalls } from './vault/calls.ts';

/** Everything the window may ask of the core; one line per noun. */
export const contract = {
  ...vaultCalls,
  ...shopCalls,
  ...staffCalls,
  ...customerCalls,
  ...consentCalls,
  ...stopCalls,
  ...displayCalls,
  ...dataMapCalls,
  ...noticeCalls,
  ...packCalls,
  ...printerCalls,
  ...signCalls,
  ...mergeCalls,
  ...exportCalls,
  ...purchaseCalls,
  ...retentionCalls,
  ...requestCalls,
  ...journalCalls,
  ...monthEndCalls,
  ...backupCalls,
  ...importCalls,
};

export type Contract = typeof contract;
export type CallName = keyof Contract;
/** What the window sends: the schema's input side. */
export type CallInput<Name extends CallName> = z.input<Contract[Name]['input']>;
/** What a handler gets: parsed. */
export type ParsedInput<Name extends CallName> = z.output<Contract[Name]['input']>;
export type CallOutput<Name extends CallName> = Contract[Name] extends Call<z.ZodType, infer Output> ? Output : never;
