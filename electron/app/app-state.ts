import type { Session } from '../../shared/vault/model.ts';
import type { UnlockedVault } from '../vault/unlocked-vault.ts';
import type { Ports } from './ports.ts';

/** What the running core holds between calls: its ports, and the open vault with whoever is at the screen. */
export type AppState = {
  readonly ports: Ports;
  unlocked: { readonly vault: UnlockedVault; readonly session: Session } | null;
};
