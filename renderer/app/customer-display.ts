import { useEffect } from 'react';
import { create } from 'zustand';
import type { CustomerView, DisplayState } from '../../shared/display/model.ts';
import type { Shop } from '../../shared/shop/model.ts';
import { call } from '../bridge/call.ts';
import { on } from '../bridge/events.ts';
import { useApp } from './app-store.ts';

type DisplayStore = DisplayState & {
  /** Whether the shop wants its cards there. */
  readonly wanted: boolean;
  readonly connect: () => () => void;
  readonly choose: (wanted: boolean) => Promise<void>;
};

/** The customer's own screen: whether there is one, and whether its window is ready to show something. */
export const useDisplay = create<DisplayStore>((set) => ({
  second: false,
  open: false,
  wanted: false,
  connect: () => {
    const stop = on('display', (heard) => {
      if (heard.kind === 'state') set(heard.state);
    });
    void call('display.connect', {}).then((answer) => {
      if (answer.ok) set(answer.value);
    });
    return stop;
  },
  choose: async (wanted) => {
    const answer = await call('display.use', { wanted });
    if (answer.ok) set(answer.value);
  },
}));

/** Puts something on the customer's screen. Where there is none, nothing happens. */
export function showToCustomer(view: CustomerView): void {
  if (useDisplay.getState().open) void call('display.show', { view });
}

/** Ties the open shop to the customer's screen, which says whose shop it is while nobody is asked or shown something. */
export function useCustomerDisplay(taken: boolean): void {
  const { open, connect } = useDisplay();
  const shop = useApp((state) => state.shop);
  useEffect(() => connect(), [connect]);
  useEffect(() => {
    if (open && !taken && shop !== null) rest(shop);
  }, [open, taken, shop]);
}

/** Takes everything about a customer off the customer's screen. */
export function restDisplay(): void {
  const { shop } = useApp.getState();
  if (shop !== null) rest(shop);
}

function rest({ name, customerLanguage, accent }: Shop): void {
  showToCustomer({ kind: 'rest', shopName: name, language: customerLanguage, accent });
}
