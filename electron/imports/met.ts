import type { Namesake } from '../customers/service.ts';

/** Somebody of a row before: what the rules ask of them. */
export type Met = Namesake & { readonly sortName: string };

/** Where somebody of a file was met first: in which record, and at which row of the book, if they are there. */
export type MetIn = { readonly record: number; readonly row: number | null };

/** Everybody who was met in a file: a few bytes for each, because a file may hold millions. */
export type MetBefore = {
  /** The place at which they will be found. */
  remember(somebody: Met): number;
  at(place: number): Met;
  /** Says where they were met first; and what was said. */
  metIn(place: number, first: MetIn): void;
  firstOf(place: number): MetIn;
};

export function metBefore(): MetBefore {
  const chunks: Uint8Array[] = [];
  let used = chunkBytes;
  return {
    remember({ sortName, hasContacts, isReachable, postcodes }) {
      const kind = isReachable ? 2 : hasContacts ? 1 : 0;
      const bytes = encoder.encode(`${kind}${postcodes.join(' ')}\n${sortName.slice(0, longestName)}`);
      if (used + bytes.length + headBytes > chunkBytes) {
        chunks.push(new Uint8Array(chunkBytes));
        used = 0;
      }
      const chunk = chunks.at(-1) as Uint8Array;
      const place = (chunks.length - 1) * chunkBytes + used;
      chunk[used] = bytes.length >> 8;
      chunk[used + 1] = bytes.length & 255;
      chunk.set(bytes, used + headBytes);
      used += headBytes + bytes.length;
      return place;
    },
    at(place) {
      const { chunk, from } = within(place);
      const length = ((chunk[from] ?? 0) << 8) | (chunk[from + 1] ?? 0);
      const text = decoder.decode(chunk.subarray(from + headBytes, from + headBytes + length));
      const end = text.indexOf('\n');
      const codes = text.slice(1, end);
      return {
        sortName: text.slice(end + 1),
        hasContacts: !text.startsWith('0'),
        isReachable: text.startsWith('2'),
        postcodes: codes === '' ? [] : codes.split(' '),
      };
    },
    metIn(place, { record, row }) {
      const numbers = numbersAt(place);
      numbers.setUint32(0, record);
      numbers.setUint32(4, row ?? 0);
    },
    firstOf(place) {
      const numbers = numbersAt(place);
      const row = numbers.getUint32(4);
      return { record: numbers.getUint32(0), row: row === 0 ? null : row };
    },
  };

  function within(place: number) {
    return { chunk: chunks[Math.floor(place / chunkBytes)] as Uint8Array, from: place % chunkBytes };
  }

  function numbersAt(place: number): DataView {
    const { chunk, from } = within(place);
    return new DataView(chunk.buffer, from + lengthBytes, headBytes - lengthBytes);
  }
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const chunkBytes = 1 << 20;
const lengthBytes = 2;
/** Before the letters: how many there are, and two numbers. */
const headBytes = lengthBytes + 8;
/** As long as a name can be in the book; folding may make two letters of one. */
const longestName = 1000;
