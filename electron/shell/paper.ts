import type { PrintToPDFOptions, WebContentsPrintOptions } from 'electron';
import type { PageSize, RollSize } from '../../shared/notices/model.ts';
import type { OutputOutcome } from './core-messages.ts';

const mmPerInch = 25.4;
const micronsPerMm = 1000;
const longestMm = 4000;

/**
 * The sheet that is cut: as long as the drawn page says where paper comes from a roll. Throws for a length that no slip
 * has, because it comes from a page.
 */
export function sheetOf({ widthMm, heightMm }: PageSize | RollSize, drawnMm: unknown): PageSize {
  if (heightMm !== 'content') return { widthMm, heightMm };
  if (typeof drawnMm !== 'number' || !(drawnMm >= 20 && drawnMm <= longestMm)) throw new Error('no length of a slip');
  return { widthMm, heightMm: Math.ceil(drawnMm) };
}

/** A PDF of exactly this size: nothing scaled, nothing added, tagged for screen readers. */
export function pdfOptions({ widthMm, heightMm }: PageSize): PrintToPDFOptions {
  return {
    pageSize: { width: widthMm / mmPerInch, height: heightMm / mmPerInch },
    margins: { top: 0, bottom: 0, left: 0, right: 0 },
    preferCSSPageSize: true,
    printBackground: true,
    generateTaggedPDF: true,
  };
}

/** A print of exactly this size; `silent` asks nobody, a printer's name is the one that the dialog starts with. */
export function printOptions(
  { widthMm, heightMm }: PageSize,
  silent: boolean,
  printer?: string,
): WebContentsPrintOptions {
  return {
    silent,
    printBackground: true,
    margins: { marginType: 'none' },
    pageSize: { width: Math.round(widthMm * micronsPerMm), height: Math.round(heightMm * micronsPerMm) },
    ...(printer !== undefined && { deviceName: printer }),
  };
}

/** What became of a print, from what Chromium says about it. */
export function printOutcome(success: boolean, reason: string): OutputOutcome {
  if (success) return { kind: 'done' };
  if (/cancel/i.test(reason)) return { kind: 'cancelled' };
  if (/enumerate|no printer|deviceName/i.test(reason)) return { kind: 'refused', code: 'sign.no-printer' };
  return { kind: 'refused', code: 'sign.print-failed' };
}

/** What the app writes outside of itself. */
export type FileKind = 'pdf' | 'json' | 'html' | 'txt';

/** The kind of text that a name asks for. */
export function textKindOf(suggested: string): FileKind {
  return /\.html$/i.test(suggested) ? 'html' : /\.txt$/i.test(suggested) ? 'txt' : 'json';
}

/** A file name that every system takes, ends in its kind and names no folder. */
export function fileNameOf(suggested: string, kind: FileKind): string {
  const stem = [...suggested.replace(/\.(pdf|json|html|txt)$/i, '')]
    .map((letter) => (letter < ' ' || letter === '\u007f' || '\\/:*?"<>|'.includes(letter) ? ' ' : letter))
    .join('')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
    .slice(0, 120)
    .trim();
  return `${stem === '' || takenByWindows.test(stem) ? 'Regulars' : stem}.${kind}`;
}

const takenByWindows = /^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$/i;
