import type { Language } from '../foundation/language.ts';
import { type NoticeText, type PageSize, type RollSize, rollSize } from '../notices/model.ts';
import type { Logo } from '../shop/model.ts';

/** Everything the shop can hang up, stand on the counter or hand out, by kind and paper. */
export const signFormats = [
  'poster-a4',
  'poster-a3',
  'poster-letter',
  'card-a6',
  'card-half-letter',
  'tent-a6',
  'tent-half-letter',
  'full-a4',
  'full-letter',
  'slip-80',
  'camera-a4',
  'camera-letter',
  'door-100',
] as const;
export type SignFormat = (typeof signFormats)[number];

export const signKinds = ['poster', 'card', 'tent', 'full', 'slip', 'camera', 'door'] as const;
export type SignKind = (typeof signKinds)[number];

/** What kind of sign a format is. */
export function kindOf(format: SignFormat): SignKind {
  const kind = signKinds.find((candidate) => format.startsWith(`${candidate}-`));
  if (kind === undefined) throw new Error('a format without a kind');
  return kind;
}

/** The papers a kind comes on, the usual one first. */
export function formatsOf(kind: SignKind): readonly SignFormat[] {
  return signFormats.filter((format) => kindOf(format) === kind);
}

const a3 = { widthMm: 297, heightMm: 420 };
const a4 = { widthMm: 210, heightMm: 297 };
const a5 = { widthMm: 148, heightMm: 210 };
const letter = { widthMm: 215.9, heightMm: 279.4 };

/** The sheet that goes through the printer. A tent is folded in the middle: its faces are half of it. */
export const signSizes: Readonly<Record<SignFormat, PageSize | RollSize>> = {
  'poster-a4': a4,
  'poster-a3': a3,
  'poster-letter': letter,
  'card-a6': { widthMm: 105, heightMm: 148 },
  'card-half-letter': { widthMm: 139.7, heightMm: 215.9 },
  'tent-a6': a5,
  'tent-half-letter': letter,
  'full-a4': a4,
  'full-letter': letter,
  'slip-80': rollSize,
  'camera-a4': a4,
  'camera-letter': letter,
  'door-100': { widthMm: 100, heightMm: 100 },
};

/** Three designs of the same words. `letterpress` is black alone, for printers without colour. */
export const signLayouts = ['classic', 'band', 'letterpress'] as const;
export type SignLayout = (typeof signLayouts)[number];

/** What the square holds: nothing, the words themselves, or the shop's own web address. */
export const qrContents = ['none', 'text', 'address'] as const;
export type QrContent = (typeof qrContents)[number];

/** Kinds that have room for a square. On the door there is always one. */
export const kindsWithQr: readonly SignKind[] = ['poster', 'camera', 'door'];

/** How a sign is to look. */
export type SignLook = {
  readonly layout: SignLayout;
  /** Letters of at least 16 points on a poster, in proportion on the others. */
  readonly large: boolean;
  readonly qr: QrContent;
  /** The shop's own page; only used where the square holds it. */
  readonly address: string;
  /** Hours after which the shop's cameras forget; only on the camera sign. */
  readonly cameraHours: number;
};
export const firstLook: SignLook = { layout: 'classic', large: false, qr: 'none', address: '', cameraHours: 72 };

/** Everything a sign shows: the same document is drawn as preview, PDF and print. */
export type SignDocument = {
  readonly kind: 'sign';
  readonly format: SignFormat;
  readonly look: SignLook;
  readonly language: Language;
  readonly shop: { readonly name: string; readonly address: string; readonly contact: string };
  readonly accent: string;
  readonly logo: Logo | null;
  readonly noticeVersion: number;
  readonly text: NoticeText;
  /** The same in another language, to stand beside it; `null` on everything but the full sheet. */
  readonly second: NoticeText | null;
};

/** What the last sign looked like, and where it was printed; `null` leaves that to the system's dialog. */
export type LastSign = { readonly look: SignLook; readonly printer: string | null };

/** What this shop may choose from, and what it chose the last time. */
export type SignChoices = LastSign & {
  /** Formats the country has; a camera sign only where its rules say what stands on one. */
  readonly formats: readonly SignFormat[];
};
