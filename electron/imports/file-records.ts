import type { Encoding, RowTrouble } from '../../shared/imports/model.ts';
import type { OpenedFile } from '../app/ports.ts';
import { cutBetweenLetters, decode } from './encoding.ts';

/** One row or one card of a file, as it stands there. */
export type FileRecord =
  | { readonly kind: 'cells'; readonly cells: readonly string[] }
  | { readonly kind: 'card'; readonly text: string }
  /** What a row says was given back; it has the cells of the row right before it. */
  | { readonly kind: 'refund'; readonly cells: readonly string[] }
  | { readonly kind: 'broken'; readonly trouble: RowTrouble };

/** What a splitter has to remember from one piece of a file to the next. */
export type SplitState = {
  /** How often it has begun anew after something broken. */
  readonly freshStarts: number;
  /** Inside something too long, of which the rest is dropped. */
  readonly skipping: boolean;
};

/** Takes whole records off the front of a text, and gives back what may be the start of the next. */
export type Splitter = (
  text: string,
  state: SplitState & { readonly atEnd: boolean },
) => SplitState & { readonly records: readonly FileRecord[]; readonly rest: string };

/** How the bytes of a file become records. */
export type Layout = { readonly encoding: Encoding; readonly split: Splitter };

/** A place from which a file can be read on: small, whatever the file holds. */
export type Place = SplitState & {
  /** Number of the first record that comes next, from 0. */
  readonly record: number;
  readonly offset: number;
  readonly bytes: Uint8Array;
  readonly text: string;
};

/** Some records of a file, and where they were read. */
export type Batch = { readonly from: Place; readonly records: readonly FileRecord[]; readonly text: string };

export const beginning: Place = {
  record: 0,
  offset: 0,
  bytes: new Uint8Array(),
  text: '',
  freshStarts: 0,
  skipping: false,
};

/** Reads a file from a place on, piece by piece: never more of it in memory than one record and one piece. */
export async function* recordsFrom(file: OpenedFile, layout: Layout, from: Place = beginning): AsyncGenerator<Batch> {
  let place = from;
  for (;;) {
    const read = await file.read(place.offset, pieceBytes);
    const atEnd = place.offset + read.length >= file.size || read.length === 0;
    const joined = place.bytes.length === 0 ? read : joinedBytes(place.bytes, read);
    const [whole, bytes] = atEnd ? [joined, new Uint8Array()] : cutBetweenLetters(joined, layout.encoding);
    const text = decode(whole, layout.encoding, place.offset - place.bytes.length === 0);
    const { records, rest, freshStarts, skipping } = layout.split(place.text + text, { ...place, atEnd });
    yield { from: place, records, text };
    if (atEnd) return;
    place = {
      record: place.record + records.length,
      offset: place.offset + read.length,
      bytes: Uint8Array.from(bytes),
      text: rest,
      freshStarts,
      skipping,
    };
  }
}

const pieceBytes = 32 * 1024;

function joinedBytes(one: Uint8Array, other: Uint8Array): Uint8Array {
  const joined = new Uint8Array(one.length + other.length);
  joined.set(one);
  joined.set(other, one.length);
  return joined;
}
