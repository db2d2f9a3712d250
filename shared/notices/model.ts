import type { HistoryDocument, SlipDocument } from '../consents/papers.ts';
import type { EverythingDocument } from '../customers/everything.ts';
import type { NoticeId } from '../foundation/id.ts';
import type { Instant } from '../foundation/instant.ts';
import type { Language } from '../foundation/language.ts';
import type { Adjustment, TestPageDocument } from '../printers/model.ts';
import type { FarewellDocument } from '../retention/papers.ts';
import type { SignDocument } from '../signs/model.ts';
import type { SalvageDocument } from '../vault/salvage.ts';
import type { PhraseKey } from './choices.ts';
import type { NoticeItemKey, NoticeSectionKey } from './pack.ts';

/** One section of a notice. Every sentence says what in the map or the pack it comes from. */
export type NoticeSection = {
  readonly key: NoticeSectionKey;
  /** What the pack asked for and this section says. */
  readonly items: readonly NoticeItemKey[];
  readonly heading: string;
  readonly sentences: readonly NoticeSentence[];
};
export type NoticeSentence = {
  readonly text: string;
  /** `field:email`, `purpose:offers`, `rule:keep`, `shop:name` or `law:GDPR 13(1)(a)`, `own:1`… */
  readonly from: readonly string[];
  /** Set when the owner may choose between two ways of saying it. */
  readonly phrase?: PhraseKey;
  /** Set when an own sentence was not written in the notice's language. */
  readonly language?: Language;
};

/** The text of a notice in one language. */
export type NoticeText = {
  readonly language: Language;
  readonly title: string;
  /** The counter card's words: at most 40. */
  readonly short: string;
  readonly sections: readonly NoticeSection[];
  readonly footer: string;
};

/** What the shop tells people. Immutable once published. */
export type Notice = {
  readonly id: NoticeId;
  readonly version: number;
  readonly publishedAt: Instant;
  /** SHA-256 over all languages' texts. */
  readonly hash: string;
  readonly texts: readonly NoticeText[];
};

export type NoticeView = {
  readonly notice: Notice;
  /** True when publishing now would give another text: the shop, the map or the rule changed since. */
  readonly stale: boolean;
};

/** Trimmed page size in millimetres. */
export type PageSize = { readonly widthMm: number; readonly heightMm: number };

/** What a clean-up's or an erasure's paper shows. Holds no person. */
export type ReceiptDocument = {
  readonly kind: 'receipt';
  readonly language: Language;
  readonly shopName: string;
  readonly accent: string;
  readonly title: string;
  readonly lines: readonly { readonly label: string; readonly value: string }[];
  readonly note: string;
};

export const sheetFormats = ['sheet-a4', 'sheet-a5'] as const;
export type SheetFormat = (typeof sheetFormats)[number];
export const sheetSizes: Readonly<Record<SheetFormat, PageSize>> = {
  'sheet-a4': { widthMm: 210, heightMm: 297 },
  'sheet-a5': { widthMm: 148, heightMm: 210 },
};

/** The shop's questions to be answered by hand, a page for each number. Holds no person. */
export type SheetDocument = {
  readonly kind: 'sheet';
  readonly format: SheetFormat;
  readonly language: Language;
  readonly shopName: string;
  readonly accent: string;
  readonly title: string;
  readonly lead: string;
  readonly notice: string;
  readonly pages: readonly { readonly number: number; readonly label: string }[];
  /** What is written in by hand: name, how to be reached, day, signature. */
  readonly blanks: readonly string[];
  readonly questions: readonly {
    readonly text: string;
    readonly answers: readonly string[];
    readonly ways: readonly string[];
  }[];
  readonly ways: string;
  readonly foot: string;
  readonly version: string;
};

/** The month's page on paper. Holds no person. */
export type MonthDocument = {
  readonly kind: 'month-end';
  readonly language: Language;
  readonly shopName: string;
  readonly accent: string;
  readonly title: string;
  readonly sub: string;
  readonly checked: string;
  readonly lines: readonly { readonly text: string; readonly isOpen: boolean }[];
  readonly figures: {
    readonly title: string;
    readonly columns: readonly string[];
    readonly rows: readonly { readonly label: string; readonly values: readonly string[] }[];
  };
  readonly charts: readonly {
    readonly title: string;
    readonly text: string;
    readonly bars: readonly { readonly label: string; readonly value: number; readonly shown: string }[];
  }[];
  readonly witness: { readonly title: string; readonly text: string; readonly head: string };
  readonly note: string;
  readonly signed: string;
};

/** The sheet with the recovery code: what it is for, how to use it, where to keep it. Holds no person. */
export type RecoveryDocument = {
  readonly kind: 'recovery';
  readonly language: Language;
  readonly shopName: string;
  readonly title: string;
  /** What a PDF of it is called, without its ending. */
  readonly fileName: string;
  readonly lead: string;
  /** The code in its groups of four, counted from 1. */
  readonly code: readonly { readonly place: number; readonly group: string }[];
  readonly sections: readonly { readonly heading: string; readonly text: string }[];
  readonly steps: { readonly heading: string; readonly lines: readonly string[] };
  readonly foot: string;
};

/** The two sheets that offices print on. */
export const officeSizes = {
  a4: { widthMm: 210, heightMm: 297 },
  letter: { widthMm: 215.9, heightMm: 279.4 },
} as const satisfies Readonly<Record<string, PageSize>>;

/** Paper that is cut where its content ends. */
export type RollSize = { readonly widthMm: number; readonly heightMm: 'content' };
export const rollSize: RollSize = { widthMm: 80, heightMm: 'content' };

/** What a print window is asked to draw. */
export type PrintPage =
  | {
      readonly document:
        | ReceiptDocument
        | SheetDocument
        | MonthDocument
        | RecoveryDocument
        | TestPageDocument
        | EverythingDocument
        | SalvageDocument;
      readonly size: PageSize;
    }
  | {
      readonly document: SignDocument | SlipDocument | HistoryDocument | FarewellDocument;
      readonly size: PageSize | RollSize;
    };

/** The same for a printer that does not hit the place or the size by itself. */
export type PrintJob = PrintPage & { readonly adjustment?: Adjustment };

/** What became of a print or save. The person may always change their mind in the system's dialog. */
export type OutputDone = { readonly kind: 'done' } | { readonly kind: 'cancelled' };
