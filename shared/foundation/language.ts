import { z } from 'zod';

/** Languages of the screens, as BCP 47 codes: every file under `resources/words/<language>`. */
export const screenLanguages = ['en', 'de'] as const;
export type ScreenLanguage = (typeof screenLanguages)[number];
export const screenLanguage = z.enum(screenLanguages);

/** Languages of everything a customer reads: notices, signs, cards, slips. The screens' languages are among them. */
export const languages = [...screenLanguages, 'fr', 'es', 'it', 'pt', 'nl', 'pl'] as const;
export type Language = (typeof languages)[number];
export const language = z.enum(languages);

/** What each language calls itself, for somebody who reads no other. */
export const ownNames: Readonly<Record<Language, string>> = {
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
  es: 'Español',
  it: 'Italiano',
  pt: 'Português',
  nl: 'Nederlands',
  pl: 'Polski',
};

/** The locale for days, numbers and lists: English is the British kind, Portuguese the European one. */
export function localeOf(spoken: Language): string {
  return spoken === 'en' ? 'en-GB' : spoken === 'pt' ? 'pt-PT' : spoken;
}

/** Which way a language is written, as the `dir` attribute wants it; for every language, shipped or not. */
export function directionOf(tag: string): 'ltr' | 'rtl' {
  return rightToLeft.has(tag.split('-')[0] ?? '') ? 'rtl' : 'ltr';
}

const rightToLeft: ReadonlySet<string> = new Set([
  'ar',
  'arc',
  'ckb',
  'dv',
  'fa',
  'he',
  'ks',
  'ps',
  'sd',
  'ug',
  'ur',
  'yi',
]);
