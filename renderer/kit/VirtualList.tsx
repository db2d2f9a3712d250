import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import './virtual-list.css';

type Props<Row> = {
  readonly label: string;
  /** Headings of the columns, in the order of the cells. */
  readonly columns: readonly string[];
  readonly count: number;
  readonly rowHeight: number;
  /** `undefined` while the row is on its way. */
  readonly rowAt: (index: number) => Row | undefined;
  readonly cellsOf: (row: Row) => readonly ReactNode[];
  /** The rows now in sight; called when they change. */
  readonly onRange: (first: number, last: number) => void;
  /** Enter, Space or a click on a row. Without it rows are only read. */
  readonly onOpen?: (row: Row) => void;
};

// Rows drawn beyond the edge, so that scrolling shows no gaps.
const overscan = 8;

/** A table of any length: only what is in sight exists. Arrows, Page, Home and End move; Enter opens. */
export function VirtualList<Row>({ label, columns, count, rowHeight, rowAt, cellsOf, onRange, onOpen }: Props<Row>) {
  const viewport = useRef<HTMLTableSectionElement>(null);
  const [current, setCurrent] = useState(0);
  const active = Math.min(current, Math.max(0, count - 1));
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => viewport.current,
    estimateSize: () => rowHeight,
    overscan,
    // The current row exists even out of sight: it is where Tab comes in and where focus stays.
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), active])].sort((a, b) => a - b),
  });
  const items = virtual.getVirtualItems();
  const first = Math.max(0, (virtual.range?.startIndex ?? 0) - overscan);
  const last = Math.max(0, Math.min(count - 1, (virtual.range?.endIndex ?? 0) + overscan));
  const follow = useRef(false);

  useEffect(() => {
    if (count > 0) onRange(first, last);
  }, [count, first, last, onRange]);

  useEffect(() => {
    if (!follow.current) return;
    const row = viewport.current?.querySelector<HTMLElement>(`[aria-rowindex="${active + 2}"]`);
    if (row === null || row === undefined) return;
    follow.current = false;
    row.focus({ preventScroll: true });
  });

  function move(event: KeyboardEvent): void {
    const page = Math.max(1, Math.floor((viewport.current?.clientHeight ?? rowHeight) / rowHeight) - 1);
    const steps: Record<string, number> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: page,
      PageUp: -page,
      Home: -count,
      End: count,
    };
    const step = steps[event.key];
    if (step !== undefined) {
      event.preventDefault();
      const next = Math.min(count - 1, Math.max(0, active + step));
      follow.current = true;
      setCurrent(next);
      virtual.scrollToIndex(next);
    } else if (event.key === 'Enter' || event.key === ' ') {
      const row = rowAt(active);
      if (row === undefined || onOpen === undefined) return;
      event.preventDefault();
      onOpen(row);
    }
  }

  return (
    <table className="virtual" aria-label={label} aria-rowcount={count + 1} aria-colcount={columns.length}>
      <thead>
        <tr className="virtual-head" aria-rowindex={1}>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="virtual-viewport" ref={viewport} style={heightOf(virtual.getTotalSize())}>
        {items.map((item) => {
          const row = rowAt(item.index);
          const cells = row === undefined ? columns.map(() => '…') : cellsOf(row);
          return (
            <tr
              key={item.key}
              className={onOpen === undefined ? 'virtual-row' : 'virtual-row virtual-row-opens'}
              aria-rowindex={item.index + 2}
              aria-busy={row === undefined}
              tabIndex={item.index === active ? 0 : -1}
              style={{ height: rowHeight, transform: `translateY(${item.start}px)` }}
              onFocus={() => setCurrent(item.index)}
              onKeyDown={move}
              onClick={() => {
                if (row !== undefined) onOpen?.(row);
              }}
            >
              {cells.map((cell, index) => (
                <td key={columns[index]}>{cell}</td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** The length of the whole list, so that the scroll bar tells the truth; the style sheet makes room for it. */
function heightOf(pixels: number): CSSProperties {
  return { '--virtual-height': `${pixels}px` } as CSSProperties;
}
