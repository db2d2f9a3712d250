// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { PrinterChoice } from '../../renderer/printers/PrinterChoice.tsx';
import { type Adjustment, noAdjustment } from '../../shared/printers/model.ts';
import { fakeBridge, ok } from './consents-bridge.ts';

afterEach(cleanup);
const user = userEvent.setup();
const printer = (adjustment: Adjustment) => ({ name: 'counter', label: 'Counter printer', adjustment });
const shown = (adjustment: Adjustment) => (
  <PrinterChoice printers={[printer(adjustment)]} chosen="counter" onChoose={vi.fn()} onChanged={vi.fn()} />
);

describe('putting a printer right', () => {
  it('keeps what the ruler says, and refuses what no printer does, before and after something is kept', async () => {
    const asked = fakeBridge({ 'printers.adjust': () => ok(null) });
    const { rerender } = render(shown(noAdjustment));
    await user.click(screen.getByRole('button', { name: /wrong place/i }));
    const left = () => screen.getByRole('textbox', { name: /left/i });
    const type = async (millimetres: string) => {
      await user.clear(left());
      await user.type(left(), `${millimetres}{Tab}`);
    };
    const keep = () => screen.getByRole('button', { name: /^Keep/i });
    const asItIs = () => screen.queryByRole('button', { name: /as it is again/i });
    expect(asItIs()).toBeNull();
    await type('22');
    await user.click(keep());
    expect(asked.at(-1)?.input).toMatchObject({ adjustment: { xMm: -2, yMm: 0, percent: 100 } });
    expect(asItIs()).not.toBeNull();
    rerender(shown({ xMm: -2, yMm: 0, percent: 100 }));
    await type('90');
    expect(keep()).toHaveProperty('disabled', true);
    await type('20');
    expect(keep()).toHaveProperty('disabled', false);
    await user.click(asItIs() as HTMLElement);
    expect(asked.at(-1)?.input).toMatchObject({ adjustment: noAdjustment });
    expect(asItIs()).toBeNull();
  });
});
