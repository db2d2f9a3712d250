// @vitest-environment happy-dom
import { act, cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { Salvage } from '../../renderer/vault/Salvage.tsx';
import type { Progress } from '../../shared/foundation/channel.ts';
import type { Result } from '../../shared/foundation/result.ts';
import { fakeBridge, ok } from './consents-bridge.ts';

afterEach(cleanup);

it('a salvage says which rows it reads and how many, lets nothing else begin, and is stopped by its button', async () => {
  let tell: (told: Progress) => void = () => {};
  let finish: (answer: Result<unknown>) => void = () => {};
  const asked = fakeBridge({
    'vault.salvage': () =>
      new Promise((resolve) => {
        finish = resolve;
      }),
    'vault.stopSalvage': () => ok(null),
  });
  Object.assign(window.shop, {
    on: (_event: string, listener: (told: Progress) => void) => {
      tell = listener;
      return () => {};
    },
  });
  const user = userEvent.setup();
  const working: boolean[] = [];
  render(<Salvage onDone={() => {}} onWorking={(one) => working.push(one)} />);
  await user.type(screen.getByLabelText("Owner's passphrase"), 'seven quiet herons{Enter}');
  const at = (rows: NonNullable<Progress['rows']>) =>
    act(() => tell({ task: 'salvage', step: 'reading', done: 300, total: 1000, rows }));
  at({ table: 'customer', done: 12_000, total: 100_000 });
  screen.getByText('Reading names and details: 12,000 of about 100,000');
  // Counted through an index that may be damaged itself: there can be more than it said.
  at({ table: 'purchase', done: 500, total: 20 });
  screen.getByText('Reading purchases: 500 so far');
  await user.click(screen.getByRole('button', { name: 'Stop' }));
  expect(asked.map(({ name }) => name)).toEqual(['vault.salvage', 'vault.stopSalvage']);
  await act(async () => finish(ok({ kind: 'stopped' })));
  screen.getByText(/^Stopped\. Everything is as it was/);
  screen.getByLabelText("Owner's passphrase");
  expect(working).toEqual([true, false]);
});
