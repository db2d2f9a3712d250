import type { HandlersOf } from '../app/handler-types.ts';
import { changeShop, shopOf } from './service.ts';

export const shopHandlers: HandlersOf<'shop.show' | 'shop.change'> = {
  'shop.show': (db) => shopOf(db),
  'shop.change': (tx, input, acting) => changeShop(tx, input, acting),
};
