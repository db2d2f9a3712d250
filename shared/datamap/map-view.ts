import type { Language } from '../foundation/language.ts';
import type { PurposeNames } from '../retention/model.ts';
import type { KeepingRule } from './keeping.ts';
import type { DataField, Partner, Purpose } from './model.ts';

/** A text in the languages somebody wrote it in. */
export type OwnTexts = Readonly<Partial<Record<Language, string>>>;

/** One line of the data map, with what the screen says about it. */
export type FieldView = {
  readonly field: DataField;
  /** What the notice calls it, in the shop's language. */
  readonly name: string;
  /** The owner's names for a field of their own; empty for a built-in one. */
  readonly names: OwnTexts;
  readonly keeping: readonly KeepingRule[];
  /** How many people have something in it; `null` for a built-in field, which nobody counts. */
  readonly people: number | null;
  readonly isEmpty: boolean;
  /** True when there is something in it, and nobody who has something in it was dealt with for a year. */
  readonly isUnused: boolean;
};

/** Why data is used, with its words as the owner may change them. */
export type PurposeView = {
  readonly purpose: Purpose;
  readonly words: readonly { readonly language: Language; readonly name: string; readonly why: string }[];
  readonly isOwn: boolean;
  /** Codes of the fields that are used for it. */
  readonly fields: readonly string[];
};

/** Somebody who may be named as a recipient. */
export type PartnerView = {
  readonly partner: Partner;
  readonly name: string;
  readonly names: OwnTexts;
  readonly isOwn: boolean;
  readonly fields: readonly string[];
};

/** Everything that is kept, why, who sees it and how long, as one screen shows it. */
export type MapView = {
  readonly shopLanguage: Language;
  readonly fields: readonly FieldView[];
  readonly purposes: readonly PurposeView[];
  readonly partners: readonly PartnerView[];
  readonly purposeNames: PurposeNames;
};

/** What somebody has in one field of the owner's own. */
export type OwnValue = {
  readonly field: string;
  readonly name: string;
  readonly value: string;
  /** True when nothing new is entered. */
  readonly retired: boolean;
};

/** Longest text in a field of the owner's own. */
export const mostLettersOfValue = 200;
