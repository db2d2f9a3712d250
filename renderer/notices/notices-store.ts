import { create } from 'zustand';
import type { Failure } from '../../shared/foundation/failure.ts';
import type { Language } from '../../shared/foundation/language.ts';
import type { NoticeText, NoticeView } from '../../shared/notices/model.ts';
import { call } from '../bridge/call.ts';

type NoticesStore = {
  readonly view: NoticeView | null;
  readonly draft: NoticeText | null;
  readonly language: Language;
  readonly busy: 'publishing' | null;
  /** The last thing that worked, said once. */
  readonly said: 'published' | null;
  readonly failure: Failure | null;
  readonly load: (language?: Language) => Promise<void>;
  readonly publish: () => Promise<void>;
};

/** The published notice, and what it would say today. */
export const useNotices = create<NoticesStore>((set, get) => ({
  view: null,
  draft: null,
  language: 'en',
  busy: null,
  said: null,
  failure: null,
  load: async (language = get().language) => {
    const [view, draft] = await Promise.all([call('notices.current', {}), call('notices.draft', { language })]);
    const failed = [view, draft].find((answer) => !answer.ok);
    set({
      language,
      view: view.ok ? view.value : null,
      draft: draft.ok ? draft.value : null,
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
