import type { Concern, Session } from '../../shared/vault/model.ts';
import type { UnlockedVault } from '../vault/unlocked-vault.ts';
import type { Ports } from './ports.ts';

/** What the running core holds between calls: its ports, and the open vault with whoever is at the screen. */
export type AppState = {
  readonly ports: Ports;
  unlocked: OpenShop | null;
  /** Wrong passphrases since this process started, whatever they were typed for. */
  readonly guesses: Guesses;
  /** `ports.uptime()` at the start and when a PIN was last wrong: waits between PINs at the lock are counted from there. */
  readonly pins: { readonly startedAt: number; lastWrongAt: number | null };
};

export type OpenShop = {
  readonly vault: UnlockedVault;
  readonly session: Session;
  /** What the owner has to answer before anything else is let through. */
  readonly concerns: readonly Concern[];
  /** `ports.uptime()` when the owner's passphrase was last given again for a dangerous act. */
  readonly ownerSeenAt: number | null;
};

/** How often a passphrase was wrong, and from when on (`ports.uptime()`) the next one is listened to; one at a time. */
export type Guesses = { wrong: number; notBefore: number; last: Promise<unknown> };

/** The core as it starts: nothing open, nobody there. */
export function lockedApp(ports: Ports): AppState {
  return {
    ports,
    unlocked: null,
    guesses: { wrong: 0, notBefore: 0, last: Promise.resolve() },
    pins: { startedAt: ports.uptime(), lastWrongAt: null },
  };
}
