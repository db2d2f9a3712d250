import { create } from 'zustand';
import type { CallInput } from '../../shared/contract.ts';
import type { Customer, CustomerProfile, CustomerRow } from '../../shared/customers/model.ts';
import {
  type CustomerFilter,
  type FilterChoices,
  narrows,
  noFilter,
  type Selection,
} from '../../shared/customers/selection.ts';
import type { Failure } from '../../shared/foundation/failure.ts';
import type { CustomerId } from '../../shared/foundation/id.ts';
import type { ErasureReceipt } from '../../shared/retention/model.ts';
import { callAsOwner } from '../app/owner-again.ts';
import { call } from '../bridge/call.ts';

/** Rows are fetched in windows of this many, on demand. */
export const windowSize = 100;

type CustomersStore = {
  readonly text: string;
  readonly filter: CustomerFilter;
  /** What there is to filter by; `null` until it was asked for. */
  readonly choices: FilterChoices | null;
  readonly total: number | null;
  /** Rows fetched so far, by index; holes are on their way. */
  readonly rows: ReadonlyMap<number, CustomerRow>;
  readonly profile: CustomerProfile | null;
  readonly editing: boolean;
  /** True while the page with every place where the person appears is open. */
  readonly allShown: boolean;
  readonly erasing: boolean;
  readonly receipt: ErasureReceipt | null;
  /** The language of the person the receipt is about. */
  readonly receiptLanguage: string | null;
  readonly saving: boolean;
  /** Tags in use, in order. */
  readonly knownTags: readonly string[];
  readonly failure: Failure | null;
  readonly narrow: (text: string) => Promise<void>;
  readonly filterBy: (filter: CustomerFilter) => Promise<void>;
  readonly loadChoices: () => Promise<void>;
  /** Answers with what stood in the way. */
  readonly saveSelection: (name: string) => Promise<Failure | null>;
  readonly removeSelection: (selection: Selection) => Promise<void>;
  readonly need: (first: number, last: number) => Promise<void>;
  readonly open: (id: CustomerId) => Promise<void>;
  /** Loads the person anew after something about them changed; nothing when somebody has left their page since. */
  readonly openAgain: (id: CustomerId) => Promise<void>;
  readonly close: () => Promise<void>;
  readonly showEverything: () => void;
  readonly hideEverything: () => void;
  readonly edit: () => void;
  readonly leaveEditing: () => void;
  readonly loadTags: () => Promise<void>;
  readonly save: (change: CallInput<'customers.change'>) => Promise<void>;
  readonly erase: (customer: Customer) => Promise<void>;
  readonly receiptSeen: () => Promise<void>;
};

const asked = new Set<number>();

/** Counts what was opened and left: an answer from an earlier turn takes nobody back to a page they left. */
let turn = 0;

/** The owner's list, one profile at a time, editing and erasing. */
export const useCustomers = create<CustomersStore>((set, get) => ({
  text: '',
  filter: noFilter,
  choices: null,
  total: null,
  rows: new Map(),
  profile: null,
  editing: false,
  allShown: false,
  erasing: false,
  receipt: null,
  receiptLanguage: null,
  saving: false,
  knownTags: [],
  failure: null,
  narrow: async (text) => {
    asked.clear();
    set({ text, rows: new Map(), failure: null });
    await get().need(0, windowSize - 1);
  },
  filterBy: async (filter) => {
    set({ filter });
    await get().narrow(get().text);
  },
  loadChoices: async () => {
    const answer = await call('customers.choices', {});
    if (answer.ok) set({ choices: answer.value });
    else set({ failure: answer.failure });
  },
  saveSelection: async (name) => {
    const answer = await call('customers.saveSelection', { name, filter: get().filter });
    if (!answer.ok) return answer.failure;
    await get().loadChoices();
    return null;
  },
  removeSelection: async ({ id }) => {
    const answer = await call('customers.removeSelection', { id });
    if (answer.ok) await get().loadChoices();
    else set({ failure: answer.failure });
  },
  need: async (first, last) => {
    const { text, filter } = get();
    const pieces: number[] = [];
    for (let piece = Math.floor(first / windowSize); piece <= Math.floor(Math.max(first, last) / windowSize); piece++) {
      if (!asked.has(piece)) pieces.push(piece);
    }
    for (const piece of pieces) asked.add(piece);
    await Promise.all(pieces.map((piece) => fetchPiece(text, filter, piece, set, get)));
  },
  open: async (id) => {
    turn += 1;
    const mine = turn;
    const answer = await call('customers.open', { id });
    if (mine !== turn) return;
    if (answer.ok) set({ profile: answer.value, editing: false, allShown: false, failure: null });
    else set({ failure: answer.failure });
  },
  openAgain: async (id) => {
    if (get().profile?.customer.id === id) await get().open(id);
  },
  close: async () => {
    turn += 1;
    set({ profile: null, editing: false, allShown: false, failure: null, receipt: null });
    await get().narrow(get().text);
  },
  showEverything: () => set({ allShown: true }),
  hideEverything: () => set({ allShown: false }),
  edit: () => set({ editing: true, failure: null }),
  leaveEditing: () => set({ editing: false, failure: null }),
  loadTags: async () => {
    const answer = await call('customers.tags', {});
    if (answer.ok) set({ knownTags: answer.value.map(({ tag }) => tag) });
  },
  save: async (change) => {
    if (get().saving) return;
    set({ saving: true, failure: null });
    const answer = await call('customers.change', change);
    set({ saving: false });
    if (answer.ok) await get().openAgain(change.id as CustomerId);
    else set({ failure: answer.failure });
  },
  erase: async (customer) => {
    if (get().erasing) return;
    set({ erasing: true, failure: null });
    const answer = await callAsOwner('customers.erase', { id: customer.id });
    if (answer.ok) {
      set({ erasing: false, receipt: answer.value, receiptLanguage: customer.language, profile: null });
    } else set({ erasing: false, failure: answer.failure });
  },
  receiptSeen: () => get().close(),
}));

async function fetchPiece(
  text: string,
  filter: CustomerFilter,
  piece: number,
  set: (part: Partial<CustomersStore>) => void,
  get: () => CustomersStore,
): Promise<void> {
  const window = { text, offset: piece * windowSize, limit: windowSize };
  const answer = await call('customers.list', narrows(filter) ? { ...window, filter } : window);
  if (get().text !== text || get().filter !== filter) return;
  if (!answer.ok) {
    asked.delete(piece);
    set({ failure: answer.failure });
    return;
  }
  const rows = new Map(get().rows);
  answer.value.rows.forEach((row, index) => {
    rows.set(piece * windowSize + index, row);
  });
  set({ rows, total: answer.value.total });
}
