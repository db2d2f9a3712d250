import { create } from 'zustand';
import type { ConsentSummary } from '../../shared/consents/model.ts';
import type { Customer, CustomerHit } from '../../shared/customers/model.ts';
import type { Failure } from '../../shared/foundation/failure.ts';
import type { CustomerId } from '../../shared/foundation/id.ts';
import type { Language } from '../../shared/foundation/language.ts';
import { call } from '../bridge/call.ts';

/** Where the counter stands. The card covers the whole window; everything else keeps the staff's frame. */
export type CounterView =
  | { readonly kind: 'find' }
  | { readonly kind: 'add'; readonly name: string; readonly contact: string }
  | { readonly kind: 'person'; readonly customer: Customer; readonly summary: ConsentSummary }
  | { readonly kind: 'ask'; readonly customer: Customer }
  | {
      readonly kind: 'done';
      readonly customer: Customer;
      readonly summary: ConsentSummary;
      readonly language: Language;
    }
  | { readonly kind: 'stop'; readonly customer: Customer };

type CounterStore = {
  readonly view: CounterView;
  readonly text: string;
  readonly hits: readonly CustomerHit[];
  /** What `hits` answer; the screen says "nobody found" only when it is what stands in the box. */
  readonly answered: string;
  readonly failure: Failure | null;
  readonly busy: boolean;
  readonly type: (text: string) => Promise<void>;
  readonly open: (id: CustomerId) => Promise<void>;
  readonly startAdding: () => void;
  readonly add: (person: NewPerson) => Promise<void>;
  readonly visit: () => Promise<void>;
  readonly ask: () => void;
  /** The card was answered, in the language the customer chose for it. */
  readonly answeredCard: (summary: ConsentSummary, language: Language) => void;
  readonly stop: () => void;
  readonly stopped: () => Promise<void>;
  readonly backToPerson: () => Promise<void>;
  readonly clear: () => void;
};

export type NewPerson = {
  readonly displayName: string;
  readonly contact: string;
  readonly language: string;
  readonly underSixteen: boolean;
};

/** The counter: what was typed, who was found, how far the asking has come. Forgotten when the window locks. */
export const useCounter = create<CounterStore>((set, get) => ({
  ...fresh(),
  type: async (text) => {
    set({ text, failure: null });
    const answer = await call('customers.find', { text });
    if (get().text !== text) return;
    if (answer.ok) set({ hits: answer.value, answered: text });
    else set({ failure: answer.failure });
  },
  open: async (id) => {
    if (get().busy) return;
    set({ busy: true, failure: null });
    const [profile, summary] = await Promise.all([
      call('customers.open', { id }),
      call('consents.summary', { customerId: id }),
    ]);
    if (!profile.ok) set({ busy: false, failure: profile.failure });
    else if (!summary.ok) set({ busy: false, failure: summary.failure });
    else set({ busy: false, view: { kind: 'person', customer: profile.value.customer, summary: summary.value } });
  },
  startAdding: () => {
    const typed = get().text.trim();
    const isContact = /@|^[+\d][\d\s()/.-]{4,}$/.test(typed);
    set({ view: { kind: 'add', name: isContact ? '' : typed, contact: isContact ? typed : '' }, failure: null });
  },
  add: async (person) => {
    if (get().busy) return;
    set({ busy: true, failure: null });
    const answer = await call('customers.add', person);
    if (!answer.ok) set({ busy: false, failure: answer.failure });
    else {
      set({ ...fresh(), view: person.underSixteen ? get().view : { kind: 'ask', customer: answer.value } });
      if (person.underSixteen) await get().open(answer.value.id);
    }
  },
  visit: async () => {
    const { view } = get();
    if (view.kind !== 'person') return;
    const answer = await call('customers.recordVisit', { id: view.customer.id });
    if (answer.ok) set({ view: { ...view, customer: answer.value } });
    else set({ failure: answer.failure });
  },
  ask: () => {
    const { view } = get();
    if (view.kind === 'person') set({ view: { kind: 'ask', customer: view.customer }, failure: null });
  },
  answeredCard: (summary, language) => {
    const { view } = get();
    if (view.kind === 'ask') set({ view: { kind: 'done', customer: view.customer, summary, language } });
  },
  stop: () => {
    const { view } = get();
    if (view.kind === 'person') set({ view: { kind: 'stop', customer: view.customer }, failure: null });
  },
  stopped: () => get().backToPerson(),
  backToPerson: async () => {
    const { view } = get();
    if ('customer' in view) await get().open(view.customer.id);
    else set(fresh());
  },
  clear: () => set(fresh()),
}));

function fresh(): Pick<CounterStore, 'view' | 'text' | 'hits' | 'answered' | 'failure' | 'busy'> {
  return { view: { kind: 'find' }, text: '', hits: [], answered: '', failure: null, busy: false };
}
