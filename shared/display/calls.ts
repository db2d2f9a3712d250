import { z } from 'zod';
import { call } from '../foundation/call.ts';
import { customerView } from './model.ts';

export const displayCalls = {
  /** Whether the shop wants its cards on a second screen; opens the customer's window when there is one. Its state is heard. */
  'display.connect': call('read', 'Counter', z.object({}).strict()).answers<{ readonly wanted: boolean }>(),
  /** Cards on the second screen from now on, or on this one. */
  'display.use': call('write', 'Owner', z.object({ wanted: z.boolean() }).strict()).answers<{
    readonly wanted: boolean;
  }>(),
  /** Shows a card's words, or nothing but the shop's name, to the customer. */
  'display.show': call('read', 'Counter', z.object({ view: customerView }).strict()).answers<null>(),
};
