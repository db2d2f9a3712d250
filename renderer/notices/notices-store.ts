import { create } from 'zustand';
import type { Failure } from '../../shared/foundation/failure.ts';
import type { Language } from '../../shared/foundation/language.ts';
import type { NoticeView, SignDocument, SignFormat } from '../../shared/notices/model.ts';
import type { PurposeNames } from '../../shared/retention/model.ts';
import { call } from '../bridge/call.ts';

type NoticesStore = {
  readonly view: NoticeView | null;
  /** What purposes are called in the shop's language. */
  readonly purposeNames: PurposeNames;
  readonly sign: SignDocument | null;
  readonly format: SignFormat;
  readonly language: Language;
  readonly busy: 'publishing' | 'printing' | 'saving' | null;
  /** The last thing that worked, said once. */
  readonly said: 'published' | 'printed' | 'saved' | null;
  readonly failure: Failure | null;
  readonly load: (language?: Language) => Promise<void>;
  readonly choose: (choice: { readonly format?: SignFormat; readonly language?: Language }) => Promise<void>;
  readonly publish: () => Promise<void>;
  readonly print: () => Promise<void>;
  readonly savePdf: () => Promise<void>;
};

/** The published notice, and the sign being looked at. */
export const useNotices = create<NoticesStore>((set, get) => {
  async function output(name: 'signs.print' | 'signs.savePdf', busy: 'printing' | 'saving', said: 'printed' | 'saved') {
    if (get().busy !== null) return;
    set({ busy, said: null, failure: null });
    const { format, language } = get();
    const answer = await call(name, { format, language });
    if (!answer.ok) set({ busy: null, failure: answer.failure });
    else set({ busy: null, said: answer.value.kind === 'done' ? said : null });
  }
  return {
    view: null,
    purposeNames: {},
    sign: null,
    format: 'poster-a4',
    language: 'en',
    busy: null,
    said: null,
    failure: null,
    load: async (language = get().language) => {
      const { format } = get();
      const [view, sign, map] = await Promise.all([
        call('notices.current', {}),
        call('signs.show', { format, language }),
        call('datamap.view', {}),
      ]);
      const failed = [view, sign, map].find((answer) => !answer.ok);
      set({
        language,
        view: view.ok ? view.value : null,
        purposeNames: map.ok ? map.value.purposeNames : {},
        sign: sign.ok ? sign.value : null,
        failure: failed !== undefined && !failed.ok ? failed.failure : null,
      });
    },
    choose: async ({ format = get().format, language = get().language }) => {
      set({ format, said: null });
      await get().load(language);
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
    print: () => output('signs.print', 'printing', 'printed'),
    savePdf: () => output('signs.savePdf', 'saving', 'saved'),
  };
});
