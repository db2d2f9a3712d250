// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { VirtualList } from '../../renderer/kit/VirtualList.tsx';

const height = 48;
const seen = vi.fn<(first: number, last: number) => void>();
const opened = vi.fn<(row: string) => void>();

// There is no layout here: ten rows fit into the list, and scrolling goes where it is told.
beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(height * 10);
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(height * 10);
  vi.spyOn(HTMLElement.prototype, 'scrollHeight', 'get').mockReturnValue(height * 100_000);
  HTMLElement.prototype.scrollTo = function (this: HTMLElement, to?: ScrollToOptions | number) {
    if (typeof to === 'object') scrollTo(this, to.top ?? 0);
  } as typeof HTMLElement.prototype.scrollTo;
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.clearAllMocks();
});

const user = userEvent.setup();
function show(rowAt: (index: number) => string | undefined = (index) => `Person ${index + 1}`) {
  render(
    <VirtualList
      label="People"
      columns={['Name', 'Last here']}
      count={100_000}
      rowHeight={height}
      rowAt={rowAt}
      cellsOf={(row) => [row, 'Monday']}
      onRange={seen}
      onOpen={opened}
    />,
  );
}
const focusedRow = () => within(document.activeElement as HTMLElement).getAllByRole('cell')[0]?.textContent;

describe('a list of a hundred thousand people', () => {
  it('tells its whole length and draws only what is in sight', () => {
    show();
    expect(screen.getByRole('table', { name: 'People' }).getAttribute('aria-rowcount')).toBe('100001');
    const rows = screen.getAllByRole('row');
    expect(rows.length).toBeLessThan(30);
    expect(rows[1]?.textContent).toContain('Person 1');
    expect(rows[1]?.getAttribute('aria-rowindex')).toBe('2');
  });

  it('is one stop for Tab, and is walked and opened with the keyboard', async () => {
    show();
    await user.tab();
    expect(focusedRow()).toBe('Person 1');
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}');
    expect(focusedRow()).toBe('Person 2');
    await user.keyboard('{PageDown}');
    expect(focusedRow()).toBe('Person 11');
    await user.keyboard('{End}');
    expect(focusedRow()).toBe('Person 100000');
    await user.keyboard('{ArrowDown}{Enter}');
    expect(opened).toHaveBeenLastCalledWith('Person 100000');
    await user.keyboard('{Home} ');
    expect(opened).toHaveBeenLastCalledWith('Person 1');
    await user.tab();
    expect(document.activeElement).toBe(document.body);
  });

  it('keeps its place for the keyboard when somebody scrolls far away', async () => {
    show();
    await user.tab();
    await user.keyboard('{ArrowDown}');
    scrollTo(viewport(), height * 50_000);
    expect(await screen.findByText('Person 50005')).toBeDefined();
    expect(focusedRow()).toBe('Person 2');
    await user.keyboard('{ArrowDown}');
    expect(focusedRow()).toBe('Person 3');
  });

  it('asks for the rows in sight, however far they are from where the keyboard is', async () => {
    show();
    expect(seen).toHaveBeenLastCalledWith(0, expect.any(Number));
    scrollTo(viewport(), height * 50_000);
    await screen.findByText('Person 50005');
    const [first, last] = seen.mock.lastCall ?? [0, 0];
    expect(first).toBeGreaterThan(49_980);
    expect(last).toBeLessThan(50_030);
  });

  it('shows that a row is on its way, and opens nothing until it is there', async () => {
    show(() => undefined);
    await user.tab();
    expect(document.activeElement?.getAttribute('aria-busy')).toBe('true');
    await user.keyboard('{Enter}');
    await user.click(document.activeElement as HTMLElement);
    expect(opened).not.toHaveBeenCalled();
  });

  it('opens a row by touch', async () => {
    show();
    await user.click(screen.getByText('Person 4'));
    expect(opened).toHaveBeenCalledExactlyOnceWith('Person 4');
  });
});

function viewport(): HTMLElement {
  const body = screen.getByRole('table').querySelector('tbody');
  if (body === null) throw new Error('a table without a body');
  return body;
}

function scrollTo(element: HTMLElement, top: number): void {
  element.scrollTop = top;
  fireEvent.scroll(element);
}
