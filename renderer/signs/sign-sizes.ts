import type { SignFormat } from '../../shared/signs/model.ts';

/** Sizes of the running text in points: never smaller than the first, never larger than the second. */
type Range = readonly [least: number, most: number];

type Room = {
  /** What stays empty at every edge, because printers cannot reach it and frames cover it. */
  readonly safeMm: number;
  readonly normal: Range;
  readonly large: Range;
};

const a4: Room = { safeMm: 8, normal: [9, 15], large: [16, 26] };
const full: Room = { safeMm: 12, normal: [10.5, 10.5], large: [16, 16] };

/** How much room each format has, and what can still be read from where people stand. */
export const rooms: Readonly<Record<SignFormat, Room>> = {
  'poster-a4': a4,
  // The paper is shorter than A4; the longest notices need every line of it.
  'poster-letter': { ...a4, normal: [8.5, 15] },
  'poster-a3': { safeMm: 10, normal: [12.5, 22], large: [22, 36] },
  'card-a6': { safeMm: 5, normal: [11, 18], large: [15, 24] },
  'card-half-letter': { safeMm: 6, normal: [13, 25], large: [19, 32] },
  'tent-a6': { safeMm: 5, normal: [10, 16], large: [13, 20] },
  'tent-half-letter': { safeMm: 6, normal: [13, 24], large: [18, 30] },
  'full-a4': full,
  'full-letter': full,
  'slip-80': { safeMm: 4, normal: [10.5, 10.5], large: [14, 14] },
  'camera-a4': { safeMm: 10, normal: [16, 27], large: [22, 36] },
  'camera-letter': { safeMm: 10, normal: [16, 27], large: [22, 36] },
  'door-100': { safeMm: 5, normal: [8.5, 13], large: [9, 16] },
};
