import type { StaffId } from '../../shared/foundation/id.ts';
import type { ShopDetails } from '../../shared/shop/calls.ts';
import type { Session } from '../../shared/vault/model.ts';
import type { Acting, Ports } from '../app/ports.ts';
import type { WriteDb } from '../database/connection.ts';
import { fillFromTemplate, salesLawIn } from '../datamap/service.ts';
import { nextStamp } from '../journal/clock.ts';
import { append } from '../journal/journal.ts';
import { publishNotice } from '../notices/service.ts';
import { named } from './service.ts';
import { insertOwner, writeShop } from './store.ts';

/** Fills an empty vault: the owner, the shop, its data map and keeping rule, the first notice with its wordings. */
export function openShop(tx: WriteDb, details: ShopDetails, ports: Ports): Session {
  const who: Session = { staffId: ports.newId() as StaffId, role: 'Owner' };
  const acting: Acting = { who, ports };
  insertOwner(tx, { id: who.staffId, createdAt: ports.now(), hlc: nextStamp(tx, ports) });
  const customerLanguage = details.customerLanguage ?? details.language;
  const shop = { ...named(details), customerLanguage, accent: defaultAccent, idleSeconds: defaultIdleSeconds };
  writeShop(tx, shop, nextStamp(tx, ports));
  append(tx, acting, { act: 'shop.set-up', detail: { sector: details.sector, pack: details.pack } });
  const { packs, templates } = ports.catalogue;
  fillFromTemplate(tx, templates[details.sector], salesLawIn(packs[details.pack], details.country), acting);
  publishNotice(tx, acting);
  return who;
}

const defaultAccent = '#2e6b57';
const defaultIdleSeconds = 60;
