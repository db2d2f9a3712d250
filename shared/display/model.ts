import { z } from 'zod';
import { answers, type CardQuestion, type ConsentCard, type ConsentLine, channels } from '../consents/model.ts';
import type { SlipDocument } from '../consents/papers.ts';
import type { StopCode } from '../foundation/id.ts';
import { type Language, language } from '../foundation/language.ts';
import { consentLine, type Readable, readableEntries, slipDocument, stopCode } from './readable.ts';

/** What the customer tapped under one question, and the words that stood above it in that moment. */
export type CardAnswer = {
  readonly answer: (typeof answers)[number];
  readonly channels: readonly (typeof channels)[number][];
  /** Text read back from the screen; `null` when it could not be seen. */
  readonly words: string | null;
};

/** The card as far as a customer sees it: words and choices, and nobody's name or number. */
export type CardOnDisplay = Pick<ConsentCard, 'answeredBy' | 'controller' | 'language' | 'languages' | 'notice'> & {
  readonly questions: readonly Omit<CardQuestion, 'wording'>[];
};

/** How far the customer has come, in the order in which the questions were first seen. */
export type CardProgress = {
  readonly order: readonly string[];
  readonly answers: Readonly<Record<string, CardAnswer>>;
};

/** What the customer's display shows. `turn` tells one card or paper from the next: what is said about an older one is dropped. */
export type CustomerView =
  | { readonly kind: 'rest'; readonly shopName: string; readonly language: Language; readonly accent: string }
  | {
      readonly kind: 'card';
      readonly turn: number;
      readonly language: Language;
      readonly accent: string;
      /** `null` until it has come, and when it could not be made. */
      readonly card: CardOnDisplay | null;
      readonly from: CardProgress;
      readonly phase: 'opening' | 'asking' | 'saving';
      /** Which of the card's sentences says why it does not go on; `null` when it does. */
      readonly trouble: string | null;
    }
  | {
      readonly kind: 'done';
      readonly turn: number;
      readonly language: Language;
      readonly accent: string;
      readonly agreed: readonly ConsentLine[];
      readonly stopCode: StopCode | null;
      /** The slip as it would be printed, to be read and photographed; `null` until it has come. */
      readonly slip: SlipDocument | null;
    }
  | (Readable & { readonly turn: number; readonly language: Language; readonly accent: string });

/** What comes back from the customer's display: what was tapped there, and nothing else. */
export type CustomerSaid =
  | { readonly kind: 'progress'; readonly turn: number; readonly progress: CardProgress }
  | { readonly kind: 'language'; readonly turn: number; readonly language: Language }
  | { readonly kind: 'again'; readonly turn: number }
  /** Finished or left, with everything once more, and the shop's name as it stood on the card. */
  | {
      readonly kind: 'finished' | 'left';
      readonly turn: number;
      readonly progress: CardProgress;
      readonly controller: string | null;
    }
  | { readonly kind: 'closed'; readonly turn: number };

/** Whether a second screen is plugged in, and whether the customer's window stands on it, ready to show something. */
export type DisplayState = { readonly second: boolean; readonly open: boolean };

/** What the shop's window hears about the customer's display. */
export type DisplayEvent =
  | { readonly kind: 'state'; readonly state: DisplayState }
  | { readonly kind: 'said'; readonly said: CustomerSaid };

const purpose = z.string().max(60);
const turn = z.number().int().nonnegative();
const accent = z.string().regex(/^#[0-9a-f]{6}$/i);
const text = (most: number) => z.string().max(most);
const channel = z.enum(channels);
const chosen = z.array(channel).max(channels.length).readonly();

const progress = z
  .object({
    order: z.array(purpose).max(12).readonly(),
    answers: z.record(
      purpose,
      z
        .object({ answer: z.enum(answers), channels: chosen, words: text(2000).nullable() })
        .strict()
        .readonly(),
    ),
  })
  .strict()
  .readonly();

const cardOnDisplay = z
  .object({
    answeredBy: z.enum(['person', 'parent']),
    controller: text(120),
    language,
    languages: z.array(language).max(40).readonly(),
    notice: text(2000),
    questions: z
      .array(
        z
          .object({ purpose, purposeName: text(200), text: text(2000), channels: chosen })
          .strict()
          .readonly(),
      )
      .max(12)
      .readonly(),
  })
  .strict()
  .readonly();

/** Lets through what a customer may see. A field more, such as whose card it is, and nothing is shown. */
export const customerView = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('rest'), shopName: text(120), language, accent }).strict(),
  z
    .object({
      kind: z.literal('card'),
      turn,
      language,
      accent,
      card: cardOnDisplay.nullable(),
      from: progress,
      phase: z.enum(['opening', 'asking', 'saving']),
      trouble: text(60).nullable(),
    })
    .strict(),
  z
    .object({
      kind: z.literal('done'),
      turn,
      language,
      accent,
      agreed: z.array(consentLine).max(60).readonly(),
      stopCode: stopCode.nullable(),
      slip: slipDocument.nullable(),
    })
    .strict(),
  z.object({ kind: z.literal('slip'), turn, language, accent, slip: slipDocument }).strict(),
  z.object({ kind: z.literal('history'), turn, language, accent, entries: readableEntries }).strict(),
]);

/** Lets through what a customer may have tapped. */
export const customerSaid = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('progress'), turn, progress }).strict(),
  z.object({ kind: z.literal('language'), turn, language }).strict(),
  z.object({ kind: z.literal('again'), turn }).strict(),
  z.object({ kind: z.literal('finished'), turn, progress, controller: text(200).nullable() }).strict(),
  z.object({ kind: z.literal('left'), turn, progress, controller: text(200).nullable() }).strict(),
  z.object({ kind: z.literal('closed'), turn }).strict(),
]);
