import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Block, pagesFrom } from '../../renderer/signs/pages-from.ts';

describe('the sheets of a long notice', () => {
  const sentence = fc.record({ height: fc.integer({ min: 1, max: 90 }), before: fc.integer({ min: 0, max: 10 }) });

  it('hold every sentence once, in order, and none runs over its sheet', () => {
    fc.assert(
      fc.property(fc.array(sentence, { maxLength: 60 }), (sentences) => {
        let top = 30;
        const blocks: Block[] = sentences.map(({ height, before }) => {
          const block = { top, bottom: top + height, before };
          top += height;
          return block;
        });
        const room = { firstTop: 30, first: 100, later: 120 };
        const breaks = pagesFrom(blocks, room);
        expect([...breaks]).toEqual([...new Set(breaks)].sort((a, b) => a - b));
        for (const [page, from] of [0, ...breaks].entries()) {
          const on = blocks.slice(from, breaks[page]);
          const start = page === 0 ? room.firstTop : (on[0]?.top ?? 0);
          const height = page === 0 ? room.first : room.later - (on[0]?.before ?? 0);
          expect((on.at(-1)?.bottom ?? start) - start).toBeLessThanOrEqual(height);
          // The next sentence would not have fitted.
          const next = blocks[from + on.length];
          if (next !== undefined) expect(next.bottom - start).toBeGreaterThan(height);
        }
      }),
    );
  });

  it('are as many as there are sentences when each is longer than a sheet, and not one without end', () => {
    const blocks = [0, 1, 2].map((index) => ({ top: index * 500, bottom: index * 500 + 500, before: 0 }));
    expect(pagesFrom(blocks, { firstTop: 0, first: 100, later: 100 })).toEqual([1, 2]);
  });
});
