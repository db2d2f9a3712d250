import { Refusal } from '../../shared/foundation/failure.ts';
import type { ShopDetails } from '../../shared/shop/calls.ts';
import type { PackId, Sector } from '../../shared/shop/model.ts';
import { type AppState, lockedApp } from '../app/app-state.ts';
import { loadCatalogue } from '../app/catalogue.ts';
import type { Acting, KeyCost, Ports } from '../app/ports.ts';
import { append } from '../journal/journal.ts';
import { clockConcern, lineOf } from '../vault/concerns.ts';
import { proposeRecoveryCode } from '../vault/recovery.ts';
import { setUpShop } from '../vault/service.ts';
import { generateSample, sampleNow } from './sample-people.ts';
import { randomFrom } from './sample-random.ts';
import { type Filled, fillVault } from './sample-vault.ts';

/** The passphrase of a sample shop when nobody asks for another. */
export const samplePassphrase = 'seven quiet herons wade at dusk';

export type SampleShop = {
  readonly folder: string;
  readonly customers: number;
  readonly seed: number;
  readonly sector: Sector;
  readonly country: string;
  readonly passphrase: string;
  readonly keyCost: KeyCost;
};

/** Sets up a shop in an empty folder, as the window would, fills it and closes it. The same wish makes the same rows. */
export async function makeSampleShop(wish: SampleShop): Promise<Filled> {
  const ports = samplePorts(wish);
  const app = lockedApp(ports);
  const recoveryCode = proposeRecoveryCode(ports);
  await setUpShop(app, { shop: detailsOf(wish), passphrase: wish.passphrase, recoveryCode });
  const vault = vaultOf(app);
  try {
    const filled = fillVault(vault, ports, generateSample(wish));
    comeToToday(app, ports);
    return filled;
  } finally {
    vault.close();
  }
}

// Sample shops live on a fixed day. Opened a year later, the first thing they asked would be whether the clock is right.
function comeToToday({ unlocked }: AppState, ports: Ports): void {
  const today = new Date().toISOString();
  const concern = clockConcern(sampleNow, today);
  if (concern === null || unlocked === null) return;
  const acting: Acting = { who: unlocked.session, ports: { ...ports, now: () => today } };
  unlocked.vault.transaction((tx) => append(tx, acting, lineOf(concern)));
}

/** What a made-up world asks of nobody: a clock that stands still, ids from the seed, no printer and no window. */
export function samplePorts(wish: Pick<SampleShop, 'folder' | 'seed' | 'keyCost'>): Ports {
  const random = randomFrom(`ids ${wish.seed}`);
  const nothing = async () => {
    throw new Refusal('sign.no-printer');
  };
  return {
    now: () => sampleNow,
    uptime: () => 0,
    newId: () => random.uuid(Date.parse(sampleNow)),
    folder: wish.folder,
    catalogue: loadCatalogue(),
    keyCost: wish.keyCost,
    leastReserve: 0,
    print: nothing,
    printers: async () => [],
    savePdf: nothing,
    chooseFile: nothing,
    chooseFolder: nothing,
    newFolder: () => {
      throw new Error('nothing is exported from a sample');
    },
    linesOfFile: () => [],
    saveText: nothing,
    openFile: nothing,
    saveLines: nothing,
    tell: () => {},
    idleSeconds: () => {},
    customerDisplay: () => {},
    keyStore: { protects: async () => false, seal: async () => null, open: async () => null },
    newPage: () => {},
    lock: () => {},
  };
}

const names: Readonly<Record<Sector, string>> = {
  florist: 'Fern & Foxglove',
  barber: 'Corner Chair',
  repair: 'The Mending Room',
};

function detailsOf({ sector, country }: SampleShop): ShopDetails {
  const pack: PackId = packs[country] ?? 'other';
  const german = ['DE', 'AT', 'CH'].includes(country);
  return {
    name: names[sector],
    address: german ? 'Lindenweg 12, 00000 Musterstadt' : '12 Lark Lane, Ambridge AM1 2BR',
    contact: 'hello@shop.example',
    sector,
    pack,
    country,
    language: german ? 'de' : 'en',
  };
}

const european = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK'.split(' ');
const packs: Readonly<Record<string, PackId>> = {
  ...Object.fromEntries(european.map((code) => [code, 'eu' as const])),
  GB: 'uk',
  CA: 'ca',
  AU: 'au',
  NZ: 'nz',
  BR: 'br',
  CH: 'ch',
};

function vaultOf(app: AppState) {
  if (app.unlocked === null) throw new Error('the shop was set up and is not open');
  return app.unlocked.vault;
}
