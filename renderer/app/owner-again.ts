import { create } from 'zustand';
import type { CallInput, CallName, CallOutput } from '../../shared/contract.ts';
import type { Failure } from '../../shared/foundation/failure.ts';
import type { Result } from '../../shared/foundation/result.ts';
import { call } from '../bridge/call.ts';

type OwnerAgain = {
  /** True while the dialog is in front of everything. */
  readonly asking: boolean;
  readonly checking: boolean;
  readonly failure: Failure | null;
  /** Opens the dialog; true when the right passphrase was given, false when the person turned back. */
  readonly ask: () => Promise<boolean>;
  readonly confirm: (passphrase: string) => Promise<void>;
  readonly cancel: () => void;
  /** What was typed changed: the sentence about the last try goes. */
  readonly retype: () => void;
};

const waiting = new Set<(confirmed: boolean) => void>();

/** The one dialog that asks for the owner's passphrase again. Calls that wait for it at the same time share its answer. */
export const useOwnerAgain = create<OwnerAgain>((set, get) => ({
  asking: false,
  checking: false,
  failure: null,
  ask: () =>
    new Promise((answered) => {
      waiting.add(answered);
      if (!get().asking) set({ asking: true, failure: null });
    }),
  confirm: async (passphrase) => {
    if (get().checking) return;
    set({ checking: true, failure: null });
    const answer = await call('vault.confirmOwner', { passphrase });
    if (answer.ok) {
      set({ asking: false, checking: false });
      settle(true);
    } else set({ checking: false, failure: answer.failure });
  },
  cancel: () => {
    set({ asking: false, failure: null });
    settle(false);
  },
  retype: () => set({ failure: null }),
}));

/**
 * Asks the core for something dangerous. When the core wants the owner again, the dialog opens, and the call is made a
 * second time after the right passphrase; turned back, the answer is the refusal `staff.owner-again`.
 */
export async function callAsOwner<Name extends CallName>(
  name: Name,
  input: CallInput<Name>,
): Promise<Result<CallOutput<Name>>> {
  const answer = await call(name, input);
  if (answer.ok || answer.failure.code !== 'staff.owner-again') return answer;
  return (await useOwnerAgain.getState().ask()) ? call(name, input) : answer;
}

function settle(confirmed: boolean): void {
  for (const answered of [...waiting]) answered(confirmed);
  waiting.clear();
}
