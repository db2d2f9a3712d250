import type { Namesake } from '../customers/service.ts';

/** Somebody of a row before: what the rules ask of them. */
export type Met = Namesake & { readonly sortName: string };

/** Everybody who was met in a file: a few bytes for each, because a file may hold millions. */
export type MetBefore = {
  /** The place at which they will be found. */
  remember(somebody: Met): number;
  at(place: number): Met;
};

export function metBefore(): MetBefore {
  const chunks: Uint8Array[] = [];
  let used = chunkBytes;
  return {
    remember({ sortName, hasContacts, isReachable, postcodes }) {
      const kind = isReachable ? 2 : hasContacts ? 1 : 0;
      const bytes = encoder.encode(`${kind}${postcodes.join(' ')}\n${sortName.slice(0, longestName)}`);
      if (used + bytes.length + lengthBytes > chunkBytes) {
        chunks.push(new Uint8Array(chunkBytes));
        used = 0;
      }
      const chunk = chunks.at(-1) as Uint8Array;
      const place = (chunks.length - 1) * chunkBytes + used;
      chunk[used] = bytes.length >> 8;
      chunk[used + 1] = bytes.length & 255;
      chunk.set(bytes, used + lengthBytes);
      used += lengthBytes + bytes.length;
      return place;
    },
    at(place) {
      const chunk = chunks[Math.floor(place / chunkBytes)] as Uint8Array;
      const from = place % chunkBytes;
      const length = ((chunk[from] ?? 0) << 8) | (chunk[from + 1] ?? 0);
      const text = decoder.decode(chunk.subarray(from + lengthBytes, from + lengthBytes + length));
      const end = text.indexOf('\n');
      const codes = text.slice(1, end);
      return {
        sortName: text.slice(end + 1),
        hasContacts: !text.startsWith('0'),
        isReachable: text.startsWith('2'),
        postcodes: codes === '' ? [] : codes.split(' '),
      };
    },
  };
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const chunkBytes = 1 << 20;
const lengthBytes = 2;
/** As long as a name can be in the book; folding may make two letters of one. */
const longestName = 1000;
