import { z } from 'zod';
import { call } from '../foundation/call.ts';
import type { PackLoaded, PackView } from './model.ts';

const none = z.object({}).strict();

export const packCalls = {
  /** The rules this shop follows, how old they are, and what in them was not confirmed. */
  'packs.show': call('read', 'Manager', none).answers<PackView>(),
  /** Asks for a file and takes the newer pack in it. Refused for a file that is no pack, another place's, or not newer. */
  'packs.load': call('long', 'Owner', none).answers<PackLoaded>(),
};
