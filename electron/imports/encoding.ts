import type { Encoding } from '../../shared/imports/model.ts';

/** What the first bytes of a file say about its letters; `null` when only reading all of it can tell. */
export function encodingAtSight(start: Uint8Array): Encoding | null {
  if (start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf) return 'utf-8';
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  // Without a mark: latin text in two bytes has a zero in every other one.
  const zeros = [0, 0];
  const length = Math.min(start.length, 4096) & ~1;
  for (let at = 0; at < length; at += 1) if (start[at] === 0) zeros[at & 1] = (zeros[at & 1] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (odd * 2 > length * 0.4 && even * 8 < odd) return 'utf-16le';
  return even * 2 > length * 0.4 && odd * 8 < even ? 'utf-16be' : null;
}

/** Which one-byte alphabet makes the likeliest text of these bytes, the shop's own winning a tie. */
export function likeliestAlphabet(bytes: Uint8Array, language: string): Encoding {
  const own = ownAlphabets[language] ?? 'windows-1252';
  const order: readonly Encoding[] = [own, 'windows-1252', 'windows-1250', 'macintosh'];
  let best = { encoding: own, score: Number.NEGATIVE_INFINITY };
  for (const encoding of order) {
    const score = plausible(new TextDecoder(encoding).decode(bytes));
    if (score > best.score) best = { encoding, score };
  }
  return best.encoding;
}

/** The bytes of a text cut where no letter is cut: the part to decode now, and the start of the next. */
export function cutBetweenLetters(
  bytes: Uint8Array,
  encoding: Encoding,
): readonly [whole: Uint8Array, rest: Uint8Array] {
  const at = bytes.length - unfinished(bytes, encoding);
  return [bytes.subarray(0, at), bytes.subarray(at)];
}

/** Decodes a piece; the mark at the start of the file goes, anything unreadable becomes U+FFFD. */
export function decode(bytes: Uint8Array, encoding: Encoding, atStart: boolean): string {
  return new TextDecoder(encoding, { ignoreBOM: !atStart }).decode(bytes);
}

/** Tells piece after piece whether everything so far is UTF-8. */
export function utf8Witness(): (piece: Uint8Array) => boolean {
  const strict = new TextDecoder('utf-8', { fatal: true });
  let whole = true;
  return (piece) => {
    try {
      if (whole) strict.decode(piece, { stream: true });
    } catch {
      whole = false;
    }
    return whole;
  };
}

const ownAlphabets: Readonly<Record<string, Encoding>> = { pl: 'windows-1250', tr: 'windows-1254' };

/** Letters that the languages of our shops write with accents count for a guess, everything else above ASCII against it. */
function plausible(text: string): number {
  let score = 0;
  for (const [letter] of text.matchAll(/[^\0-\x7f]/gu)) {
    if (/[äöüßéèêëàâçñóíúáìîïòôùûõãåæøœćęłńśźżąğışěřůž]/iu.test(letter))
      score += letter === letter.toLowerCase() ? 2 : 1;
    else if (/[€£’‘“”–—…°·«»¿¡§´]/u.test(letter)) score += 0.5;
    else score -= /\p{Cc}|\ufffd/u.test(letter) ? 5 : 3;
  }
  return score;
}

function unfinished(bytes: Uint8Array, encoding: Encoding): number {
  const { length } = bytes;
  if (encoding === 'utf-8') {
    for (let back = 1; back <= Math.min(3, length); back += 1) {
      const byte = bytes[length - back] ?? 0;
      if (byte < 0x80) return 0;
      if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
    }
    return 0;
  }
  if (encoding !== 'utf-16le' && encoding !== 'utf-16be') return 0;
  const odd = length & 1;
  const high = bytes[length - odd - (encoding === 'utf-16le' ? 1 : 2)] ?? 0;
  return odd + (high >= 0xd8 && high <= 0xdb ? 2 : 0);
}
