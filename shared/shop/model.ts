import type { Language, ScreenLanguage } from '../foundation/language.ts';

/** Kinds of shop with a template of fields, purposes and keeping rules under `resources/templates`. */
export const sectors = ['florist', 'barber', 'repair'] as const;
export type Sector = (typeof sectors)[number];

/** Country packs under `resources/packs`; `other` is for places without one, and claims no law. */
export const packIds = ['uk', 'eu', 'us-ca', 'ca', 'ca-qc', 'au', 'nz', 'br', 'ch', 'other'] as const;
export type PackId = (typeof packIds)[number];

/** Where the shop is and which pack of law facts it follows. `country` is ISO 3166-1 alpha-2. */
export type Shop = {
  readonly name: string;
  readonly address: string;
  /** How a customer reaches the shop about their data: a phone number or an e-mail address, as it should be printed. */
  readonly contact: string;
  readonly sector: Sector;
  readonly pack: PackId;
  readonly country: string;
  /** The screens' language; customers choose their own. */
  readonly language: ScreenLanguage;
  /** What customers usually read: signs and new people start with it. */
  readonly customerLanguage: Language;
  /** The shop's own colour, `#rrggbb`. */
  readonly accent: string;
  /** Seconds without a touch before the app locks itself, 15 to 3600. */
  readonly idleSeconds: number;
};

/** The shop's mark as it stands on signs and slips: a picture without anything else that was in its file. */
export type Logo = {
  readonly type: 'image/png' | 'image/jpeg';
  readonly base64: string;
  readonly width: number;
  readonly height: number;
};
