import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { shippedWords } from '../../electron/app/shipped-words.ts';
import { needCommands } from '../../electron/dev/system-packages.ts';
import { qrTextOf } from '../../renderer/signs/qr-text.ts';
import { rooms } from '../../renderer/signs/sign-sizes.ts';
import { wordsFor } from '../../shared/foundation/words.ts';
import type { NoticeText, PageSize } from '../../shared/notices/model.ts';
import {
  firstLook,
  kindOf,
  kindsWithQr,
  type SignDocument,
  type SignFormat,
  signFormats,
  signLayouts,
  signSizes,
} from '../../shared/signs/model.ts';
import { expect, test } from './fixtures.ts';
import { askPoppler, inkNearEdge, picturesOf, pngOf, sharpDots, squareOn } from './printed/pictures.ts';
import { printWindow } from './printed/print-window.ts';
import { openSignShop } from './printed/sign-shop.ts';

// The accepted pictures lie in `accepted/`; `npm run pictures` renews them, and somebody looks at what has changed.

/** A long German and an accented Polish notice that never change: what is compared is the drawing. */
const texts = { de: readText('de'), pl: readText('pl') };

const pointsPerMm = 72 / 25.4;

test('everything printed looks as it was accepted, in every size and design, in German and Polish', async ({
  running,
  folder,
  savedTo,
}) => {
  test.setTimeout(300_000);
  await needCommands([{ command: 'pdftoppm', packages: ['poppler-utils'] }], console.log);
  const shop = await openSignShop(join(folder, '..'));
  const { print } = await printWindow(running.app);
  const checks: Promise<void>[] = [];
  for (const { name, format, ...wish } of everySign()) {
    const shown = await shop.ask('signs.show', { format, ...wish });
    const { language, second } = wish;
    const document = { ...shown, text: texts[language], second: second === null ? null : texts[second] };
    const { fits, pdf } = await print({ document, size: signSizes[format] });
    expect(fits, `${name} fits`).toBe(true);
    const own = join(savedTo, name);
    mkdirSync(own);
    const path = join(own, 'sign.pdf');
    writeFileSync(path, pdf);
    // The last one is looked at while the next one is printed.
    checks.push(check(name, path, document));
    if (checks.length > 1) await checks.shift();
  }
  await Promise.all(checks);
  shop.close();
});

function everySign() {
  const look = { ...firstLook, qr: 'text' as const };
  const all = signFormats.flatMap((format) =>
    signLayouts.flatMap((layout) =>
      (['de', 'pl'] as const).map((language) => ({
        name: `${format}-${layout}-${language}`,
        format,
        language,
        second: null,
        look: { ...look, layout },
      })),
    ),
  );
  const large = (['poster-a4', 'card-a6', 'full-letter'] as const).map((format) => ({
    name: `${format}-large-de`,
    format: format as SignFormat,
    language: 'de' as const,
    second: null,
    look: { ...look, large: true },
  }));
  const pair = {
    name: 'full-a4-classic-de-pl',
    format: 'full-a4' as SignFormat,
    language: 'de' as const,
    second: 'pl' as const,
    look: { ...look, layout: 'classic' as const },
  };
  return [...all, ...large, pair];
}

/** The paper's size, what a screen reader finds, the fonts, the margins, the square, and every dot. */
async function check(name: string, path: string, document: SignDocument): Promise<void> {
  const [info, structure, fonts, text, pictures] = await Promise.all([
    askPoppler('pdfinfo', path),
    askPoppler('pdfinfo', '-struct', path),
    askPoppler('pdffonts', path),
    askPoppler('pdftotext', path, '-'),
    picturesOf(path),
  ]);
  const size = signSizes[document.format];
  if (size.heightMm !== 'content') expect(...paper(name, info, { ...size, heightMm: size.heightMm })).toBe(true);
  expect(info, name).toMatch(/^Tagged: +yes$/m);
  expect(info, name).toMatch(/^Title: +Regulars$/m);
  expect(structure, `${name} has a heading`).toMatch(/^ *H1\b/m);
  const embedded = fonts
    .split('\n')
    .slice(2, -1)
    .map((line) => line.trim().split(/\s+/).at(-5));
  expect(embedded.length, `${name} has fonts`).toBeGreaterThan(0);
  expect(new Set(embedded), `${name} brings its fonts`).toEqual(new Set(['yes']));
  expect(letters(text), `the words of ${name} can be selected`).toContain(letters(document.text.footer));
  if (kindOf(document.format) === 'full') {
    for (const { sentences } of [...document.text.sections, ...(document.second?.sections ?? [])]) {
      for (const sentence of sentences) expect(letters(text), name).toContain(letters(sentence.text));
    }
  }
  if (hasReadSquare(document)) {
    const [sharp] = await picturesOf(path, sharpDots);
    const square = qrTextOf(document, wordsFor(document.language, shippedWords[document.language]));
    expect(sharp === undefined ? null : squareOn(sharp), `the square of ${name}`).toBe(square?.text);
  }
  for (const [index, picture] of pictures.entries()) {
    expect(inkNearEdge(picture, rooms[document.format].safeMm), `${name} keeps its margins`).toBe(false);
    const [png, accepted] = [pngOf(picture), `${name}-${index + 1}.png`];
    // Held dot by dot only where it is not the very same file: that takes as long as all the rest.
    if (!isSameFile(png, test.info().snapshotPath(accepted))) {
      expect(png).toMatchSnapshot(accepted, { maxDiffPixelRatio: 0.002 });
    }
  }
}

function isSameFile(content: Buffer, path: string): boolean {
  return existsSync(path) && readFileSync(path).equals(content);
}

/** One of each kind is held before a phone. */
function hasReadSquare({ format, language, look }: SignDocument): boolean {
  return look.layout === 'classic' && language === 'de' && kindsWithQr.includes(kindOf(format));
}

/** Chromium rounds a page to half a point, 0.2 mm. */
function paper(name: string, info: string, { widthMm, heightMm }: PageSize): [boolean, string] {
  const [, width, height] = /^Page.* size: +([\d.]+) x ([\d.]+)/m.exec(info) ?? [];
  const isRight =
    Math.abs(Number(width) - widthMm * pointsPerMm) < 0.75 && Math.abs(Number(height) - heightMm * pointsPerMm) < 0.75;
  return [isRight, `${name} is as large as its paper: ${width} x ${height}`];
}

function readText(language: 'de' | 'pl'): NoticeText {
  const path = join(import.meta.dirname, 'printed', 'texts', `${language}.json`);
  return JSON.parse(readFileSync(path, 'utf8')) as NoticeText;
}

/** Letters alone: lines end elsewhere on paper, and words may be divided. */
function letters(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}
