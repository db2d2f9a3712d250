import { create } from 'zustand';
import type { Failure } from '../../shared/foundation/failure.ts';
import type { ScreenLanguage } from '../../shared/foundation/language.ts';
import type { PackId, Sector } from '../../shared/shop/model.ts';
import type { PassphraseRating } from '../../shared/vault/model.ts';
import { useSheet } from '../app/new-sheet.ts';
import { call } from '../bridge/call.ts';

/** The language comes first: it decides what the other questions are written in. */
export const steps = ['language', 'shop', 'sector', 'country', 'passphrase', 'sheet', 'type-back'] as const;
export type Step = (typeof steps)[number];

export type Draft = {
  readonly name: string;
  readonly address: string;
  readonly contact: string;
  readonly sector: Sector | null;
  readonly pack: PackId | null;
  readonly country: string;
  readonly passphrase: string;
  readonly again: string;
  readonly understood: boolean;
};

/** What is missing on a step, by field; empty when one may go on. Values are word keys. */
export type Missing = Partial<Record<keyof Draft, string>>;

type SetupStore = {
  readonly step: Step;
  readonly draft: Draft;
  /** Shown only after somebody tried to go on. */
  readonly tried: boolean;
  readonly rating: PassphraseRating | null;
  readonly working: boolean;
  readonly failure: Failure | null;
  readonly done: boolean;
  readonly change: (part: Partial<Draft>) => void;
  readonly rate: (passphrase: string) => Promise<void>;
  readonly next: () => Promise<void>;
  readonly back: () => void;
  readonly finish: (language: ScreenLanguage) => Promise<void>;
  /** Out of the finished set-up and into the shop. */
  readonly leave: () => void;
};

/** The answers of set-up, kept until the shop is open and forgotten then. */
export const useSetup = create<SetupStore>((set, get) => ({
  step: 'language',
  draft: emptyDraft(),
  tried: false,
  rating: null,
  working: false,
  failure: null,
  done: false,
  change: (part) => set((state) => ({ draft: { ...state.draft, ...part }, failure: null })),
  rate: async (passphrase) => {
    get().change({ passphrase });
    const answer = await call('vault.ratePassphrase', { passphrase });
    if (answer.ok && get().draft.passphrase === passphrase) set({ rating: passphrase === '' ? null : answer.value });
  },
  next: async () => {
    const { step, draft, rating, rate } = get();
    // Hands are quicker than the first rating: wait for it rather than call a good passphrase weak.
    if (step === 'passphrase' && rating === null) await rate(draft.passphrase);
    set((state) =>
      Object.keys(missingOn(state.step, state.draft, state.rating)).length > 0
        ? { tried: true }
        : { step: steps[steps.indexOf(state.step) + 1] ?? state.step, tried: false, failure: null },
    );
  },
  back: () =>
    set((state) => ({ step: steps[steps.indexOf(state.step) - 1] ?? state.step, tried: false, failure: null })),
  finish: async (language) => {
    if (get().working) return;
    const { draft } = get();
    const { sector, pack } = draft;
    const sheet = useSheet.getState();
    set({ tried: true, failure: null });
    if (sector === null || pack === null || sheet.typed.trim() === '') return;
    set({ working: true });
    const { name, address, contact, country, passphrase } = draft;
    const answer = await call('vault.setUp', {
      shop: { name, address, contact, sector, pack, country, language },
      passphrase,
      recoveryCode: sheet.typed,
    });
    if (answer.ok) {
      sheet.forget();
      set({ working: false, done: true, draft: emptyDraft(), rating: null, step: 'language', tried: false });
    } else set({ working: false, failure: answer.failure });
  },
  leave: () => set({ done: false }),
}));

/** What still has to be answered on a step before it can be left. */
export function missingOn(step: Step, draft: Draft, rating: PassphraseRating | null): Missing {
  switch (step) {
    case 'language':
      return {};
    case 'shop':
      return {
        ...(blank(draft.name) && { name: 'failures.shop.name-missing' }),
        ...(blank(draft.address) && { address: 'setup.shop.address-missing' }),
        ...(blank(draft.contact) && { contact: 'setup.shop.contact-missing' }),
      };
    case 'sector':
      return draft.sector === null ? { sector: 'setup.sector.missing' } : {};
    case 'country':
      if (draft.country === '') return { country: 'setup.country.missing' };
      return draft.pack === null ? { pack: 'setup.country.part-missing' } : {};
    case 'passphrase':
      return {
        ...(rating?.ok !== true && { passphrase: 'failures.vault.passphrase-too-weak' }),
        ...(draft.passphrase !== draft.again && { again: 'setup.passphrase.different' }),
        ...(!draft.understood && { understood: 'setup.passphrase.understood-missing' }),
      };
    case 'sheet':
    case 'type-back':
      return {};
  }
}

function emptyDraft(): Draft {
  return {
    name: '',
    address: '',
    contact: '',
    sector: null,
    pack: null,
    country: '',
    passphrase: '',
    again: '',
    understood: false,
  };
}

function blank(text: string): boolean {
  return text.trim() === '';
}
