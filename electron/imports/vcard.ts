import type { FileRecord, Splitter } from './file-records.ts';

/** One property of a card: `item1.TEL;TYPE=CELL:+44…`. */
export type CardProperty = {
  readonly name: string;
  /** Every parameter's values in capitals: `CELL`, `PREF`. */
  readonly types: readonly string[];
  readonly value: string;
  readonly group: string | null;
};

/** A card without its pictures, keys and sounds is never longer. */
const longestCard = 512 * 1024;

/**
 * Takes whole cards off the front of a text. Lines of pictures, sounds and keys go at once. A card inside another (an
 * assistant's, in vCard 2.1) goes with it; a card that begins before the last one ended makes that one broken.
 */
export const cardSplitter: Splitter = (text, { atEnd, freshStarts, skipping }) => {
  const records: FileRecord[] = [];
  let begin = -1;
  let depth = 0;
  let done = 0;
  let inside = skipping;
  for (const mark of text.matchAll(marks)) {
    const at = mark.index;
    const isEnd = /END/i.test(mark[0]);
    if (isEnd && inside && begin === -1) {
      records.push({ kind: 'broken', trouble: 'too-long' });
      inside = false;
      done = at + mark[0].length;
    } else if (isEnd) {
      if (begin === -1) continue;
      depth -= 1;
      if (depth > 0) continue;
      done = at + mark[0].length;
      records.push({ kind: 'card', text: text.slice(begin, done) });
      begin = -1;
      depth = 0;
    } else {
      if (inside) records.push({ kind: 'broken', trouble: 'too-long' });
      inside = false;
      if (begin !== -1 && /(?:^|\n)[^\n]*AGENT[^\n]*\s*$/i.test(text.slice(Math.max(0, at - 200), at))) depth += 1;
      else {
        if (begin !== -1) records.push({ kind: 'broken', trouble: 'broken' });
        begin = at;
        depth = 1;
      }
    }
  }
  if (atEnd && (begin !== -1 || inside)) records.push({ kind: 'broken', trouble: inside ? 'too-long' : 'broken' });
  const rest = atEnd
    ? ''
    : inside
      ? text.slice(-tail)
      : withoutPictures(text.slice(begin === -1 ? Math.max(done, text.length - tail) : begin));
  const tooLong = rest.length > longestCard;
  return { records, rest: tooLong ? rest.slice(-tail) : rest, freshStarts, skipping: inside || tooLong };
};

/** The properties of a card, unfolded and decoded as its version and each property say. */
export function readCard(text: string): readonly CardProperty[] {
  const version = /^VERSION[^:\n]*:\s*([\d.]+)/im.exec(text)?.[1] ?? '3.0';
  return linesOf(text).flatMap((line) => {
    const property = readLine(line, version);
    return property === null ? [] : [property];
  });
}

/** The parts of a structured value (`N`, `ADR`): split where no backslash stands before the semicolon. */
export function partsOf(value: string): readonly string[] {
  return splitAt(value, ';').map(withoutBackslashes);
}

/** A plain value without its backslashes. */
export function textOf(value: string): string {
  return withoutBackslashes(value);
}

/** Enough of the end of a text for a mark that is only half there. */
const tail = 64;
const marks = /^[ \t]*(?:BEGIN|END)[ \t]*:[ \t]*VCARD[ \t]*\r?$/gim;
const pictures =
  /^(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY|X-[\w-]*(?:PHOTO|IMAGE|AVATAR)[\w-]*)[;:][^\n]*(?:\n[ \t][^\n]*|\n[A-Za-z0-9+/=]{40,}\r?(?=\n))*\n/gim;

function withoutPictures(text: string): string {
  return text.length > 4096 ? text.replace(pictures, '') : text;
}

