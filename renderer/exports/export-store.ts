import { create } from 'zustand';
import type { CallInput } from '../../shared/contract.ts';
import type { ExportEntry } from '../../shared/exports/model.ts';
import type { Progress } from '../../shared/foundation/channel.ts';
import type { Failure } from '../../shared/foundation/failure.ts';
import type { ExportId } from '../../shared/foundation/id.ts';
import { callAsOwner } from '../app/owner-again.ts';
import { call } from '../bridge/call.ts';
import { on } from '../bridge/events.ts';

type Done = { readonly what: 'written' | 'read-back'; readonly folder: string; readonly people: number };

type ExportStore = {
  readonly entries: readonly ExportEntry[];
  readonly running: 'write' | 'restore' | null;
  readonly progress: Progress | null;
  readonly done: Done | null;
  readonly failure: Failure | null;
  readonly load: () => Promise<void>;
  readonly write: (wish: CallInput<'exports.write'>) => Promise<void>;
  readonly cancel: () => Promise<void>;
  readonly deleted: (id: ExportId) => Promise<void>;
  readonly restore: () => Promise<void>;
};

/** What leaves the book as files, and what comes back from them. */
export const useExports = create<ExportStore>((set, get) => ({
  entries: [],
  running: null,
  progress: null,
  done: null,
  failure: null,
  load: async () => {
    const answer = await call('exports.list', {});
    if (answer.ok) set({ entries: answer.value });
    else set({ failure: answer.failure });
  },
  write: async (wish) => {
    if (get().running !== null) return;
    set({ running: 'write', progress: null, done: null, failure: null });
    const stop = on('progress', (progress) => {
      if (progress.task === 'export') set({ progress });
    });
    const answer = await callAsOwner('exports.write', wish);
    stop();
    set({ running: null, progress: null });
    if (!answer.ok) set({ failure: answer.failure });
    else if (answer.value.kind === 'done') set({ done: { what: 'written', ...answer.value } });
    await get().load();
  },
  cancel: async () => {
    await call('exports.cancel', {});
  },
  deleted: async (id) => {
    const answer = await call('exports.deleted', { id });
    if (answer.ok) set({ entries: answer.value });
    else set({ failure: answer.failure });
  },
  restore: async () => {
    if (get().running !== null) return;
    set({ running: 'restore', progress: null, done: null, failure: null });
    const stop = on('progress', (progress) => {
      if (progress.task === 'read-back') set({ progress });
    });
    const answer = await callAsOwner('exports.restore', {});
    stop();
    set({ running: null, progress: null });
    if (!answer.ok) set({ failure: answer.failure });
    else if (answer.value.kind === 'done') {
      set({ done: { what: 'read-back', folder: '', people: answer.value.people } });
    }
  },
}));
