/** A sentence in a piece of paper without end: from where to where it goes. */
export type Block = {
  readonly top: number;
  readonly bottom: number;
  /** What stands above it when a sheet begins with it: its section's heading again. */
  readonly before: number;
};

export type SheetRoom = {
  /** Where the first sheet's sentences begin. */
  readonly firstTop: number;
  /** The height that sentences have on the first sheet, and on every later one. */
  readonly first: number;
  readonly later: number;
};

/** Where new sheets begin, as numbers of blocks: as much on each as fits, and one sentence at least. */
export function pagesFrom(blocks: readonly Block[], { firstTop, first, later }: SheetRoom): readonly number[] {
  const breaks: number[] = [];
  let start = firstTop;
  let room = first;
  let began = 0;
  for (const [index, block] of blocks.entries()) {
    if (block.bottom - start <= room || index === began) continue;
    breaks.push(index);
    began = index;
    start = block.top;
    room = later - block.before;
  }
  return breaks;
}
