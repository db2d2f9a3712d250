import { Refusal } from '../../shared/foundation/failure.ts';
import type { StaffId } from '../../shared/foundation/id.ts';
import type { Session } from '../../shared/vault/model.ts';
import type { AppState } from '../app/app-state.ts';
import type { Acting } from '../app/ports.ts';
import { asRefusal } from '../database/refusals.ts';
import { resumeImports } from '../imports/service.ts';
import { append } from '../journal/journal.ts';
import { ownerSession, shopOf } from '../shop/service.ts';
import { staffOf } from '../staff/service.ts';
import { concernsOf } from './concerns.ts';
import { readThisComputer } from './pin-tries.ts';
import type { UnlockedVault } from './unlocked-vault.ts';

/** Somebody who came in with a PIN, and how many were wrong before it. */
export type ByPin = { readonly session: Session; readonly wrongBefore: number };

/**
 * Lets somebody into a vault that is open: the owner, unless they came by PIN. Where there is something to ask first, only
 * the owner is let in.
 */
export function enter(app: AppState, vault: UnlockedVault, byPin: ByPin | null = null): Session {
  const { ports } = app;
  try {
    const session = byPin?.session ?? ownerSession(vault.db);
    const acting: Acting = { who: session, ports };
    const concerns = concernsOf(vault, ports.now());
    if (concerns.length > 0 && byPin !== null) throw new Refusal('vault.owner-first');
    if (concerns.length === 0) {
      vault.onReserve(() =>
        vault.transaction((tx) => {
          append(tx, acting, { act: 'vault.unlocked' });
          const tries = byPin?.wrongBefore ?? 0;
          if (tries > 0) append(tx, acting, { act: 'staff.pins-wrong', detail: { tries } });
        }),
      );
      tidyPins(vault, acting);
    }
    app.unlocked = { vault, session, concerns, ownerSeenAt: null };
    ports.idleSeconds(shopOf(vault.db).idleSeconds);
    void vault.keepReserve(ports.leastReserve);
    if (concerns.length === 0) void resumeImports(vault, acting);
    return session;
  } catch (error) {
    vault.close();
    throw error;
  }
}

// Slots of people who are gone, or that no secret of this computer opens any more: a stop or a copied folder leaves them
// behind. What cannot be written now is left for the next opening.
function tidyPins(vault: UnlockedVault, acting: Acting): void {
  try {
    const slots = vault.pinSlots();
    if (slots.length === 0) return;
    if (readThisComputer(vault.copies.files, vault.vaultId) === null) {
      vault.forgetPins('of-everybody');
      vault.transaction((tx) => append(tx, acting, { act: 'staff.pins-gone' }));
      return;
    }
    const here = new Set<string>(staffOf(vault.db).map(({ id }) => id));
    const gone = slots.flatMap(({ user }) => (here.has(user) ? [] : [user as StaffId]));
    if (gone.length > 0) vault.forgetPins(gone);
  } catch (error) {
    if (!(asRefusal(error) instanceof Refusal)) throw error;
  }
}
