import type { Sector } from '../../shared/shop/model.ts';

/** What a kind of shop sells, with a price in hundredths, the usual things first. */
export const goods: Readonly<Record<Sector, readonly (readonly [what: string, price: number])[]>> = {
  florist: [
    ['Hand-tied bouquet', 3500],
    ['Tulips', 900],
    ['Roses', 2400],
    ['Pot plant', 1800],
    ['Birthday bouquet', 4200],
    ['Sunflowers', 1400],
    ['Orchid', 2600],
    ['Wreath', 5500],
    ['Vase', 2200],
    ['Wedding flowers', 38000],
    ['Sympathy flowers', 6500],
  ],
  barber: [
    ['Haircut', 2400],
    ['Cut and beard', 3600],
    ['Beard trim', 1400],
    ['Hot-towel shave', 2800],
    ['Children’s cut', 1600],
    ['Pomade', 1500],
    ['Colour', 4500],
    ['Comb', 600],
    ['Gift card', 5000],
  ],
  repair: [
    ['Battery', 4500],
    ['Screen', 9800],
    ['Puncture', 1500],
    ['Service', 6500],
    ['Zip', 1200],
    ['Re-soling', 4200],
    ['Watch strap', 2500],
    ['Charging port', 5900],
    ['Chain', 3800],
    ['Keys cut', 800],
    ['Water damage check', 3000],
  ],
};

/** Short notes of the harmless kind. */
export const notes: Readonly<Record<Sector, readonly string[]>> = {
  florist: [
    'Likes peonies.',
    'No lilies, there is a cat.',
    'Order for the choir in December.',
    'Pays by invoice.',
    'Leave with the neighbour.',
  ],
  barber: ['Number two at the sides.', 'Prefers Saturdays.', 'Talks football.', 'Scissors only.'],
  repair: [
    'Call before ordering parts.',
    'Has a spare key with us.',
    'Lent a replacement.',
    'Blue bicycle with a basket.',
  ],
};
