// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Banner } from '../../renderer/kit/Banner.tsx';
import { Button } from '../../renderer/kit/Button.tsx';
import { ConfirmDialog } from '../../renderer/kit/ConfirmDialog.tsx';
import { ProgressBar } from '../../renderer/kit/ProgressBar.tsx';
import { StrengthMeter } from '../../renderer/kit/StrengthMeter.tsx';

const pressed = vi.fn<() => void>();
const confirmed = vi.fn<(typed: string) => void>();
const closed = vi.fn<() => void>();
beforeEach(() => {
  vi.clearAllMocks();
});
afterEach(cleanup);
const user = userEvent.setup();

describe('a button', () => {
  it('works by touch, Enter and Space', async () => {
    render(<Button onPress={pressed}>Save</Button>);
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await user.keyboard('{Enter} ');
    expect(pressed).toHaveBeenCalledTimes(3);
  });

  it('that is working says so, keeps the focus and takes no second press', async () => {
    const { rerender } = render(<Button onPress={pressed}>Save</Button>);
    await user.tab();
    rerender(
      <Button onPress={pressed} isPending pendingLabel="Saving">
        Save
      </Button>,
    );
    const button = screen.getByRole('button', { name: 'Saving' });
    expect(document.activeElement).toBe(button);
    await user.keyboard('{Enter} ');
    await user.click(button);
    expect(pressed).not.toHaveBeenCalled();
  });

  it('that is working does not send its form a second time', async () => {
    const sent = vi.fn<() => void>();
    render(
      <form
        onSubmit={(event) => {
          event.preventDefault();
          sent();
        }}
      >
        <Button type="submit" isPending pendingLabel="Saving">
          Save
        </Button>
      </form>,
    );
    await user.click(screen.getByRole('button', { name: 'Saving' }));
    expect(sent).not.toHaveBeenCalled();
  });
});

describe('what cannot be undone', () => {
  function ask(isBusy = false) {
    render(
      <ConfirmDialog
        title="Remove 12 people?"
        isOpen
        onClose={closed}
        onConfirm={confirmed}
        typedLabel="Type 12"
        expected="12"
        wrongText="That is another number."
        confirmLabel="Remove for good"
        cancelLabel="Keep them"
        isBusy={isBusy}
        busyLabel="Removing"
      >
        It cannot be undone.
      </ConfirmDialog>,
    );
  }

  it('happens only after the right words', async () => {
    ask();
    expect(screen.getByRole('alertdialog', { name: 'Remove 12 people?' })).toBeDefined();
    await user.type(screen.getByRole('textbox', { name: 'Type 12' }), '11{Enter}');
    await user.click(screen.getByRole('button', { name: 'Remove for good' }));
    expect(confirmed).not.toHaveBeenCalled();
    expect(screen.getByText('That is another number.')).toBeDefined();
    const field = screen.getByRole<HTMLInputElement>('textbox');
    expect(field.value).toBe('11');
    await user.clear(field);
    expect(screen.queryByText('That is another number.')).toBeNull();
    await user.type(field, '12');
    await user.click(screen.getByRole('button', { name: 'Remove for good' }));
    expect(confirmed).toHaveBeenCalledExactlyOnceWith('12');
  });

  it('can be left with Escape and by button', async () => {
    ask();
    await user.type(screen.getByRole('textbox'), '{Escape}');
    await user.click(screen.getByRole('button', { name: 'Keep them' }));
    expect(closed).toHaveBeenCalledTimes(2);
    expect(confirmed).not.toHaveBeenCalled();
  });

  it('keeps the focus inside the question', async () => {
    render(<Button>Behind it</Button>);
    ask();
    for (let step = 0; step < 6; step++) {
      await user.tab();
      expect(screen.getByRole('alertdialog').contains(document.activeElement)).toBe(true);
    }
  });

  it('cannot be left or started again while it is happening', async () => {
    ask(true);
    await user.keyboard('{Escape}');
    await user.type(screen.getByRole('textbox'), '12{Enter}');
    await user.click(screen.getByRole('button', { name: 'Removing' }));
    expect(closed).not.toHaveBeenCalled();
    expect(confirmed).not.toHaveBeenCalled();
  });
});

describe('what the screen says by itself', () => {
  it('reads danger out at once and everything else when there is a pause', () => {
    render(
      <>
        <Banner tone="danger">The disk is full.</Banner>
        <Banner tone="caution">The sign is stale.</Banner>
      </>,
    );
    expect(screen.getByRole('alert').textContent).toBe('The disk is full.');
    expect(screen.getByRole('status').textContent).toBe('The sign is stale.');
  });

  it('tells how far long work has come, and only that it goes on where nobody knows', () => {
    const { rerender } = render(<ProgressBar label="Removing" done={30} total={120} />);
    expect(screen.getByRole('progressbar', { name: 'Removing' }).getAttribute('aria-valuenow')).toBe('30');
    expect(screen.getByRole('progressbar').getAttribute('aria-valuetext')).toBe('25%');
    rerender(<ProgressBar label="Removing" done={0} total={0} />);
    expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBeNull();
  });

  it('says in words how strong a passphrase is', () => {
    render(<StrengthMeter label="Strength" score={2} text="Could be stronger" />);
    expect(screen.getByRole('meter', { name: 'Strength' }).getAttribute('aria-valuetext')).toBe('Could be stronger');
  });
});
