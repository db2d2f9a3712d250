import type { Block, SheetRoom } from './pages-from.ts';

/**
 * Where each sentence begins and ends in the long piece, or each row of them where two languages stand side by side. The
 * first of a section begins with its heading.
 */
export function blocksIn(whole: HTMLElement): readonly Block[] {
  return [...whole.querySelectorAll<HTMLElement>('section')].flatMap((section) => {
    const columns = [...section.querySelectorAll('ul')].map((list) => [...list.querySelectorAll<HTMLElement>('li')]);
    const headings = [...section.querySelectorAll<HTMLElement>('h2')];
    const tail = Number.parseFloat(getComputedStyle(section).paddingBottom);
    const rows = Math.max(...columns.map(({ length }) => length));
    const rowAt = (index: number) => columns.flatMap((column) => column[index] ?? []);
    const firstTop = topOf(rowAt(0));
    return Array.from({ length: rows }, (_, index) => ({
      top: index === 0 ? section.offsetTop : topOf(rowAt(index)),
      bottom: Math.max(...[...rowAt(index), ...(index === 0 ? headings : [])].map(endOf)) + tail,
      before: index === 0 ? 0 : firstTop - section.offsetTop,
    }));
  });
}

function topOf(row: readonly HTMLElement[]): number {
  return Math.min(...row.map(({ offsetTop }) => offsetTop));
}

function endOf(element: HTMLElement): number {
  return element.offsetTop + element.offsetHeight;
}

/** How much of the long piece one sheet takes: the first has the head, too. */
export function roomIn(whole: HTMLElement): SheetRoom {
  const face = whole.querySelector<HTMLElement>('.sign-face');
  const body = whole.querySelector<HTMLElement>('.sign-body');
  const foot = whole.querySelector<HTMLElement>('.sign-foot');
  const sections = whole.querySelector<HTMLElement>('.sign-sections');
  if (face === null || body === null || foot === null || sections === null) return { firstTop: 0, first: 0, later: 0 };
  const { minHeight, paddingTop, paddingBottom, rowGap } = getComputedStyle(face);
  const gap = Number.parseFloat(rowGap) || 0;
  const bottom = Number.parseFloat(minHeight) - Number.parseFloat(paddingBottom) - foot.offsetHeight - gap;
  return {
    firstTop: sections.offsetTop,
    first: bottom - sections.offsetTop,
    later: bottom - Number.parseFloat(paddingTop),
  };
}
