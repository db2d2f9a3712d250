// @vitest-environment happy-dom
import { cleanup, render, screen, within } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { AskingNumbers } from '../../renderer/consents/AskingNumbers.tsx';
import { fakeBridge, ok, someone } from './consents-bridge.ts';

afterEach(cleanup);

it('the owner sees how many were not asked, week by week and for the shop as a whole, and each yes that ends soon', async () => {
  fakeBridge({
    'consents.askedByWeek': () => ok([{ monday: '2026-11-23', here: 12, answered: 7, skipped: 2, notAsked: 3 }]),
    'consents.ending': () =>
      ok({
        total: 1,
        rows: [
          {
            customerId: someone,
            displayName: 'Quillon Zephyrine',
            purpose: 'offers',
            purposeName: 'Offers',
            channel: 'email',
            validUntil: '2026-12-20T09:00:00.000Z',
          },
        ],
      }),
    'retention.proof': () => ok(null),
  });
  render(<AskingNumbers />);
  const week = within(await screen.findByRole('row', { name: /23 November 2026/ }));
  expect(week.getAllByRole('cell').map((cell) => cell.textContent)).toEqual(['12', '7', '2', '3']);
  expect(screen.getAllByRole('columnheader').map((head) => head.textContent)).toEqual([
    'Week from',
    'Were here',
    'Answered',
    'Skipped everything',
    'Not asked',
  ]);
  const ends = await screen.findByText('Quillon Zephyrine');
  expect(ends.closest('li')?.textContent).toMatch(/20 December 2026/);
});
