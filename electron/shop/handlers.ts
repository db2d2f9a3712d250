import type { HandlersOf } from '../app/handler-types.ts';
import { chooseLogo, removeLogo } from './logo.ts';
import { changeShop, logoOf, shopOf } from './service.ts';

export const shopHandlers: HandlersOf<
  'shop.show' | 'shop.change' | 'shop.logo' | 'shop.chooseLogo' | 'shop.removeLogo'
> = {
  'shop.show': (db) => shopOf(db),
  'shop.change': (tx, input, acting) => changeShop(tx, input, acting),
  'shop.logo': (db) => logoOf(db),
  'shop.chooseLogo': (vault, _input, acting) => chooseLogo(vault, acting),
  'shop.removeLogo': (tx, _input, acting) => removeLogo(tx, acting),
};
