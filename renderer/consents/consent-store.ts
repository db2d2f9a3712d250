import { create } from 'zustand';
import type {
  Answer,
  AnsweredBy,
  Channel,
  ConsentCard,
  ConsentSummary,
  PurposeCode,
} from '../../shared/consents/model.ts';
import type { StopOutcome } from '../../shared/consents/stop.ts';
import type { CardAnswer, CardProgress } from '../../shared/display/model.ts';
import type { Failure } from '../../shared/foundation/failure.ts';
import type { CustomerId, StopCode } from '../../shared/foundation/id.ts';
import type { Language } from '../../shared/foundation/language.ts';
import type { Result } from '../../shared/foundation/result.ts';
import { call } from '../bridge/call.ts';
import { withAnswer, withShown, withToggled } from './card-progress.ts';
import { proofOfWords } from './shown-words.ts';

type ConsentStore = {
  readonly phase: 'closed' | 'opening' | 'asking' | 'saving';
  readonly card: ConsentCard | null;
  /** Tells one card from the next, in another language or for somebody else. */
  readonly turn: number;
  readonly answers: Readonly<Record<PurposeCode, CardAnswer>>;
  readonly order: readonly PurposeCode[];
  /** Why the last thing asked was not done; shown beside the card, which stays as it is. */
  readonly failure: Failure | null;
  readonly openCard: (wish: CardWish) => Promise<void>;
  /** A question stands on the screen; the order in which they first did belongs to the proof. */
  readonly shown: (purpose: PurposeCode) => void;
  /** Fetches the card in another language. What was answered to other words is forgotten. */
  readonly changeLanguage: (language: Language) => Promise<void>;
  readonly answer: (purpose: PurposeCode, answer: Answer, words: string | null) => void;
  readonly toggleChannel: (purpose: PurposeCode, channel: Channel) => void;
  /** Takes what was tapped on the customer's own screen for what was tapped here. */
  readonly take: (progress: CardProgress) => void;
  /** Records the card once, however often it is tapped. `null` while it is under way or when it was refused. */
  readonly record: (around: AroundTheCard) => Promise<ConsentSummary | null>;
  /** The card is closed unfinished: a tapped No or Not now counts all the same, a Yes that was not confirmed does not. */
  readonly leave: (around: AroundTheCard) => Promise<void>;
  readonly close: () => void;

  readonly summary: ConsentSummary | null;
  readonly openStop: (target: StopTarget) => Promise<void>;
  /** Stops everything (`null`) or the pairs chosen. What it did, once it is saved; `null` when it was refused. */
  readonly stop: (target: StopTarget, which: StopChoice | null) => Promise<StopOutcome | null>;
};

export type CardWish = {
  readonly customerId: CustomerId;
  readonly language: Language;
  readonly answeredBy: AnsweredBy;
};

/** What else is true when the card is recorded: the shop's name as it is read back from the screen, and the payment. */
export type AroundTheCard = { readonly controller: string | null; readonly afterPayment: boolean };

/** Whose stop it is: somebody who is open, or whoever brings a stop code. */
export type StopTarget =
  | { readonly kind: 'person'; readonly customerId: CustomerId }
  | { readonly kind: 'code'; readonly code: StopCode };

export type StopChoice = { readonly purpose: PurposeCode; readonly channel: Channel }[];

const nothing = { card: null, turn: 0, answers: {}, order: [], failure: null, summary: null } as const;

