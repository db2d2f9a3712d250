// @vitest-environment happy-dom
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OwnerAgainDialog } from '../../renderer/app/OwnerAgainDialog.tsx';
import { callAsOwner } from '../../renderer/app/owner-again.ts';
import { type Asked, fakeBridge, ok } from './consents-bridge.ts';

const refused = (code: string) => ({ ok: false, failure: { code, detail: {} } }) as never;
const id = '01900000-0000-7000-8000-00000000000a' as never;
const user = userEvent.setup();
let asked: Asked[];
let confirmed: boolean;
beforeEach(() => {
  confirmed = false;
  asked = fakeBridge({
    'customers.erase': () => (confirmed ? ok('receipt') : refused('staff.owner-again')),
    'vault.confirmOwner': ({ passphrase }: { passphrase: string }) => {
      confirmed = passphrase === 'right';
      return confirmed ? ok(null) : refused('vault.wrong-passphrase');
    },
  });
  render(<OwnerAgainDialog />);
});
afterEach(cleanup);

describe('asking for the owner again', () => {
  it('takes the passphrase and does what was asked for', async () => {
    const answer = callAsOwner('customers.erase', { id });
    const field = await screen.findByLabelText("The owner's passphrase");
    await user.type(field, 'wrong{Enter}');
    await screen.findByText(/That is not the passphrase/);
    expect((field as HTMLInputElement).value).toBe('wrong');
    await user.clear(field);
    expect(screen.queryByText(/That is not the passphrase/)).toBeNull();
    await user.type(field, 'right');
    await user.click(screen.getByRole('button', { name: 'Go on' }));
    expect(await answer).toEqual({ ok: true, value: 'receipt' });
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
    expect(asked.filter(({ name }) => name === 'customers.erase')).toHaveLength(2);
  });

  it('changes nothing when the owner turns back', async () => {
    const answer = callAsOwner('customers.erase', { id });
    await screen.findByRole('alertdialog');
    await user.keyboard('{Escape}');
    expect(await answer).toMatchObject({ ok: false, failure: { code: 'staff.owner-again' } });
    expect(asked.map(({ name }) => name)).toEqual(['customers.erase']);
    expect(screen.queryByRole('alertdialog')).toBeNull();
  });

  it('asks once for two things at the same time', async () => {
    const both = Promise.all([callAsOwner('customers.erase', { id }), callAsOwner('customers.erase', { id })]);
    await user.type(await screen.findByLabelText("The owner's passphrase"), 'right{Enter}');
    expect(await both).toEqual([
      { ok: true, value: 'receipt' },
      { ok: true, value: 'receipt' },
    ]);
    expect(asked.filter(({ name }) => name === 'vault.confirmOwner')).toHaveLength(1);
  });
});
