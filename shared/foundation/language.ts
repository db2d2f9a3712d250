import { z } from 'zod';

/** Languages the app ships, as BCP 47 codes. Adding one is adding a folder under `resources/words`. */
export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];
export const language = z.enum(languages);

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
