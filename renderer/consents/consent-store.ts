import { create } from 'zustand';
import type { Answer, Channel, ConsentCard, ConsentSummary, PurposeCode } from '../../shared/consents/model.ts';
import type { Failure } from '../../shared/foundation/failure.ts';
import type { CustomerId } from '../../shared/foundation/id.ts';
import type { Language } from '../../shared/foundation/language.ts';
import { call } from '../bridge/call.ts';
import { proofOfWords } from './shown-words.ts';

/** What the customer tapped under one question, and the words that stood above it in that moment. */
export type CardAnswer = {
  readonly answer: Answer;
  readonly channels: readonly Channel[];
  /** Text read back from the screen; `null` when it could not be seen. */
  readonly words: string | null;
};

type ConsentStore = {
  readonly phase: 'closed' | 'opening' | 'asking' | 'saving';
  readonly card: ConsentCard | null;
  readonly answers: Readonly<Record<PurposeCode, CardAnswer>>;
  /** Why the last thing asked was not done; shown beside the card, which stays as it is. */
  readonly failure: Failure | null;
  readonly openCard: (customerId: CustomerId, language: Language) => Promise<void>;
  /** Fetches the card in another language. What was answered to other words is forgotten. */
  readonly changeLanguage: (language: Language) => Promise<void>;
  readonly answer: (purpose: PurposeCode, answer: Answer, words: string | null) => void;
  readonly toggleChannel: (purpose: PurposeCode, channel: Channel) => void;
  /** Records the card once, however often it is tapped. `null` while it is under way or when it was refused. */
  readonly record: (afterPayment: boolean) => Promise<ConsentSummary | null>;
  readonly close: () => void;

  readonly summary: ConsentSummary | null;
  readonly openStop: (customerId: CustomerId) => Promise<void>;
  /** Stops everything (`null`) or the pairs chosen. True once it is saved. */
  readonly stop: (customerId: CustomerId, which: StopChoice | null) => Promise<boolean>;
};

export type StopChoice = { readonly purpose: PurposeCode; readonly channel: Channel }[];

const nothing = { card: null, answers: {}, failure: null, summary: null } as const;

/** The card or the stop screen that is open, if any. Holds nothing once it is closed. */
export const useConsent = create<ConsentStore>((set, get) => {
  // A card that was closed or opened anew meanwhile must not be filled by an answer that comes late.
  let opened = 0;
  const ask = async (customerId: CustomerId, language: Language) => {
    opened += 1;
    const mine = opened;
    const result = await call('consents.card', { customerId, language });
    if (mine !== opened) return;
    if (result.ok) set({ phase: 'asking', card: result.value, answers: {}, failure: null });
    else set({ phase: 'asking', failure: result.failure });
  };

  return {
    phase: 'closed',
    ...nothing,
    openCard: async (customerId, language) => {
      set({ ...nothing, phase: 'opening' });
      await ask(customerId, language);
    },
    changeLanguage: async (language) => {
      const { card, phase } = get();
      if (card === null || phase !== 'asking') return;
      await ask(card.customerId, language);
    },
    answer: (purpose, answer, words) => {
      const { answers } = get();
      const before = answers[purpose];
      const channels = answer === 'yes' && before?.answer === 'yes' ? before.channels : [];
      set({ answers: { ...answers, [purpose]: { answer, channels, words } }, failure: null });
    },
    toggleChannel: (purpose, channel) => {
      const { answers } = get();
      const before = answers[purpose];
      if (before?.answer !== 'yes') return;
      const channels = before.channels.includes(channel)
        ? before.channels.filter((one) => one !== channel)
        : [...before.channels, channel];
      set({ answers: { ...answers, [purpose]: { ...before, channels } }, failure: null });
    },
    record: async (afterPayment) => {
      const { card, answers, phase } = get();
      if (card === null || phase !== 'asking' || card.questions.some(({ purpose }) => answers[purpose] === undefined)) {
        return null;
      }
      set({ phase: 'saving', failure: null });
      const mine = opened;
      const result = await call('consents.record', {
        customerId: card.customerId,
        noticeId: card.noticeId,
        language: card.language,
        afterPayment,
        answers: await Promise.all(
          card.questions.map(async ({ purpose, wording }) => {
            const given = answers[purpose] ?? unanswered;
            const shown = await proofOfWords(card.language, given.words);
            return { purpose, wording, shown, answer: given.answer, channels: [...given.channels] };
          }),
        ),
      });
      if (mine === opened) set({ phase: 'asking', failure: result.ok ? null : result.failure });
      return result.ok ? result.value : null;
    },
    close: () => {
      opened += 1;
      set({ ...nothing, phase: 'closed' });
    },

    openStop: async (customerId) => {
      set({ ...nothing, phase: 'opening' });
      opened += 1;
      const mine = opened;
      const result = await call('consents.summary', { customerId });
      if (mine !== opened) return;
      if (result.ok) set({ phase: 'asking', summary: result.value });
      else set({ phase: 'asking', failure: result.failure });
    },
    stop: async (customerId, which) => {
      if (get().phase === 'saving') return false;
      set({ phase: 'saving', failure: null });
      const mine = opened;
      const result = await call('consents.stop', { customerId, which });
      if (mine !== opened) return result.ok;
      if (result.ok) set({ phase: 'asking', summary: result.value });
      else set({ phase: 'asking', failure: result.failure });
      return result.ok;
    },
  };
});

const unanswered: CardAnswer = { answer: 'skip', channels: [], words: null };
