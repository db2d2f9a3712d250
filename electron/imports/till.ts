import type { PurchaseSettings } from '../../shared/purchases/model.ts';
import type { Ports } from '../app/ports.ts';
import type { ReadDb } from '../database/connection.ts';
import { purchaseSettings } from '../purchases/service.ts';
import { shopOf } from '../shop/service.ts';
import { sayerFor } from './note.ts';

/** What a row cannot say because it is of a shop and a day: the currency meant without a word, the day that it is, how a refund is called. */
export type Till = Pick<PurchaseSettings, 'currency' | 'today'> & {
  /** What a refund is called in a list of purchases: of this order, or of none that is known (`''`). */
  readonly refundOf: (order: string) => string;
};

/** The till of this shop today, and whether it keeps purchases at all. */
export function tillOf(db: ReadDb, ports: Pick<Ports, 'catalogue' | 'now'>): Till & Pick<PurchaseSettings, 'kept'> {
  const say = sayerFor(shopOf(db).language, ports);
  const refundOf = (order: string) =>
    order === '' ? say('imported.refund.any') : say('imported.refund.of-order', { order });
  return { ...purchaseSettings(db, ports), refundOf };
}
