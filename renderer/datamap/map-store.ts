import { create } from 'zustand';
import type { MapView } from '../../shared/datamap/map-view.ts';
import type { OwnCode } from '../../shared/datamap/own-code.ts';
import type { Failure } from '../../shared/foundation/failure.ts';
import type { Result } from '../../shared/foundation/result.ts';
import { useOwnNames } from '../app/own-names.ts';
import { callAsOwner } from '../app/owner-again.ts';
import { call } from '../bridge/call.ts';

type MapStore = {
  readonly view: MapView | null;
  readonly busy: boolean;
  /** The last thing that worked, said once. */
  readonly said: 'saved' | 'retire.emptied' | null;
  readonly failure: Failure | null;
  readonly load: () => Promise<void>;
  /** Changes the map; true when it was changed. What was refused stays to be said. */
  readonly change: (ask: () => Promise<Result<MapView>>) => Promise<boolean>;
  readonly emptyField: (field: OwnCode) => Promise<boolean>;
  /** Forgets what was said, when somebody goes on to something else. */
  readonly goOn: () => void;
};

/** The data map as the core keeps it. What is being typed belongs to the forms. */
export const useMap = create<MapStore>((set, get) => ({
  view: null,
  busy: false,
  said: null,
  failure: null,
  load: async () => {
    const answer = await call('datamap.view', {});
    if (answer.ok) set({ view: answer.value, failure: null });
    else set({ failure: answer.failure });
  },
  change: async (ask) => {
    if (get().busy) return false;
    set({ busy: true, said: null, failure: null });
    const answer = await ask();
    set({ busy: false });
    if (!answer.ok) {
      set({ failure: answer.failure });
      return false;
    }
    set({ view: answer.value, said: 'saved' });
    await useOwnNames.getState().load();
    return true;
  },
  emptyField: async (field) => {
    if (get().busy) return false;
    set({ busy: true, said: null, failure: null });
    const answer = await callAsOwner('retention.emptyField', { field });
    set({ busy: false });
    if (!answer.ok) {
      set({ failure: answer.failure });
      return false;
    }
    await get().load();
    set({ said: 'retire.emptied' });
    return true;
  },
  goOn: () => set({ said: null, failure: null }),
}));
