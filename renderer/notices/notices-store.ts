import { create } from 'zustand';
import type { Failure } from '../../shared/foundation/failure.ts';
import type { Language } from '../../shared/foundation/language.ts';
import type { NoticeView } from '../../shared/notices/model.ts';
import type { PurposeNames } from '../../shared/retention/model.ts';
import { call } from '../bridge/call.ts';

type NoticesStore = {
  readonly view: NoticeView | null;
  /** What purposes are called in the shop's language. */
  readonly purposeNames: PurposeNames;
  readonly language: Language;
  readonly busy: 'publishing' | null;
  /** The last thing that worked, said once. */
  readonly said: 'published' | null;
  readonly failure: Failure | null;
  readonly load: (language?: Language) => Promise<void>;
  readonly publish: () => Promise<void>;
};

/** The published notice, and whether it is still true. */
export const useNotices = create<NoticesStore>((set, get) => ({
  view: null,
  purposeNames: {},
  language: 'en',
  busy: null,
  said: null,
  failure: null,
  load: async (language = get().language) => {
    const [view, map] = await Promise.all([call('notices.current', {}), call('datamap.view', {})]);
    const failed = [view, map].find((answer) => !answer.ok);
    set({
      language,
      view: view.ok ? view.value : null,
      purposeNames: map.ok ? map.value.purposeNames : {},
      failure: failed !== undefined && !failed.ok ? failed.failure : null,
    });
  },
  publish: async () => {
    if (get().busy !== null) return;
    set({ busy: 'publishing', said: null, failure: null });
    const answer = await call('notices.publish', {});
    set({ busy: null });
    if (!answer.ok) {
      set({ failure: answer.failure });
      return;
    }
    await get().load();
    set({ said: 'published' });
  },
}));
