import { create } from 'zustand';
import type { CallInput } from '../../shared/contract.ts';
import type { Failure } from '../../shared/foundation/failure.ts';
import type { CustomerId } from '../../shared/foundation/id.ts';
import type { PurchaseSettings } from '../../shared/purchases/model.ts';
import { call } from '../bridge/call.ts';

type PurchaseStore = {
  /** `null` until the first answer. */
  readonly settings: PurchaseSettings | null;
  /** For whom a purchase is being written down. */
  readonly forWhom: CustomerId | null;
  readonly saving: boolean;
  readonly failure: Failure | null;
  readonly load: () => Promise<void>;
  readonly start: (id: CustomerId) => void;
  readonly leave: () => void;
  /** True when it is saved. */
  readonly add: (purchase: Omit<CallInput<'purchases.add'>, 'customerId'>) => Promise<boolean>;
  /** `null` when it is gone. */
  readonly remove: (customerId: CustomerId, id: string) => Promise<Failure | null>;
};

/** Writing down what somebody bought, at the counter and on the profile. */
export const usePurchases = create<PurchaseStore>((set, get) => ({
  settings: null,
  forWhom: null,
  saving: false,
  failure: null,
  load: async () => {
    const answer = await call('purchases.settings', {});
    if (answer.ok) set({ settings: answer.value });
  },
  start: (forWhom) => {
    set({ forWhom, failure: null });
    void get().load();
  },
  leave: () => set({ forWhom: null, failure: null }),
  add: async (purchase) => {
    const { forWhom, saving } = get();
    if (forWhom === null || saving) return false;
    set({ saving: true, failure: null });
    const answer = await call('purchases.add', { customerId: forWhom, ...purchase });
    set(answer.ok ? { saving: false, forWhom: null } : { saving: false, failure: answer.failure });
    return answer.ok;
  },
  remove: async (customerId, id) => {
    const answer = await call('purchases.remove', { customerId, id });
    return answer.ok ? null : answer.failure;
  },
}));
