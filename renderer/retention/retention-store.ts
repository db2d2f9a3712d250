import { create } from 'zustand';
import type { Progress } from '../../shared/foundation/channel.ts';
import type { Failure } from '../../shared/foundation/failure.ts';
import type { CleanUpPreview, DueCustomer, ErasureReceipt } from '../../shared/retention/model.ts';
import { callAsOwner } from '../app/owner-again.ts';
import { call } from '../bridge/call.ts';
import { on } from '../bridge/events.ts';

/** People are fetched in windows of this many, on demand. */
const windowSize = 100;

export type Group = 'due' | 'unknown';

type RetentionStore = {
  readonly months: number | null;
  readonly preview: CleanUpPreview | null;
  readonly receipts: readonly ErasureReceipt[];
  readonly people: Readonly<Record<Group, ReadonlyMap<number, DueCustomer>>>;
  readonly progress: Progress | null;
  readonly running: boolean;
  readonly receipt: ErasureReceipt | null;
  readonly failure: Failure | null;
  readonly load: () => Promise<void>;
  readonly changeRule: (months: number) => Promise<boolean>;
  readonly need: (group: Group, first: number, last: number) => Promise<void>;
  readonly cleanUp: (typed: string) => Promise<void>;
  readonly show: (receipt: ErasureReceipt | null) => void;
};

const asked = new Set<string>();

/** The rule, the preview the owner is looking at, the run in progress, and the receipts. */
export const useRetention = create<RetentionStore>((set, get) => ({
  months: null,
  preview: null,
  receipts: [],
  people: { due: new Map(), unknown: new Map() },
  progress: null,
  running: false,
  receipt: null,
  failure: null,
  load: async () => {
    asked.clear();
    const [rule, preview, receipts] = await Promise.all([
      call('retention.rule', {}),
      call('retention.preview', {}),
      call('retention.receipts', {}),
    ]);
    const failed = [rule, preview, receipts].find((answer) => !answer.ok);
    set({
      months: rule.ok ? rule.value.months : null,
      preview: preview.ok ? preview.value : null,
      receipts: receipts.ok ? receipts.value : [],
      people: { due: new Map(), unknown: new Map() },
      ...(failed !== undefined && !failed.ok && { failure: failed.failure }),
    });
  },
  changeRule: async (months) => {
    const answer = await call('retention.changeRule', { months });
    if (!answer.ok) {
      set({ failure: answer.failure });
      return false;
    }
    set({ failure: null });
    await get().load();
    return true;
  },
  need: async (group, first, last) => {
    const from = Math.floor(first / windowSize);
    for (let piece = from; piece <= Math.floor(Math.max(first, last) / windowSize); piece++) {
      const key = `${group} ${piece}`;
      if (asked.has(key)) continue;
      asked.add(key);
      const answer = await call('retention.people', { group, offset: piece * windowSize, limit: windowSize });
      if (!answer.ok) {
        asked.delete(key);
        set({ failure: answer.failure });
        return;
      }
      const rows = new Map(get().people[group]);
      answer.value.forEach((row, index) => {
        rows.set(piece * windowSize + index, row);
      });
      set({ people: { ...get().people, [group]: rows } });
    }
  },
  cleanUp: async (typed) => {
    const { preview, running } = get();
    if (running || preview === null) return;
    set({ running: true, failure: null, progress: null });
    const deaf = on('progress', (progress) => set({ progress }));
    const answer = await callAsOwner('retention.cleanUp', { token: preview.token, typed });
    deaf();
    set({ running: false, progress: null, ...(answer.ok ? { receipt: answer.value } : { failure: answer.failure }) });
    await get().load();
  },
  show: (receipt) => set({ receipt, failure: null }),
}));
