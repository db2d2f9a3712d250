import type { HandlersOf } from '../app/handler-types.ts';
import { dataMapOf } from './service.ts';

export const dataMapHandlers: HandlersOf<'datamap.show'> = {
  'datamap.show': (db) => dataMapOf(db),
};
