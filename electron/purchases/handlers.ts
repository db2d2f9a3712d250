import type { HandlersOf } from '../app/handler-types.ts';
import { addPurchase, purchaseSettings, removePurchase } from './service.ts';

export const purchaseHandlers: HandlersOf<'purchases.settings' | 'purchases.add' | 'purchases.remove'> = {
  'purchases.settings': (db, _input, { ports }) => purchaseSettings(db, ports),
  'purchases.add': (tx, input, acting) => addPurchase(tx, input, acting),
  'purchases.remove': (tx, input, acting) => removePurchase(tx, input, acting),
};
