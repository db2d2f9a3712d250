import { create } from 'zustand';
import type { CallInput } from '../../shared/contract.ts';
import type { Progress } from '../../shared/foundation/channel.ts';
import type { Failure } from '../../shared/foundation/failure.ts';
import type { ImportId } from '../../shared/foundation/id.ts';
import type { Counts, FileDraft, PastImport, ReportRow, UndoPreview, Verdict } from '../../shared/imports/model.ts';
import { callAsOwner } from '../app/owner-again.ts';
import { call } from '../bridge/call.ts';

/** Where an import stands: nothing chosen, understood, looked through, come in. */
type View =
  | { readonly kind: 'start' }
  | { readonly kind: 'draft'; readonly draft: FileDraft }
  | { readonly kind: 'report'; readonly draft: FileDraft; readonly counts: Counts }
  | { readonly kind: 'done'; readonly past: PastImport };

type Busy = 'reading' | 'checking' | 'bringing-in' | 'saving' | 'undoing';

type ImportStore = {
  readonly view: View;
  readonly busy: Busy | null;
  readonly progress: Progress | null;
  readonly failure: Failure | null;
  readonly past: readonly PastImport[];
  /** Rows of the report by their place in it, of one kind or of all. */
  readonly verdict: Verdict | null;
  readonly rows: ReadonlyMap<number, ReportRow>;
  readonly likely: boolean;
  readonly saved: boolean;
  /** The import that somebody thinks of taking back, and what that would do. */
  readonly undoing: { readonly one: PastImport; readonly preview: UndoPreview } | null;
  readonly load: () => Promise<void>;
  readonly choose: () => Promise<void>;
  readonly correct: (correction: CallInput<'imports.correct'>) => Promise<void>;
  readonly check: () => Promise<void>;
  readonly show: (verdict: Verdict | null) => void;
  readonly need: (first: number, last: number) => Promise<void>;
  readonly saveReport: () => Promise<void>;
  readonly chooseLikely: (likely: boolean) => void;
  readonly bringIn: () => Promise<void>;
  readonly cancel: () => void;
  readonly back: () => void;
  readonly leave: () => void;
  readonly askUndo: (one: PastImport) => Promise<void>;
  readonly leaveUndo: () => void;
  readonly undo: (id: ImportId) => Promise<void>;
  readonly heard: (progress: Progress) => void;
};

const windowSize = 100;
const asked = new Set<number>();
const begin = { view: { kind: 'start' }, rows: new Map(), verdict: null, likely: false, saved: false } as const;

/** One file at a time, from choosing it to taking it back. */
export const useImport = create<ImportStore>((set, get) => {
  /** Does one thing at a time and keeps its failure; what is cancelled on purpose is no failure. */
  async function work(busy: Busy, act: () => Promise<Failure | null>): Promise<void> {
    if (get().busy !== null) return;
    set({ busy, failure: null, progress: null });
    const failure = await act();
    set({ busy: null, progress: null, failure: failure?.code === 'imports.cancelled' ? null : failure });
  }
  return {
    ...begin,
    busy: null,
    progress: null,
    failure: null,
    past: [],
    undoing: null,
    load: async () => {
      const answer = await call('imports.past', {});
      if (answer.ok) set({ past: answer.value });
      else set({ failure: answer.failure });
    },
    choose: () =>
      work('reading', async () => {
        const answer = await call('imports.choose', {});
        if (!answer.ok) return answer.failure;
        if (answer.value !== null) set({ ...begin, view: { kind: 'draft', draft: answer.value } });
        return null;
      }),
    correct: (correction) =>
      work('reading', async () => {
        const answer = await call('imports.correct', correction);
        if (!answer.ok) return answer.failure;
        set({ view: { kind: 'draft', draft: answer.value } });
        return null;
      }),
    check: () =>
      work('checking', async () => {
        const { view } = get();
        if (view.kind !== 'draft') return null;
        const answer = await call('imports.check', {});
        if (!answer.ok) return answer.failure;
        asked.clear();
        set({ ...begin, view: { kind: 'report', draft: view.draft, counts: answer.value.counts } });
        return null;
      }),
    show: (verdict) => {
      asked.clear();
      set({ verdict, rows: new Map() });
    },
    need: async (first, last) => {
      const { verdict } = get();
      for (
        let piece = Math.floor(first / windowSize);
        piece <= Math.floor(Math.max(first, last) / windowSize);
        piece++
      ) {
        if (asked.has(piece)) continue;
        asked.add(piece);
        const answer = await call('imports.report', { verdict, offset: piece * windowSize, limit: windowSize });
        if (get().verdict !== verdict) return;
        if (!answer.ok) {
          asked.delete(piece);
          set({ failure: answer.failure });
          return;
        }
        const rows = new Map(get().rows);
        for (const [index, row] of answer.value.entries()) rows.set(piece * windowSize + index, row);
        set({ rows });
      }
    },
    saveReport: () =>
      work('saving', async () => {
        const answer = await call('imports.saveReport', {});
        if (!answer.ok) return answer.failure;
        set({ saved: answer.value.kind === 'done' });
        return null;
      }),
    chooseLikely: (likely) => set({ likely }),
    bringIn: () =>
      work('bringing-in', async () => {
        const answer = await call('imports.bringIn', { likely: get().likely });
        if (!answer.ok) return answer.failure;
        set({ ...begin, view: { kind: 'done', past: answer.value } });
        await get().load();
        return null;
      }),
    cancel: () => void call('imports.cancel', {}),
    back: () => {
      const { view } = get();
      if (view.kind === 'report') set({ view: { kind: 'draft', draft: view.draft }, failure: null });
      else {
        void call('imports.close', {});
        set({ ...begin, failure: null });
      }
    },
    leave: () => {
      void call('imports.close', {});
      set({ ...begin, failure: null, undoing: null });
    },
    askUndo: async (one) => {
      const answer = await call('imports.undoPreview', { id: one.id });
      if (answer.ok) set({ undoing: { one, preview: answer.value }, failure: null });
      else set({ failure: answer.failure });
    },
    leaveUndo: () => set({ undoing: null }),
    undo: (id) =>
      work('undoing', async () => {
        const answer = await callAsOwner('imports.undo', { id });
        set({ undoing: null });
        if (!answer.ok) return answer.failure.code === 'staff.owner-again' ? null : answer.failure;
        set(begin);
        await get().load();
        return null;
      }),
    heard: (progress) => {
      if (progress.task === 'import') set({ progress });
    },
  };
});
