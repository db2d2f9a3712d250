import { z } from 'zod';
import { call } from '../foundation/call.ts';
import { customerId, purchaseId } from '../foundation/id.ts';
import { mostMinor, type Purchase, type PurchaseSettings } from './model.ts';

const day = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/);

export const purchaseCalls = {
  /** Whether purchases are kept here, and in which currency. */
  'purchases.settings': call('read', 'Counter', z.object({}).strict()).answers<PurchaseSettings>(),
  /** Writes down what somebody bought, or was given back: then the amount is less than nothing. Refused for a day to come, and where the shop keeps no purchases. */
  'purchases.add': call(
    'write',
    'Counter',
    z
      .object({
        customerId,
        day,
        what: z.string().max(200),
        amountMinor: z.number().int().min(-mostMinor).max(mostMinor),
      })
      .strict(),
  ).answers<Purchase>(),
  /** Takes out a purchase that was written down by mistake. */
  'purchases.remove': call('write', 'Manager', z.object({ customerId, id: purchaseId }).strict()).answers<null>(),
};
