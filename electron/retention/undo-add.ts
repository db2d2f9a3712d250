import { undoAddMs } from '../../shared/customers/model.ts';
import { Refusal } from '../../shared/foundation/failure.ts';
import type { CustomerId } from '../../shared/foundation/id.ts';
import type { Instant } from '../../shared/foundation/instant.ts';
import type { Acting } from '../app/ports.ts';
import type { WriteDb } from '../database/connection.ts';
import { append } from '../journal/journal.ts';
import type { UnlockedVault } from '../vault/unlocked-vault.ts';
import { announcePurge, customerAdded, endPurge, eraseRows } from './store.ts';

/**
 * Takes back an adding of the last minute, as if it had never been: a slip, not a wish to be forgotten, so nobody is
 * remembered by fingerprint. The id goes into the ledger, lest a backup of that minute brings the person back. Refused
 * once they have answered a card: an answer is never lost.
 */
export async function undoAdd(vault: UnlockedVault, id: CustomerId, acting: Acting): Promise<null> {
  const added = customerAdded(vault.db, id);
  if (added === null) throw new Refusal('customer.not-found');
  const at = acting.ports.now();
  if (added.source !== 'counter' || !isWithinTheMinute(added.createdAt, at))
    throw new Refusal('customer.undo-too-late');
  if (added.answered) throw new Refusal('customer.undo-answered');
  const runId = acting.ports.newId();
  vault.onReserve(() => vault.recordErasure({ runId, at, ids: [id], fingerprints: [] }));
  const remove = (tx: WriteDb): void => {
    announcePurge(tx, runId);
    eraseRows(tx, [{ row: added.row, id }], runId, at);
    append(tx, acting, { act: 'customer.add-undone', subject: id });
    endPurge(tx);
  };
  vault.onReserve(() => vault.transaction(remove));
  vault.emptyLog();
  return null;
}

function isWithinTheMinute(createdAt: Instant, now: Instant): boolean {
  return Math.abs(Date.parse(now) - Date.parse(createdAt)) <= undoAddMs;
}
