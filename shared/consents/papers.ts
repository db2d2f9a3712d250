import type { StopCode } from '../foundation/id.ts';
import type { Instant } from '../foundation/instant.ts';
import type { Language } from '../foundation/language.ts';
import { type PageSize, type RollSize, rollSize } from '../notices/model.ts';
import type { Logo } from '../shop/model.ts';
import type { ConsentHistory } from './history.ts';
import type { ConsentLine } from './model.ts';

/** Who gives the paper out, as it stands at its head. */
export type PaperHead = { readonly shopName: string; readonly address: string; readonly contact: string };

/** What somebody takes away with them: what they agreed to, until when, and how to stop. */
export type SlipDocument = PaperHead & {
  readonly kind: 'slip';
  readonly logo: Logo | null;
  readonly language: Language;
  readonly at: Instant;
  /** Only what is agreed now. */
  readonly agreed: readonly ConsentLine[];
  readonly stopCode: StopCode;
};

export const historyFormats = ['a5', 'roll-80'] as const;
export type HistoryFormat = (typeof historyFormats)[number];
export const historySizes: Readonly<Record<HistoryFormat, PageSize | RollSize>> = {
  a5: { widthMm: 148, heightMm: 210 },
  'roll-80': rollSize,
};

/** Every answer somebody ever gave, for them to take away. */
export type HistoryDocument = PaperHead & {
  readonly kind: 'history';
  readonly format: HistoryFormat;
  readonly language: Language;
  readonly at: Instant;
  readonly history: ConsentHistory;
};