/** The card or the stop screen that is open, if any. Holds nothing once it is closed. */
export const useConsent = create<ConsentStore>((set, get) => {
  // A card that was closed or opened anew meanwhile must not be filled by an answer that comes late.
  let opened = 0;
  const ask = async (wish: CardWish) => {
    opened += 1;
    const mine = opened;
    const result = await call('consents.card', wish);
    if (mine !== opened) return;
    if (result.ok) set({ phase: 'asking', card: result.value, turn: mine, answers: {}, order: [], failure: null });
    else set({ phase: 'asking', failure: result.failure });
  };
  const send = async (card: ConsentCard, purposes: readonly PurposeCode[], around: AroundTheCard) => {
    const { answers, order } = get();
    const asked = card.questions.map(({ purpose }) => purpose);
    const proven = card.questions.filter(({ purpose }) => purposes.includes(purpose));
    return call('consents.record', {
      customerId: card.customerId,
      noticeId: card.noticeId,
      language: card.language,
      answeredBy: card.answeredBy,
      afterPayment: around.afterPayment,
      // A card that is left early has not shown its last questions: they come after the ones that were seen.
      rendered: {
        controller: around.controller ?? '',
        order: [...order, ...asked.filter((purpose) => !order.includes(purpose))],
      },
      answers: await Promise.all(
        proven.map(async ({ purpose, wording }) => {
          const given = answers[purpose] ?? unanswered;
          const shown = await proofOfWords(card.language, given.words);
          return { purpose, wording, shown, answer: given.answer, channels: [...given.channels] };
        }),
      ),
    });
  };

  return {
    phase: 'closed',
    ...nothing,
    openCard: async (wish) => {
      set({ ...nothing, phase: 'opening', turn: opened + 1 });
      await ask(wish);
    },
    shown: (purpose) => set(withShown(get(), purpose)),
    changeLanguage: async (language) => {
      const { card, phase } = get();
      if (card === null || phase !== 'asking') return;
      const { customerId, answeredBy } = card;
      await ask({ customerId, answeredBy, language });
    },
    answer: (purpose, answer, words) => set({ ...withAnswer(get(), purpose, answer, words), failure: null }),
    toggleChannel: (purpose, channel) => set({ ...withToggled(get(), purpose, channel), failure: null }),
    take: ({ order, answers }) => {
      if (get().phase === 'asking') set({ order, answers });
    },
    record: async (around) => {
      const { card, answers, phase } = get();
      if (card === null || phase !== 'asking' || card.questions.some(({ purpose }) => answers[purpose] === undefined)) {
        return null;
      }
      set({ phase: 'saving', failure: null });
      const mine = opened;
      const asked = card.questions.map(({ purpose }) => purpose);
      const result = await send(card, asked, around);
      if (mine === opened) set({ phase: 'asking', failure: result.ok ? null : result.failure });
      return result.ok ? result.value : null;
    },
    leave: async (around) => {
      const { card, answers, phase } = get();
      if (card === null || phase !== 'asking') return;
      const firm = card.questions
        .map(({ purpose }) => purpose)
        .filter((purpose) => answers[purpose]?.answer === 'no' || answers[purpose]?.answer === 'not-now');
      if (firm.length > 0) await send(card, firm, around);
    },
    close: () => {
      opened += 1;
      set({ ...nothing, phase: 'closed' });
    },

    openStop: async (target) => {
      set({ ...nothing, phase: 'opening' });
      opened += 1;
      const mine = opened;
      const result: Result<ConsentSummary> =
        target.kind === 'code'
          ? await call('consents.byStopCode', { code: target.code })
          : await call('consents.summary', { customerId: target.customerId });
      if (mine !== opened) return;
      if (result.ok) set({ phase: 'asking', summary: result.value });
      else set({ phase: 'asking', failure: result.failure });
    },
    stop: async (target, which) => {
      if (get().phase === 'saving') return null;
      set({ phase: 'saving', failure: null });
      const mine = opened;
      const result =
        target.kind === 'code'
          ? await call('consents.stopByCode', { code: target.code, which })
          : await call('consents.stop', { customerId: target.customerId, which });
      if (mine === opened) {
        if (result.ok) set({ phase: 'asking', summary: result.value });
        else set({ phase: 'asking', failure: result.failure });
      }
      return result.ok ? result.value : null;
    },
  };
});

const unanswered: CardAnswer = { answer: 'skip', channels: [], words: null };
