import { create } from 'zustand';
import type { CallInput } from '../../shared/contract.ts';
import type { Failure } from '../../shared/foundation/failure.ts';
import type { Result } from '../../shared/foundation/result.ts';
import type { RequestList } from '../../shared/requests/model.ts';
import { call } from '../bridge/call.ts';

type RequestsStore = {
  readonly list: RequestList | null;
  readonly failure: Failure | null;
  readonly load: () => Promise<void>;
  readonly identify: (input: CallInput<'requests.identify'>) => Promise<boolean>;
  readonly close: (input: CallInput<'requests.close'>) => Promise<boolean>;
};

/** Every request and its clock, as the page shows them. */
export const useRequests = create<RequestsStore>((set, get) => {
  async function settled(answer: Result<unknown>): Promise<boolean> {
    if (answer.ok) await get().load();
    else set({ failure: answer.failure });
    return answer.ok;
  }
  return {
    list: null,
    failure: null,
    load: async () => {
      const answer = await call('requests.list', {});
      set(answer.ok ? { list: answer.value, failure: null } : { failure: answer.failure });
    },
    identify: async (input) => settled(await call('requests.identify', input)),
    close: async (input) => settled(await call('requests.close', input)),
  };
});
