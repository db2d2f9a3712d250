// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { Tabs } from '../../renderer/kit/Tabs.tsx';

afterEach(cleanup);
const user = userEvent.setup();

function Parts() {
  const [part, setPart] = useState<'one' | 'two'>('one');
  return (
    <Tabs
      label="Parts"
      current={part}
      onChange={setPart}
      tabs={[
        { id: 'one', label: 'One', content: <p>first content</p> },
        { id: 'two', label: 'Two', content: <p>second content</p> },
      ]}
    />
  );
}

describe('tabs', () => {
  it('show one part at a time, by touch', async () => {
    render(<Parts />);
    expect(screen.getByRole('tablist', { name: 'Parts' })).toBeDefined();
    expect(screen.getByText('first content')).toBeDefined();
    expect(screen.queryByText('second content')).toBeNull();
    await user.click(screen.getByRole('tab', { name: 'Two' }));
    expect(screen.getByText('second content')).toBeDefined();
    expect(screen.queryByText('first content')).toBeNull();
    expect(screen.getByRole('tab', { name: 'Two' }).getAttribute('aria-selected')).toBe('true');
  });

  it('are walked with the arrow keys, and Tab leads into the open part', async () => {
    render(<Parts />);
    await user.tab();
    expect(document.activeElement).toBe(screen.getByRole('tab', { name: 'One' }));
    await user.keyboard('{ArrowRight}');
    expect(screen.getByText('second content')).toBeDefined();
    await user.tab();
    expect(document.activeElement).toBe(screen.getByRole('tabpanel', { name: 'Two' }));
  });
});
