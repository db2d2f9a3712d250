import { z } from 'zod';
import { call } from '../foundation/call.ts';
import type { DataMap } from './model.ts';

export const dataMapCalls = {
  'datamap.show': call('read', 'Manager', z.object({}).strict()).answers<DataMap>(),
};
