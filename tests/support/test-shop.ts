import type { ShopDetails } from '../../shared/shop/calls.ts';

export const testPassphrase = 'seven quiet herons wade at dusk';

/** The shop of most tests: a florist in Bristol. */
export const testShop: ShopDetails = {
  name: 'Fern & Foxglove',
  address: '12 Lark Lane, Bristol BS1 4ND',
  contact: '0117 496 0123',
  sector: 'florist',
  pack: 'uk',
  country: 'GB',
  language: 'en',
};
