import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { crc32, deflateSync } from 'node:zlib';
import readQr from 'jsqr';

const running = promisify(execFile);

/** A sheet of paper in greys, a byte for each dot. */
export type Picture = { readonly width: number; readonly height: number; readonly greys: Uint8Array };

/** What a phone sees when it is held close. */
export const sharpDots = 300;

/** The resolution of every accepted picture. */
export const dotsPerInch = 150;

/** Runs one of poppler's programs on a PDF and answers what it says. */
export async function askPoppler(program: 'pdfinfo' | 'pdffonts' | 'pdftotext', ...args: string[]): Promise<string> {
  return (await running(program, args)).stdout;
}

/** What comes out of the printer, sheet by sheet. */
export async function picturesOf(pdf: string, dots = dotsPerInch): Promise<readonly Picture[]> {
  const stem = pdf.replace(/\.pdf$/, `-${dots}`);
  await running('pdftoppm', ['-gray', '-r', String(dots), pdf, stem]);
  const files = readdirSync(dirname(pdf))
    .map((name) => join(dirname(pdf), name))
    .filter((path) => path.startsWith(`${stem}-`) && path.endsWith('.pgm'))
    .sort();
  const pictures = files.map((file) => fromPgm(readFileSync(file)));
  for (const file of files) rmSync(file);
  return pictures;
}

/** A PNG of black and white: enough to see a letter out of place, and small enough to keep ninety of them. */
export function pngOf({ width, height, greys }: Picture): Buffer {
  const row = Math.ceil(width / 8) + 1;
  const packed = Buffer.alloc(row * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = y * row + 1 + (x >> 3);
      if ((greys[y * width + x] ?? 0) >= 128) packed[at] = (packed[at] ?? 0) | (128 >> (x & 7));
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(packed, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** True when something is printed nearer to an edge than this. */
export function inkNearEdge({ width, height, greys }: Picture, safeMm: number): boolean {
  // A dot less: the edge of a letter may share its dot with the margin.
  const safe = Math.floor((safeMm / 25.4) * dotsPerInch) - 1;
  for (let y = 0; y < height; y += 1) {
    const inMargin = y < safe || y >= height - safe;
    for (let x = 0; x < width; x += 1) {
      if ((inMargin || x < safe || x >= width - safe) && (greys[y * width + x] ?? 0) < 200) return true;
    }
  }
  return false;
}

/** What a phone reads that is held over one place of a sharp picture after the other, or `null`. */
export function squareOn(picture: Picture): string | null {
  const step = Math.round((45 / 25.4) * sharpDots);
  // Squares stand at the foot of a sign.
  for (let bottom = picture.height; bottom > 0; bottom -= step) {
    for (let right = picture.width; right > 0; right -= step) {
      const [width, height] = [Math.min(2 * step, right), Math.min(2 * step, bottom)];
      const found = readQr(seen(picture, right - width, bottom - height, width, height), width, height);
      if (found !== null) return found.data;
    }
  }
  return null;
}

/** A part of a picture as a camera hands it over: red, green, blue and how solid. */
function seen(picture: Picture, left: number, top: number, width: number, height: number): Uint8ClampedArray {
  const rgba = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      rgba.fill(
        picture.greys[(top + y) * picture.width + left + x] ?? 255,
        (y * width + x) * 4,
        (y * width + x) * 4 + 3,
      );
    }
  }
  return rgba;
}

function fromPgm(file: Buffer): Picture {
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(file.subarray(0, 40).toString('latin1'));
  if (head === null) throw new Error('no picture in greys');
  const [start, width, height] = [head[0].length, Number(head[1]), Number(head[2])];
  return { width, height, greys: file.subarray(start, start + width * height) };
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
