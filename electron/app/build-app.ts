import type { Result } from '../../shared/foundation/result.ts';
import { lockedApp } from './app-state.ts';
import { dispatch, type Mishap } from './dispatch.ts';
import type { Ports } from './ports.ts';

/** The running core: questions in, answers out. */
export type App = {
  handle(name: string, input: unknown): Promise<Result<unknown>>;
  /** Closes the vault in good order. Locking from outside just ends the process. */
  close(): void;
};

/** Puts the core together over its ports. The shell calls it in the utility process, tests call it in plain Node. */
export function buildApp(ports: Ports, report?: (mishap: Mishap) => void): App {
  const state = lockedApp(ports);
  return {
    handle: (name, input) => dispatch(state, name, input, report),
    close() {
      state.unlocked?.vault.close();
      state.unlocked = null;
    },
  };
}
