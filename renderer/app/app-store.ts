import { create } from 'zustand';
import type { Failure } from '../../shared/foundation/failure.ts';
import type { CustomerId } from '../../shared/foundation/id.ts';
import type { ScreenLanguage } from '../../shared/foundation/language.ts';
import type { Role } from '../../shared/foundation/role.ts';
import type { SignOut } from '../../shared/notices/changes.ts';
import type { Shop } from '../../shared/shop/model.ts';
import type { StartView, VaultState, VaultTrouble } from '../../shared/vault/model.ts';
import { call } from '../bridge/call.ts';
import { useLanguage } from './words.ts';

export const pages = [
  'counter',
  'customers',
  'requests',
  'asking',
  'map',
  'notices',
  'clean-up',
  'journal',
  'shop',
] as const;
export type PageName = (typeof pages)[number];

/** The parts of My shop. */
export type ShopPart = 'details' | 'display' | 'staff' | 'keys' | 'backups' | 'rules' | 'exports';

/** The weakest role that has something to do on a page. The core decides; this only spares people closed doors. */
export const pageRoles: Readonly<Record<PageName, Role>> = {
  counter: 'Counter',
  customers: 'Manager',
  requests: 'Manager',
  asking: 'Manager',
  map: 'Manager',
  notices: 'Manager',
  'clean-up': 'Owner',
  journal: 'Owner',
  shop: 'Owner',
};

/** What of one person a link leads to. */
type PersonPart = 'profile' | 'everything';

type AppStore = {
  /** `null` until the core has answered for the first time. */
  readonly start: StartView | null;
  readonly shop: Shop | null;
  readonly page: PageName;
  /** Whom the list of customers is to open as soon as it is there. */
  readonly wanted: CustomerId | null;
  /** Which sign the notices are to open with, as soon as they are there. */
  readonly wantedSign: Pick<SignOut, 'format' | 'language' | 'second'> | null;
  /** What of that person is wanted: the profile, or the page with every place where they appear. */
  readonly wantedPart: PersonPart;
  /** Asks what to show; called at start and by every way out of a trouble page. */
  readonly load: () => Promise<void>;
  /** Looks again whether the disk has room. */
  readonly lookForRoom: () => Promise<void>;
  /** After set-up or unlock: fetches the shop and opens a page. */
  readonly enter: (page: PageName) => Promise<void>;
  /** Opens a page, and a part of My shop where one is meant. */
  readonly go: (page: PageName, part?: ShopPart) => void;
  readonly shopPart: ShopPart;
  /** Goes to the profile of somebody. */
  readonly goToPerson: (id: CustomerId, part?: PersonPart) => void;
  /** Goes to where a sign is printed that hangs somewhere. */
  readonly goToSign: (sign: Pick<SignOut, 'format' | 'language' | 'second'>) => void;
  /** That sign is on the screen. */
  readonly signMet: () => void;
  /** The profile is open, or its opening was refused. */
  readonly personMet: () => void;
  readonly lock: () => void;
  readonly speak: (language: ScreenLanguage) => void;
  readonly shopChanged: (shop: Shop) => void;
  /** Takes a failure of unlocking: trouble gets its page, anything else is the caller's to show. */
  readonly meet: (failure: Failure) => 'page' | 'beside';
};

/** Where the window stands: what was found on disk, whose shop it is, which page is open. */
export const useApp = create<AppStore>((set, get) => ({
  start: null,
  shop: null,
  page: 'counter',
  wanted: null,
  wantedSign: null,
  wantedPart: 'profile',
  load: async () => {
    const answer = await call('vault.start', {});
    if (!answer.ok) return;
    useLanguage.getState().speak(answer.value.language);
    set({ start: answer.value });
    if (answer.value.vault.kind === 'unlocked') await get().enter(get().page);
  },
  lookForRoom: async () => {
    const answer = await call('vault.start', {});
    const { start } = get();
    if (answer.ok && start !== null && start.room !== answer.value.room) {
      set({ start: { ...start, room: answer.value.room } });
    }
  },
  enter: async (page) => {
    const start = await call('vault.start', {});
    if (!start.ok) return;
    useLanguage.getState().speak(start.value.language);
    const { vault } = start.value;
    // With a question open the shop is not shown yet; its answer comes back here.
    const asked = vault.kind === 'unlocked' && vault.concerns.length > 0;
    const shop = asked ? null : await call('shop.show', {});
    if (shop?.ok === false) return;
    set({ start: start.value, shop: shop?.value ?? null, page });
  },
  go: (page, part = 'details') => set({ page, shopPart: part, wanted: null }),
  shopPart: 'details',
  goToPerson: (id, part = 'profile') => set({ page: 'customers', wanted: id, wantedPart: part }),
  goToSign: ({ format, language, second }) =>
    set({ page: 'notices', wanted: null, wantedSign: { format, language, second } }),
  signMet: () => set({ wantedSign: null }),
  personMet: () => set({ wanted: null }),
  lock: () => {
    void call('vault.lock', {});
  },
  speak: (language) => {
    useLanguage.getState().speak(language);
    void call('vault.chooseLanguage', { language });
  },
  shopChanged: (shop) => set({ shop }),
  meet: (failure) => {
    const { start } = get();
    if (start === null || !isTrouble(failure.code)) return 'beside';
    const vault: VaultState = { kind: 'trouble', code: failure.code };
    set({ start: { ...start, vault } });
    return 'page';
  },
}));

const troubles: Readonly<Record<VaultTrouble, true>> = {
  'vault.missing': true,
  'vault.key-file-damaged': true,
  'vault.damaged': true,
  'vault.unreadable': true,
  'vault.newer-version': true,
  'vault.in-use': true,
  'vault.folder-not-writable': true,
};

function isTrouble(code: string): code is VaultTrouble {
  return Object.hasOwn(troubles, code);
}
