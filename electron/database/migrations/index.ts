import { foundation } from './0001-foundation.ts';
import { waysToAsk } from './0002-ways-to-ask.ts';
import { keeping } from './0003-keeping.ts';
import { noticeChoices } from './0004-notice-choices.ts';
import { staffPins } from './0005-staff-pins.ts';
import { stopCodes } from './0006-stop-codes.ts';
import { backups } from './0007-backups.ts';
import { keptProofs } from './0008-kept-proofs.ts';
import { requests } from './0009-requests.ts';
import { signs } from './0010-signs.ts';
import { merges } from './0011-merges.ts';
import { tags } from './0012-tags.ts';
import { exports } from './0013-exports.ts';
import { imports } from './0014-imports.ts';
import { dataMap } from './0015-data-map.ts';
import { selections } from './0016-selections.ts';
import { waitingLines } from './0017-waiting-lines.ts';
import { purchaseHolds } from './0018-purchase-holds.ts';
import { purchasesFromFiles } from './0019-purchases-from-files.ts';
import { secondLanguage } from './0020-second-language.ts';
import { byImport } from './0021-by-import.ts';

/** One step of the schema. Frozen once released: what comes later is a new step. */
export type Migration = { readonly number: number; readonly slug: string; readonly sql: string };

/** Every step, by hand and in order. */
export const migrations: readonly Migration[] = [
  { number: 1, slug: 'foundation', sql: foundation },
  { number: 2, slug: 'ways-to-ask', sql: waysToAsk },
  { number: 3, slug: 'keeping', sql: keeping },
  { number: 4, slug: 'notice-choices', sql: noticeChoices },
  { number: 5, slug: 'staff-pins', sql: staffPins },
  { number: 6, slug: 'stop-codes', sql: stopCodes },
  { number: 7, slug: 'backups', sql: backups },
  { number: 8, slug: 'kept-proofs', sql: keptProofs },
  { number: 9, slug: 'requests', sql: requests },
  { number: 10, slug: 'signs', sql: signs },
  { number: 11, slug: 'merges', sql: merges },
  { number: 12, slug: 'tags', sql: tags },
  { number: 13, slug: 'exports', sql: exports },
  { number: 14, slug: 'imports', sql: imports },
  { number: 15, slug: 'data-map', sql: dataMap },
  { number: 16, slug: 'selections', sql: selections },
  { number: 17, slug: 'waiting-lines', sql: waitingLines },
  { number: 18, slug: 'purchase-holds', sql: purchaseHolds },
  { number: 19, slug: 'purchases-from-files', sql: purchasesFromFiles },
  { number: 20, slug: 'second-language', sql: secondLanguage },
  { number: 21, slug: 'by-import', sql: byImport },
];
