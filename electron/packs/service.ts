import type { CountryPack } from '../../shared/notices/pack.ts';
import type { PackLoaded, PackView } from '../../shared/packs/model.ts';
import type { Acting, Ports } from '../app/ports.ts';
import type { ReadDb } from '../database/connection.ts';
import { nextStamp } from '../journal/clock.ts';
import { append } from '../journal/journal.ts';
import { shopOf } from '../shop/service.ts';
import type { UnlockedVault } from '../vault/unlocked-vault.ts';
import { assertReplaces, largestPack, packIn, viewOf } from './rules.ts';
import { readLoadedPack, writeLoadedPack } from './store.ts';

/** The pack this shop follows: the loaded one while it is newer than the shipped one. */
export function packOf(db: ReadDb, ports: Pick<Ports, 'catalogue'>): CountryPack {
  return inUse(db, ports).pack;
}

/** The rules this shop follows, for the owner to look at. */
export function packView(db: ReadDb, ports: Ports): PackView {
  const { country, pack: id } = shopOf(db);
  const { pack, source } = inUse(db, ports);
  return viewOf(pack, { id, country, source, now: ports.now() });
}

/** Lets the owner choose a file with a newer pack, and keeps it in the vault. The notice is stale if it says more. */
export async function loadPack(vault: UnlockedVault, acting: Acting): Promise<PackLoaded> {
  const { ports } = acting;
  const chosen = await ports.chooseFile({ extension: 'json', mostBytes: largestPack });
  if (chosen.kind === 'cancelled') return chosen;
  const newer = packIn(chosen.bytes);
  return vault.transaction((tx) => {
    assertReplaces(newer, packOf(tx, ports), ports.now());
    writeLoadedPack(tx, newer, ports.now(), nextStamp(tx, ports));
    append(tx, acting, { act: 'pack.loaded', detail: { id: newer.id, checkedOn: newer.checkedOn } });
    return { kind: 'loaded', view: packView(tx, ports) };
  });
}

function inUse(
  db: ReadDb,
  { catalogue }: Pick<Ports, 'catalogue'>,
): { readonly pack: CountryPack; readonly source: PackView['source'] } {
  const { pack: id } = shopOf(db);
  const shipped = catalogue.packs[id];
  const loaded = readLoadedPack(db, id);
  return loaded !== null && loaded.checkedOn > shipped.checkedOn
    ? { pack: loaded, source: 'file' }
    : { pack: shipped, source: 'shipped' };
}
