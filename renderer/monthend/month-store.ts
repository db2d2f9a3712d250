import { create } from 'zustand';
import type { AskingWeek } from '../../shared/consents/model.ts';
import type { Failure } from '../../shared/foundation/failure.ts';
import type { Result } from '../../shared/foundation/result.ts';
import type { JournalCheck } from '../../shared/journal/model.ts';
import type { lookedAt, MonthBar, MonthEnd, MonthPaper } from '../../shared/monthend/model.ts';
import type { SignOutcome } from '../../shared/notices/changes.ts';
import { call } from '../bridge/call.ts';

type MonthStore = {
  readonly month: MonthEnd | null;
  readonly weeks: readonly AskingWeek[];
  readonly due: readonly MonthBar[] | 'looking' | null;
  readonly journal: JournalCheck | 'looking' | null;
  readonly busy: MonthPaper | 'pdf' | null;
  readonly said: 'printed' | 'saved' | null;
  readonly reminder: boolean;
  readonly failure: Failure | null;
  readonly load: () => Promise<void>;
  readonly remind: () => Promise<void>;
  readonly see: (line: (typeof lookedAt)[number]) => Promise<void>;
  /** A sign hangs no longer. */
  readonly signGone: (id: string, outcome: SignOutcome) => Promise<void>;
  readonly finish: () => Promise<void>;
  readonly lookAhead: () => Promise<void>;
  readonly checkJournal: () => Promise<void>;
  readonly print: (paper: MonthPaper, to: 'printer' | 'pdf') => Promise<void>;
};

/** The month's lines, figures and charts, and what the owner has settled. */
export const useMonth = create<MonthStore>((set, get) => ({
  month: null,
  weeks: [],
  due: null,
  journal: null,
  busy: null,
  said: null,
  reminder: false,
  failure: null,
  load: async () => {
    const [month, weeks] = await Promise.all([call('monthend.show', {}), call('consents.askedByWeek', {})]);
    set({ weeks: weeks.ok ? weeks.value : [], said: null, ...shown(month) });
  },
  remind: async () => {
    const answer = await call('monthend.reminder', {});
    set({ reminder: answer.ok && answer.value });
  },
  see: async (line) => set(shown(await call('monthend.see', { line }))),
  signGone: async (id, outcome) => {
    const answer = await call('signs.gone', { id, outcome });
    if (answer.ok) await get().load();
    else set({ failure: answer.failure });
  },
  finish: async () => {
    set(shown(await call('monthend.done', {})));
    await get().remind();
  },
  lookAhead: async () => {
    set({ due: 'looking' });
    const answer = await call('monthend.forecast', {});
    set(answer.ok ? { due: answer.value } : { due: null, failure: answer.failure });
  },
  checkJournal: async () => {
    set({ journal: 'looking' });
    const answer = await call('monthend.checkJournal', {});
    set(answer.ok ? { journal: answer.value } : { journal: null, failure: answer.failure });
    await get().load();
  },
  print: async (paper, to) => {
    if (get().busy !== null) return;
    set({ busy: to === 'pdf' ? 'pdf' : paper, said: null, failure: null });
    const answer = await call('monthend.print', { paper, to });
    set({
      busy: null,
      ...(answer.ok
        ? { said: answer.value.kind === 'done' ? (to === 'pdf' ? 'saved' : 'printed') : null }
        : { failure: answer.failure }),
    });
  },
}));

function shown(answer: Result<MonthEnd>): Partial<MonthStore> {
  return answer.ok ? { month: answer.value, failure: null } : { failure: answer.failure };
}
