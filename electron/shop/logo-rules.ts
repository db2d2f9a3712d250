import { Refusal } from '../../shared/foundation/failure.ts';
import type { Logo } from '../../shared/shop/model.ts';

/** A logo as it is kept: the picture, and nothing else that came with its file. */
export type Picture = Pick<Logo, 'type' | 'width' | 'height'> & { readonly bytes: Uint8Array };

/** Largest file of a logo, and most pixels on a side: what it unfolds to in memory stays small. */
export const largestLogo = 1_000_000;
export const mostPixels = 4000;

/**
 * Reads a PNG or JPEG piece by piece and puts it together again from the pieces that are seen: places, cameras, names
 * and remarks stay behind. Refuses what is neither, is broken, or is too large to be drawn.
 */
export function pictureIn(bytes: Uint8Array): Picture {
  if (bytes.length > largestLogo) throw new Refusal('file.too-large');
  const picture = startsWith(bytes, pngStart) ? pngIn(bytes) : startsWith(bytes, jpegStart) ? jpegIn(bytes) : null;
  if (picture === null) throw new Refusal('logo.not-a-picture');
  const { width, height } = picture;
  if (width < 1 || height < 1) throw new Refusal('logo.not-a-picture');
  if (width > mostPixels || height > mostPixels) throw new Refusal('logo.too-many-pixels', { most: mostPixels });
  return picture;
}

const pngStart = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const jpegStart = [0xff, 0xd8, 0xff];

/** Chunks without which the picture would look different. */
const seenChunks = ['IHDR', 'PLTE', 'tRNS', 'sRGB', 'gAMA', 'cHRM', 'IDAT', 'IEND'];

function pngIn(bytes: Uint8Array): Picture | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept: Uint8Array[] = [bytes.subarray(0, pngStart.length)];
  let size: { readonly width: number; readonly height: number } | null = null;
  let hasData = false;
  for (let at = pngStart.length; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at);
    const end = at + 12 + length;
    if (end > bytes.length) return null;
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    // A header comes first and once; a file of which the first piece is another was not written by a program that draws.
    if ((size === null) !== (type === 'IHDR')) return null;
    if (type === 'IHDR') {
      if (length !== 13) return null;
      size = { width: view.getUint32(at + 8), height: view.getUint32(at + 12) };
    }
    if (type === 'IDAT') hasData = true;
    if (seenChunks.includes(type)) kept.push(bytes.subarray(at, end));
    if (type === 'IEND') return size === null || !hasData ? null : { type: 'image/png', ...size, bytes: joined(kept) };
    at = end;
  }
  return null;
}

function jpegIn(bytes: Uint8Array): Picture | null {
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  let size: { readonly width: number; readonly height: number } | null = null;
  for (let at = 2; at + 4 <= bytes.length; ) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    // A marker may be led in by more of the same sign.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const end = at + 2 + word(bytes, at + 2);
    if (end > bytes.length || end < at + 4) return null;
    if (isFrame(marker)) size = { height: word(bytes, at + 5), width: word(bytes, at + 7) };
    if (marker === 0xda) {
      // From here on it is the picture itself, up to its end; what hangs on behind that is left out.
      const last = lastEnd(bytes, end);
      if (size === null || last === null) return null;
      kept.push(bytes.subarray(at, last));
      return { type: 'image/jpeg', ...size, bytes: joined(kept) };
    }
    if (!isRemark(marker)) kept.push(bytes.subarray(at, end));
    at = end;
  }
  return null;
}

/** Start of frame in any of its kinds. C4, C8 and CC are tables. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

/** Application segments but JFIF (E0) and Adobe's colours (EE), and comments. */
function isRemark(marker: number): boolean {
  return (marker > 0xe0 && marker <= 0xef && marker !== 0xee) || marker === 0xfe;
}

/** Behind the first end of image that comes after the start of the scan. */
function lastEnd(bytes: Uint8Array, from: number): number | null {
  for (let at = from; at + 1 < bytes.length; at += 1) {
    if (bytes[at] === 0xff && bytes[at + 1] === 0xd9) return at + 2;
  }
  return null;
}

function word(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((value, index) => bytes[index] === value);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