/** Lines with their continuations: folded ones (a blank in front), and quoted-printable ones (an `=` at the end). */
function linesOf(text: string): readonly string[] {
  const lines: string[] = [];
  let parts: string[] = [];
  let soft = false;
  const finish = () => {
    if (parts.length > 0) lines.push(parts.join(''));
    parts = [];
  };
  for (const raw of text.split(/\r\n|\n|\r/)) {
    if (parts.length > 0 && soft) parts.push(raw.replace(/^[ \t]/, ''));
    else if (parts.length > 0 && /^[ \t]/.test(raw)) parts.push(raw.slice(1));
    else {
      finish();
      parts.push(raw);
    }
    const quoted = /ENCODING=QUOTED-PRINTABLE|;QUOTED-PRINTABLE/i.test((parts[0] ?? '').slice(0, 200));
    soft = quoted && raw.endsWith('=');
    if (soft) parts[parts.length - 1] = (parts.at(-1) ?? '').slice(0, -1);
  }
  finish();
  return lines;
}

function readLine(line: string, version: string): CardProperty | null {
  const colon = colonOf(line);
  if (colon === -1) return null;
  const [head = '', ...parameters] = splitAt(line.slice(0, colon), ';');
  const dot = head.lastIndexOf('.');
  const name = head
    .slice(dot + 1)
    .trim()
    .toUpperCase();
  if (!/^[A-Z][A-Z0-9-]*$/.test(name)) return null;
  const types: string[] = [];
  let charset: string | null = null;
  let quoted = false;
  for (const parameter of parameters) {
    const equals = parameter.indexOf('=');
    const key = equals === -1 ? '' : parameter.slice(0, equals).trim().toUpperCase();
    const values = parameter
      .slice(equals + 1)
      .replaceAll('"', '')
      .trim();
    if (key === 'CHARSET') charset = values;
    else if (/^(?:QUOTED-PRINTABLE)$/i.test(values)) quoted = true;
    else if (key === 'ENCODING' && /^(?:b|base64)$/i.test(values)) return null;
    else if (key === '' || key === 'TYPE' || key === 'PREF' || key === 'VALUE') {
      types.push(...(key === 'PREF' ? ['PREF'] : values.toUpperCase().split(',')));
    }
  }
  const raw = line.slice(colon + 1);
  const value = quoted ? fromQuotedPrintable(raw, charset) : raw;
  return {
    name,
    types,
    value: version === '2.1' ? value.replace(/\\(?![;,\\n])/gi, '\\\\') : value,
    group: dot === -1 ? null : head.slice(0, dot),
  };
}

/** The colon that ends name and parameters; one inside quotation marks does not. */
function colonOf(line: string): number {
  let inQuotes = false;
  for (let at = 0; at < line.length; at += 1) {
    const sign = line[at];
    if (sign === '"') inQuotes = !inQuotes;
    else if (sign === ':' && !inQuotes) return at;
  }
  return line.indexOf(':');
}

function splitAt(text: string, separator: string): readonly string[] {
  const parts: string[] = [];
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === separator) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return [...parts, text.slice(start)];
}

function withoutBackslashes(value: string): string {
  return value.replace(/\\([\s\S])/g, (_, sign: string) => (sign === 'n' || sign === 'N' ? '\n' : sign)).trim();
}

/**
 * Bytes written as `=C3=A9`. What is already letters was decoded with the file and stands for its own UTF-8 bytes. Says the
 * charset nothing or something unknown, UTF-8 is tried first, as phones mean it.
 */
function fromQuotedPrintable(text: string, charset: string | null): string {
  const letters = new TextEncoder().encode(text);
  const bytes = new Uint8Array(letters.length);
  let length = 0;
  for (let at = 0; at < letters.length; at += 1) {
    const hex =
      letters[at] === 0x3d
        ? Number.parseInt(String.fromCharCode(letters[at + 1] ?? 0, letters[at + 2] ?? 0), 16)
        : Number.NaN;
    const isCode =
      !Number.isNaN(hex) && /^[0-9a-f]{2}$/i.test(String.fromCharCode(letters[at + 1] ?? 0, letters[at + 2] ?? 0));
    bytes[length] = isCode ? hex : (letters[at] ?? 0);
    length += 1;
    if (isCode) at += 2;
  }
  return decodeAs(bytes.subarray(0, length), charset);
}

function decodeAs(bytes: Uint8Array, charset: string | null): string {
  for (const label of [charset ?? 'utf-8', 'utf-8']) {
    try {
      return new TextDecoder(label, { fatal: true }).decode(bytes);
    } catch {
      // An unknown name, or bytes that are something else: the next guess.
    }
  }
  return new TextDecoder('windows-1252').decode(bytes);
}
