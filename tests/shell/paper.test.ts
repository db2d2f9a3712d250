import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileNameOf, pdfOptions, printOptions, printOutcome, sheetOf } from '../../electron/shell/paper.ts';
import { saveFile } from '../../electron/shell/save-file.ts';
import { rollSize } from '../../shared/notices/model.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const card = { widthMm: 105, heightMm: 148 };

describe('paper', () => {
  it('has the exact size of the sign, in inches for a file and in microns for a printer', () => {
    const { width, height } = pdfOptions(card).pageSize as { width: number; height: number };
    expect(width * 25.4).toBeCloseTo(105, 9);
    expect(height * 25.4).toBeCloseTo(148, 9);
    expect(printOptions({ widthMm: 210, heightMm: 297 }, false)).toMatchObject({
      silent: false,
      margins: { marginType: 'none' },
      pageSize: { width: 210_000, height: 297_000 },
    });
  });

  it('is cut from the roll where the words end, and is never of a length that no slip has', () => {
    expect(sheetOf(rollSize, 123.2)).toEqual({ widthMm: 80, heightMm: 124 });
    expect(sheetOf(card, 999)).toEqual(card);
    for (const drawn of [undefined, null, '120', Number.NaN, -1, 0, 4001, Number.POSITIVE_INFINITY]) {
      expect(() => sheetOf(rollSize, drawn)).toThrow();
    }
  });

  it.each([
    [true, '', { kind: 'done' }],
    [false, 'Print job canceled', { kind: 'cancelled' }],
    [false, 'cancelled', { kind: 'cancelled' }],
    [false, 'Failed to enumerate printers', { kind: 'refused', code: 'sign.no-printer' }],
    [false, 'Invalid deviceName provided', { kind: 'refused', code: 'sign.no-printer' }],
    [false, 'Print job failed', { kind: 'refused', code: 'sign.print-failed' }],
    [false, '', { kind: 'refused', code: 'sign.print-failed' }],
  ] as const)('success %s with "%s" is %o', (success, reason, outcome) => {
    expect(printOutcome(success, reason)).toEqual(outcome);
  });
});

describe('the name of a PDF', () => {
  it.each([
    ['Fern & Foxglove - poster A4', 'Fern & Foxglove - poster A4.pdf'],
    ['poster.pdf', 'poster.pdf'],
    ['Tim/Tom: "best" <cuts>?', 'Tim Tom best cuts.pdf'],
    ['../../etc/passwd', 'etc passwd.pdf'],
    ['...', 'Regulars.pdf'],
    ['', 'Regulars.pdf'],
    ['CON', 'Regulars.pdf'],
  ])('for "%s" is "%s"', (suggested, name) => {
    expect(fileNameOf(suggested, 'pdf')).toBe(name);
  });

  it('never names a folder', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (suggested) => {
        const name = fileNameOf(suggested, 'pdf');
        expect(name).toMatch(/^[^\\/:*?"<>|]{1,125}\.pdf$/u);
        expect(name.startsWith('.')).toBe(false);
      }),
    );
  });
});

describe('saving a file', () => {
  it('replaces what is there and leaves nothing beside it', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'poster.pdf');
    writeFileSync(path, 'old');
    await saveFile(path, Buffer.from('new'));
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(readdirSync(folder)).toEqual(['poster.pdf']);
  });

  it('leaves what is there when it cannot', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'nowhere', 'poster.pdf');
    await expect(saveFile(path, Buffer.from('new'))).rejects.toThrow();
    expect(readdirSync(folder)).toEqual([]);
  });
});
