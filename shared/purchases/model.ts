import type { Instant } from '../foundation/instant.ts';

/**
 * Something bought: when, what, and for how much in the minor units of a currency, such as pence. Less than nothing is money
 * that was given back: a refund is kept as what happened on its day, and the purchase that it is about stays as it was.
 */
export type Purchase = {
  readonly id: string;
  readonly at: Instant;
  readonly what: string;
  readonly amountMinor: number;
  readonly currency: string;
};

/** Whether the shop keeps purchases at all, and how they are written down. */
export type PurchaseSettings = {
  /** False where the data map has no field for them. */
  readonly kept: boolean;
  readonly currency: string;
  /** Today where the shop is, `2026-11-23`. */
  readonly today: string;
};

/** True for money that was given back. */
export function isRefund({ amountMinor }: Pick<Purchase, 'amountMinor'>): boolean {
  return amountMinor < 0;
}

/** The largest amount that is believed, in minor units. */
export const mostMinor = 100_000_000;
