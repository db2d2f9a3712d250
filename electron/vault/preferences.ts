import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type ScreenLanguage, screenLanguages, screenLanguage as shipped } from '../../shared/foundation/language.ts';
import { refusing } from '../database/refusals.ts';
import { writeFileSafely } from './crash-safe-file.ts';

/** What has to be known before the vault is open. Holds nothing about the shop or its customers. */
const schema = z.object({ language: shipped });

/** The screen's language; the computer's own when nothing was chosen or the file cannot be read. */
export function screenLanguage(folder: string): ScreenLanguage {
  try {
    return schema.parse(JSON.parse(readFileSync(join(folder, fileName), 'utf8'))).language;
  } catch {
    const own = Intl.DateTimeFormat().resolvedOptions().locale.slice(0, 2);
    return screenLanguages.find((candidate) => candidate === own) ?? 'en';
  }
}

/** Remembers the screen's language. */
export function rememberLanguage(folder: string, chosen: ScreenLanguage): void {
  refusing(() => {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSafely(join(folder, fileName), `${JSON.stringify({ language: chosen })}\n`);
  });
}

const fileName = 'preferences.json';
