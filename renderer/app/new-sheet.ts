import { create } from 'zustand';
import type { Failure } from '../../shared/foundation/failure.ts';
import { call } from '../bridge/call.ts';

type SheetStore = {
  /** The new code in its groups; `null` until one was made. */
  readonly code: string | null;
  /** What was typed back from the paper so far. */
  readonly typed: string;
  readonly printing: 'printer' | 'pdf' | null;
  readonly out: 'printed' | 'saved' | null;
  readonly failure: Failure | null;
  /** Makes a code, unless one is on its way to paper already. */
  readonly make: () => Promise<void>;
  readonly output: (to: 'printer' | 'pdf', shopName: string) => Promise<void>;
  readonly type: (typed: string) => void;
  /** The sheet is valid now, or nobody wants it any more: nothing of it stays here. */
  readonly forget: () => void;
};

const nothing = { code: null, typed: '', printing: null, out: null, failure: null } as const;

/** The new recovery sheet, from the making of its code to the typing back. */
export const useSheet = create<SheetStore>((set, get) => ({
  ...nothing,
  make: async () => {
    if (get().code !== null) return;
    const answer = await call('vault.newRecoveryCode', {});
    if (answer.ok) set({ ...nothing, code: answer.value });
    else set({ failure: answer.failure });
  },
  output: async (to, shopName) => {
    if (get().printing !== null) return;
    set({ printing: to, out: null, failure: null });
    const answer = await call('vault.recoverySheet', { shopName, to });
    if (!answer.ok) set({ printing: null, failure: answer.failure });
    else set({ printing: null, out: answer.value.kind === 'cancelled' ? null : to === 'pdf' ? 'saved' : 'printed' });
  },
  type: (typed) => set({ typed }),
  forget: () => set(nothing),
}));

/** True when the sentence belongs beside the field into which the new code was typed back. */
export function isAboutCode(failure: Failure | null): boolean {
  return failure?.code === 'vault.recovery-code-slip' || failure?.code === 'vault.recovery-code-different';
}
