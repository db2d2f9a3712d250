import { create } from 'zustand';
import type { Failure } from '../../shared/foundation/failure.ts';
import { type Language, languages } from '../../shared/foundation/language.ts';
import type { SignOut } from '../../shared/notices/changes.ts';
import type { Printer } from '../../shared/printers/model.ts';
import { signLookSchema } from '../../shared/signs/calls.ts';
import {
  firstLook,
  formatsOf,
  kindOf,
  type SignDocument,
  type SignFormat,
  type SignKind,
  type SignLook,
  signFormats,
  signKinds,
} from '../../shared/signs/model.ts';
import { call } from '../bridge/call.ts';
import type { SignFit } from './fit.ts';

type SignsStore = {
  readonly formats: readonly SignFormat[];
  readonly format: SignFormat;
  readonly language: Language;
  /** What stands beside it on a full sheet. */
  readonly second: Language | null;
  readonly look: SignLook;
  readonly printers: readonly Printer[];
  readonly printer: string | null;
  readonly sign: SignDocument | null;
  readonly fit: SignFit | null;
  readonly busy: 'printing' | 'saving' | null;
  /** The last thing that worked, said once. */
  readonly said: 'printed' | 'saved' | null;
  readonly failure: Failure | null;
  /** Looks again at what is published and which printers there are; starts from the last sign the first time. */
  readonly load: (customers: Language) => Promise<void>;
  /** Makes ready to print a sign again that hangs somewhere, before its page is opened. */
  readonly printAgain: (sign: Pick<SignOut, 'format' | 'language' | 'second'>) => void;
  readonly chooseKind: (kind: SignKind) => Promise<void>;
  readonly choose: (choice: {
    readonly format?: SignFormat;
    readonly language?: Language;
    readonly second?: Language | null;
    readonly look?: Partial<SignLook>;
  }) => Promise<void>;
  readonly choosePrinter: (name: string | null) => void;
  readonly printersChanged: () => Promise<void>;
  readonly measured: (fit: SignFit) => void;
  readonly print: () => Promise<void>;
  readonly savePdf: () => Promise<void>;
};

/** The sign being looked at, and how it leaves the app. */
export const useSigns = create<SignsStore>((set, get) => {
  let started = false;
  let languageChosen = false;

  async function show(): Promise<void> {
    const { format, language, second, look } = get();
    // Half an address is no reason to hide the sign.
    const shown = signLookSchema.safeParse(look).success ? look : { ...look, qr: 'none' as const, address: '' };
    const answer = await call('signs.show', { format, language, second, look: shown });
    const latest = get();
    if (latest.format !== format || latest.language !== language || latest.second !== second) return;
    if (latest.look !== look) return;
    set(answer.ok ? { sign: answer.value } : { sign: null, failure: answer.failure });
  }

  async function output(busy: 'printing' | 'saving', said: 'printed' | 'saved'): Promise<void> {
    if (get().busy !== null) return;
    set({ busy, said: null, failure: null });
    const { format, language, second, look, printer } = get();
    const sign = { format, language, second, look };
    const answer =
      busy === 'saving' ? await call('signs.savePdf', sign) : await call('signs.print', { ...sign, printer });
    if (!answer.ok) set({ busy: null, failure: answer.failure });
    else set({ busy: null, said: answer.value.kind === 'done' ? said : null });
  }

  async function loadPrinters(): Promise<void> {
    const answer = await call('printers.list', {});
    if (!answer.ok) return;
    const { printer } = get();
    const isHere = answer.value.some(({ name }) => name === printer);
    set({ printers: answer.value, printer: isHere ? printer : null });
  }

  return {
    formats: [],
    format: 'poster-a4',
    language: 'en',
    second: null,
    look: firstLook,
    printers: [],
    printer: null,
    sign: null,
    fit: null,
    busy: null,
    said: null,
    failure: null,
    load: async (customers) => {
      const answer = await call('signs.choices', {});
      if (!answer.ok) {
        set({ failure: answer.failure });
        return;
      }
      const { formats, look, printer } = answer.value;
      if (!started) set({ look, printer, ...(!languageChosen && { language: customers }) });
      started = true;
      set({ formats, failure: null });
      await Promise.all([show(), loadPrinters()]);
    },
    printAgain: (sign) => {
      const format = signFormats.find((one) => one === sign.format);
      const language = languages.find((one) => one === sign.language);
      if (format === undefined || language === undefined) return;
      const second = languages.find((one) => one === sign.second) ?? null;
      languageChosen = true;
      set({ format, language, second, sign: null, fit: null, said: null, failure: null });
    },
    chooseKind: async (kind) => {
      const format = formatsOf(kind)[0];
      if (format !== undefined && kindOf(get().format) !== kind) await get().choose({ format });
    },
    choose: async ({ format = get().format, language = get().language, second = get().second, look }) => {
      set({
        format,
        language,
        second: second === language ? null : second,
        look: { ...get().look, ...look },
        said: null,
        failure: null,
      });
      await show();
    },
    choosePrinter: (printer) => set({ printer, said: null }),
    printersChanged: loadPrinters,
    measured: (fit) => {
      const before = get().fit;
      // Told after every drawing: only news may lead to another one.
      if (JSON.stringify(before) !== JSON.stringify(fit)) set({ fit });
    },
    print: () => output('printing', 'printed'),
    savePdf: () => output('saving', 'saved'),
  };
});

/** The kinds of signs there are under the rules of this shop. */
export function kindsIn(formats: readonly SignFormat[]): readonly SignKind[] {
  return signKinds.filter((kind) => formats.some((format) => kindOf(format) === kind));
}
