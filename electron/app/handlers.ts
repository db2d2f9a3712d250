import type { CallName } from '../../shared/contract.ts';
import { backupHandlers } from '../backups/handlers.ts';
import { consentHandlers } from '../consents/handlers.ts';
import { customerHandlers } from '../customers/handlers.ts';
import { dataMapHandlers } from '../datamap/handlers.ts';
import { displayHandlers } from '../display/handlers.ts';
import { exportHandlers } from '../exports/handlers.ts';
import { fieldHandlers } from '../fields/handlers.ts';
import { importHandlers } from '../imports/handlers.ts';
import { journalHandlers } from '../journal/handlers.ts';
import { mergeHandlers } from '../merges/handlers.ts';
import { monthEndHandlers } from '../monthend/handlers.ts';
import { noticeHandlers } from '../notices/handlers.ts';
import { packHandlers } from '../packs/handlers.ts';
import { printerHandlers } from '../printers/handlers.ts';
import { purchaseHandlers } from '../purchases/handlers.ts';
import { requestHandlers } from '../requests/handlers.ts';
import { retentionHandlers } from '../retention/handlers.ts';
import { shopHandlers } from '../shop/handlers.ts';
import { signHandlers } from '../signs/handlers.ts';
import { staffHandlers } from '../staff/handlers.ts';
import { vaultHandlers } from '../vault/handlers.ts';
import type { HandlersOf } from './handler-types.ts';

/** Every call's verb; one line per noun. A call of the contract without a verb does not compile. */
export const handlers: HandlersOf<CallName> = {
  ...vaultHandlers,
  ...shopHandlers,
  ...staffHandlers,
  ...customerHandlers,
  ...consentHandlers,
  ...displayHandlers,
  ...dataMapHandlers,
  ...fieldHandlers,
  ...noticeHandlers,
  ...packHandlers,
  ...printerHandlers,
  ...signHandlers,
  ...mergeHandlers,
  ...exportHandlers,
  ...purchaseHandlers,
  ...retentionHandlers,
  ...requestHandlers,
  ...journalHandlers,
  ...monthEndHandlers,
  ...backupHandlers,
  ...importHandlers,
};
