import type { PaperHead } from '../../shared/consents/papers.ts';
import { Refusal } from '../../shared/foundation/failure.ts';
import type { StaffId } from '../../shared/foundation/id.ts';
import type { Language } from '../../shared/foundation/language.ts';
import type { Logo, Shop } from '../../shared/shop/model.ts';
import type { Session } from '../../shared/vault/model.ts';
import type { Acting } from '../app/ports.ts';
import type { ReadDb, WriteDb } from '../database/connection.ts';
import { nextStamp } from '../journal/clock.ts';
import { append } from '../journal/journal.ts';
import { readLogo } from './logo-store.ts';
import { readOwnerId, readShop, writeShop } from './store.ts';

/** What an open vault knows about its shop. A vault without a shop is a bug: set-up is all or nothing. */
export function shopOf(db: ReadDb): Shop {
  const shop = readShop(db);
  if (shop === null) throw new Error('vault without a shop');
  return shop;
}

/** The shop as it stands at the head of what a customer takes along. */
export function paperHead(db: ReadDb): PaperHead {
  const { name, address, contact } = shopOf(db);
  return { shopName: name, address, contact };
}

/** The picture that stands on signs and slips, or `null`. */
export function logoOf(db: ReadDb): Logo | null {
  return readLogo(db);
}

/** Changes what the shop says about itself; the published notice shows as stale when it is touched by it. */
export function changeShop(
  tx: WriteDb,
  change: Pick<Shop, 'name' | 'address' | 'contact' | 'accent' | 'idleSeconds'> & {
    readonly customerLanguage?: Language | undefined;
  },
  acting: Acting,
): Shop {
  const before = shopOf(tx);
  const customerLanguage = change.customerLanguage ?? before.customerLanguage;
  const after: Shop = named({ ...before, ...change, customerLanguage });
  writeShop(tx, after, nextStamp(tx, acting.ports));
  append(tx, acting, { act: 'shop.changed', detail: { fields: changedFields(before, after) } });
  acting.ports.idleSeconds(after.idleSeconds);
  return after;
}

/** The session that the owner's passphrase opens. */
export function ownerSession(db: ReadDb): Session {
  const id = readOwnerId(db);
  if (id === null) throw new Error('vault without an owner');
  return { staffId: id as StaffId, role: 'Owner' };
}

/** The same shop, refused when it has no name. */
export function named<T extends { readonly name: string }>(shop: T): T {
  if (shop.name.trim() === '') throw new Refusal('shop.name-missing');
  return shop;
}

function changedFields(before: Shop, after: Shop): readonly string[] {
  return (Object.keys(after) as (keyof Shop)[]).filter((field) => before[field] !== after[field]);
}
