import { create } from 'zustand';
import type { Failure } from '../../shared/foundation/failure.ts';
import type { CustomerId } from '../../shared/foundation/id.ts';
import type { JournalFilter, JournalLineView } from '../../shared/journal/model.ts';
import type { StaffMember } from '../../shared/staff/model.ts';
import { call } from '../bridge/call.ts';
import { isAboutCustomer } from './act-words.ts';

/** Lines are fetched in windows of this many, on demand. */
const windowSize = 100;

export const everything: JournalFilter = { staffId: null, kind: null, subject: null, from: null, until: null };

type JournalStore = {
  readonly filter: JournalFilter;
  /** The one customer the lines are about, as the owner chose them. */
  readonly customer: string | null;
  readonly total: number | null;
  readonly rows: ReadonlyMap<number, JournalLineView>;
  readonly staff: readonly StaffMember[];
  /** Of those met in the lines so far; who is not in it is gone. */
  readonly names: ReadonlyMap<string, string>;
  readonly failure: Failure | null;
  readonly load: () => Promise<void>;
  readonly narrow: (wish: Partial<JournalFilter>) => Promise<void>;
  readonly aboutOne: (customer: { readonly id: string; readonly displayName: string } | null) => Promise<void>;
  readonly need: (first: number, last: number) => Promise<void>;
};

const asked = new Set<number>();

/** The journal's lines as far as they were looked at, and by what they are narrowed down. */
export const useJournal = create<JournalStore>((set, get) => ({
  filter: everything,
  customer: null,
  total: null,
  rows: new Map(),
  staff: [],
  names: new Map(),
  failure: null,
  load: async () => {
    const staff = await call('staff.list', {});
    set({ customer: null, staff: staff.ok ? staff.value : [] });
    await get().narrow(everything);
  },
  narrow: async (wish) => {
    asked.clear();
    set({ filter: { ...get().filter, ...wish }, rows: new Map(), failure: null });
    await get().need(0, windowSize - 1);
  },
  aboutOne: async (customer) => {
    set({ customer: customer?.displayName ?? null });
    await get().narrow({ subject: customer?.id ?? null });
  },
  need: async (first, last) => {
    const { filter } = get();
    const pieces: number[] = [];
    for (let piece = Math.floor(first / windowSize); piece <= Math.floor(Math.max(first, last) / windowSize); piece++) {
      if (!asked.has(piece)) pieces.push(piece);
    }
    for (const piece of pieces) asked.add(piece);
    await Promise.all(pieces.map((piece) => fetchPiece(filter, piece, set, get)));
  },
}));

async function fetchPiece(
  filter: JournalFilter,
  piece: number,
  set: (part: Partial<JournalStore>) => void,
  get: () => JournalStore,
): Promise<void> {
  const answer = await call('journal.lines', { filter, offset: piece * windowSize, limit: windowSize });
  if (get().filter !== filter) return;
  if (!answer.ok) {
    asked.delete(piece);
    set({ failure: answer.failure });
    return;
  }
  const names = await namesIn(answer.value.rows);
  if (get().filter !== filter) return;
  const rows = new Map(get().rows);
  answer.value.rows.forEach((row, index) => {
    rows.set(piece * windowSize + index, row);
  });
  set({ rows, total: answer.value.total, names: new Map([...get().names, ...names]) });
}

async function namesIn(rows: readonly JournalLineView[]): Promise<readonly (readonly [string, string])[]> {
  const ids = new Set(rows.flatMap((row) => (isAboutCustomer(row.act) && row.subject !== null ? [row.subject] : [])));
  const answer = await call('customers.names', { ids: [...ids] as CustomerId[] });
  return answer.ok ? answer.value.map(({ id, displayName }) => [id, displayName] as const) : [];
}
