import { create } from 'zustand';
import type { KeepingRule } from '../../shared/datamap/keeping.ts';
import type { Progress } from '../../shared/foundation/channel.ts';
import type { Failure } from '../../shared/foundation/failure.ts';
import type { Result } from '../../shared/foundation/result.ts';
import type {
  CleanUpPreview,
  DueCustomer,
  DueGroup,
  ErasureReceipt,
  KeepingView,
  LetGoList,
  UnfinishedRun,
} from '../../shared/retention/model.ts';
import { callAsOwner } from '../app/owner-again.ts';
import { call } from '../bridge/call.ts';
import { on } from '../bridge/events.ts';

/** People are fetched in windows of this many, on demand. */
const windowSize = 100;

type People = Readonly<Record<DueGroup, ReadonlyMap<number, DueCustomer>>>;

type RetentionStore = {
  readonly months: number | null;
  readonly rules: KeepingView | null;
  readonly preview: CleanUpPreview | null;
  readonly list: LetGoList | null;
  readonly unfinished: UnfinishedRun | null;
  readonly receipts: readonly ErasureReceipt[];
  readonly people: People;
  readonly progress: Progress | null;
  readonly running: boolean;
  readonly receipt: ErasureReceipt | null;
  readonly failure: Failure | null;
  readonly load: () => Promise<void>;
  readonly changeRule: (months: number) => Promise<boolean>;
  readonly changeOne: (rule: KeepingRule) => Promise<boolean>;
  readonly need: (group: DueGroup, first: number, last: number) => Promise<void>;
  readonly letGo: (typed: string) => Promise<void>;
  readonly takeBack: () => Promise<void>;
  readonly cleanUp: (typed: string) => Promise<void>;
  readonly cancel: () => Promise<void>;
  readonly finish: () => Promise<void>;
  readonly show: (receipt: ErasureReceipt | null) => void;
};

const nobody: People = { going: new Map(), reducing: new Map(), kept: new Map(), unknown: new Map() };

const asked = new Set<string>();

/** The rules, the preview the owner is looking at, the list, the run in progress, and the receipts. */
export const useRetention = create<RetentionStore>((set, get) => ({
  months: null,
  rules: null,
  preview: null,
  list: null,
  unfinished: null,
  receipts: [],
  people: nobody,
  progress: null,
  running: false,
  receipt: null,
  failure: null,
  load: async () => {
    asked.clear();
    const [rule, rules, preview, list, unfinished, receipts] = await Promise.all([
      call('retention.rule', {}),
      call('retention.rules', {}),
      call('retention.preview', {}),
      call('retention.list', {}),
      call('retention.unfinished', {}),
      call('retention.receipts', {}),
    ]);
    const failed = [rule, rules, preview, list, unfinished, receipts].find((answer) => !answer.ok);
    set({
      months: rule.ok ? rule.value.months : null,
      rules: rules.ok ? rules.value : null,
      preview: preview.ok ? preview.value : null,
      list: list.ok ? list.value : null,
      unfinished: unfinished.ok ? unfinished.value : null,
      receipts: receipts.ok ? receipts.value : [],
      people: nobody,
      ...(failed !== undefined && !failed.ok && { failure: failed.failure }),
    });
  },
  changeRule: async (months) => settled(await call('retention.changeRule', { months }), set, get),
  changeOne: async ({ field, purpose, trigger, months, action, because }) =>
    settled(await call('retention.changeOneRule', { field, purpose, trigger, months, action, because }), set, get),
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
  letGo: async (typed) => {
    const { preview } = get();
    if (preview !== null) await settled(await call('retention.letGo', { token: preview.token, typed }), set, get);
  },
  takeBack: async () => {
    await settled(await call('retention.takeBack', {}), set, get);
  },
  cleanUp: async (typed) => {
    const { list } = get();
    if (list !== null) await run(() => callAsOwner('retention.cleanUp', { token: list.token, typed }), set, get);
  },
  cancel: async () => {
    await call('retention.cancel', {});
  },
  finish: () => run(() => call('retention.finish', {}), set, get),
  show: (receipt) => set({ receipt, failure: null }),
}));

type Set = (part: Partial<RetentionStore>) => void;

/** Shows what a change led to, or what is in its way; everything is looked at again either way. */
async function settled(answer: Result<unknown>, set: Set, get: () => RetentionStore): Promise<boolean> {
  set({ failure: answer.ok ? null : answer.failure });
  await get().load();
  return answer.ok;
}

/** Follows a clean-up to its receipt. */
async function run(work: () => Promise<Result<ErasureReceipt>>, set: Set, get: () => RetentionStore): Promise<void> {
  if (get().running) return;
  set({ running: true, failure: null, progress: null });
  const deaf = on('progress', (progress) => set({ progress }));
  const answer = await work();
  deaf();
  set({ running: false, progress: null, ...(answer.ok ? { receipt: answer.value } : { failure: answer.failure }) });
  await get().load();
}
