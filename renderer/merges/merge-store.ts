import { create } from 'zustand';
import type { CallInput } from '../../shared/contract.ts';
import type { CustomerHit } from '../../shared/customers/model.ts';
import type { Failure } from '../../shared/foundation/failure.ts';
import type { CustomerId, MergeId } from '../../shared/foundation/id.ts';
import type { MergePair, MergeSuggestions, MergeView, OpenMerge } from '../../shared/merges/model.ts';
import { call } from '../bridge/call.ts';

type MergeStore = {
  /** `null` until it was looked for. */
  readonly suggestions: MergeSuggestions | null;
  readonly view: MergeView | null;
  readonly hits: readonly CustomerHit[];
  readonly text: string;
  /** The newest merge of the person on the profile, while it can be undone. */
  readonly open: OpenMerge | null;
  readonly busy: boolean;
  readonly failure: Failure | null;
  readonly look: () => Promise<void>;
  readonly find: (text: string) => Promise<void>;
  readonly compare: (one: CustomerId, other: CustomerId) => Promise<void>;
  readonly leave: () => void;
  readonly keepApart: (pair: MergePair) => Promise<void>;
  /** The person kept when it is done; `null` when it was refused. */
  readonly merge: (wish: Pick<CallInput<'merges.merge'>, 'choice' | 'contactPoints'>) => Promise<CustomerId | null>;
  readonly loadOpen: (id: CustomerId) => Promise<void>;
  readonly undo: (id: MergeId) => Promise<boolean>;
};

/** Records that look like one person, two of them side by side, and the way back. */
export const useMerges = create<MergeStore>((set, get) => ({
  suggestions: null,
  view: null,
  hits: [],
  text: '',
  open: null,
  busy: false,
  failure: null,
  look: async () => {
    set({ failure: null, view: null });
    const answer = await call('merges.suggestions', {});
    if (answer.ok) set({ suggestions: answer.value });
    else set({ failure: answer.failure });
  },
  find: async (text) => {
    set({ text, failure: null });
    const answer = await call('customers.find', { text });
    if (get().text !== text) return;
    if (answer.ok) set({ hits: answer.value });
    else set({ failure: answer.failure });
  },
  compare: async (one, other) => {
    set({ failure: null });
    const answer = await call('merges.compare', { one, other });
    if (answer.ok) set({ view: answer.value, hits: [], text: '' });
    else set({ failure: answer.failure });
  },
  leave: () => set({ view: null, hits: [], text: '', failure: null }),
  keepApart: async ({ one, other }) => {
    const answer = await call('merges.keepApart', { one: one.id, other: other.id });
    if (answer.ok) await get().look();
    else set({ failure: answer.failure });
  },
  merge: async (wish) => {
    const { view, busy } = get();
    if (view === null || busy) return null;
    set({ busy: true, failure: null });
    const answer = await call('merges.merge', { keep: view.keep.id, gone: view.gone.id, ...wish });
    if (answer.ok) set({ busy: false, view: null, suggestions: null, open: answer.value });
    else set({ busy: false, failure: answer.failure });
    return answer.ok ? view.keep.id : null;
  },
  loadOpen: async (id) => {
    set({ open: null });
    const answer = await call('merges.open', { id });
    if (answer.ok) set({ open: answer.value });
  },
  undo: async (id) => {
    if (get().busy) return false;
    set({ busy: true, failure: null });
    const answer = await call('merges.undo', { id });
    if (answer.ok) set({ busy: false, open: null, suggestions: null });
    else set({ busy: false, failure: answer.failure });
    return answer.ok;
  },
}));
