import { z } from 'zod';

/** Languages the app ships, as BCP 47 codes. Adding one is adding a folder under `resources/words`. */
export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];
export const language = z.enum(languages);
