import { create } from 'zustand';
import type { BackupsView } from '../../shared/backups/model.ts';
import type { AppEvents, Progress } from '../../shared/foundation/channel.ts';
import type { Failure } from '../../shared/foundation/failure.ts';
import type { Result } from '../../shared/foundation/result.ts';
import { call } from '../bridge/call.ts';

type Busy = 'choosing' | 'making' | 'drilling';

type BackupsStore = {
  readonly view: BackupsView | null;
  readonly busy: Busy | null;
  readonly progress: Progress | null;
  /** The backup that was asked for is made. */
  readonly made: boolean;
  readonly failure: Failure | null;
  /** What the window was told about a backup before a risky act; `null` once it was read. */
  readonly news: AppEvents['backup'] | null;
  readonly load: () => Promise<void>;
  readonly choose: () => Promise<void>;
  readonly make: () => Promise<void>;
  readonly stop: () => void;
  readonly drill: () => Promise<void>;
  readonly hear: (progress: Progress) => void;
  readonly tell: (news: AppEvents['backup'] | null) => void;
  /** The day's backup and the month's drill, when they are due. */
  readonly doWhatIsDue: () => Promise<void>;
};

/** The backups of the shop: where they go, what lies there, and the one that is being made. */
export const useBackups = create<BackupsStore>((set, get) => {
  async function during(busy: Busy, work: () => Promise<Result<BackupsView>>): Promise<void> {
    if (get().busy !== null) return;
    set({ busy, progress: null, made: false, failure: null });
    const answer = await work();
    set({ busy: null, progress: null });
    if (answer.ok) set({ view: answer.value, made: busy === 'making' });
    else set({ failure: answer.failure });
  }
  return {
    view: null,
    busy: null,
    progress: null,
    made: false,
    failure: null,
    news: null,
    load: async () => {
      const answer = await call('backups.show', {});
      if (answer.ok) set({ view: answer.value });
      else set({ failure: answer.failure });
    },
    choose: () => during('choosing', () => call('backups.choosePlace', {})),
    make: () => during('making', () => call('backups.make', {})),
    stop: () => void call('backups.cancel', {}),
    drill: () => during('drilling', () => call('backups.drill', {})),
    hear: (progress) => {
      if (progress.task === 'backup') set({ progress });
    },
    tell: (news) => set({ news }),
    doWhatIsDue: async () => {
      await call('backups.ifDue', {});
    },
  };
});
