import { create } from 'zustand';
import type {
  AnsweredBy,
  AskingAdvice,
  AskingRules,
  ConsentMethod,
  ConsentSummary,
  RecordedConsent,
} from '../../shared/consents/model.ts';
import type { Customer, CustomerHit } from '../../shared/customers/model.ts';
import type { Failure } from '../../shared/foundation/failure.ts';
import type { CustomerId, StopCode } from '../../shared/foundation/id.ts';
import type { Language } from '../../shared/foundation/language.ts';
import { call } from '../bridge/call.ts';

/** Where the counter stands. The card covers the whole window; everything else keeps the staff's frame. */
export type CounterView =
  | { readonly kind: 'find' }
  | { readonly kind: 'add'; readonly name: string; readonly contact: string }
  | {
      readonly kind: 'person';
      readonly customer: Customer;
      readonly summary: ConsentSummary;
      readonly advice: AskingAdvice | null;
      /** What was saved just now, said once. */
      readonly said: Said | null;
    }
  | {
      readonly kind: 'ask';
      readonly customer: Customer;
      readonly afterPayment: boolean;
      readonly answeredBy: AnsweredBy;
    }
  | { readonly kind: 'otherwise'; readonly customer: Customer; readonly answeredBy: AnsweredBy }
  | {
      readonly kind: 'done';
      readonly customer: Customer;
      readonly summary: ConsentSummary;
      readonly language: Language;
    }
  | { readonly kind: 'stop'; readonly customer: Customer }
  | { readonly kind: 'stop-by-code'; readonly code: StopCode }
  | { readonly kind: 'answers'; readonly customer: Customer };

export type Said = { readonly method: ConsentMethod; readonly laterStands: boolean };

/** Somebody added a moment ago, for as long as it can be taken back. */
export type JustAdded = {
  readonly id: CustomerId;
  readonly name: string;
  /** When, on the window's own clock. */
  readonly at: number;
};

type CounterStore = {
  readonly view: CounterView;
  readonly text: string;
  readonly hits: readonly CustomerHit[];
  /** What `hits` answer; the screen says "nobody found" only when it is what stands in the box. */
  readonly answered: string;
  readonly failure: Failure | null;
  readonly busy: boolean;
  /** `null` until the first answer. */
  readonly rules: AskingRules | null;
  readonly added: JustAdded | null;
  readonly loadRules: () => Promise<void>;
  readonly type: (text: string) => Promise<void>;
  readonly open: (id: CustomerId) => Promise<void>;
  readonly startAdding: () => void;
  /** Adds the person, and turns the card to them when they may be asked now. */
  readonly add: (person: NewPerson, then: { readonly ask: boolean; readonly paid: boolean }) => Promise<void>;
  readonly undoAdd: () => Promise<void>;
  /** The minute is over, or the person has answered. */
  readonly keepAdded: () => void;
  readonly visit: () => Promise<void>;
  readonly ask: (answeredBy: AnsweredBy) => void;
  readonly askOtherwise: (answeredBy: AnsweredBy) => void;
  readonly answeredOtherwise: (summary: RecordedConsent, language: Language, method: ConsentMethod) => Promise<void>;
  /** The card was answered, in the language the customer chose for it. */
  readonly answeredCard: (summary: ConsentSummary, language: Language) => void;
  readonly stop: () => void;
  /** What the scanner read last, for as long as it matters; a code that is `null` is not one of ours. */
  readonly scan: { readonly code: StopCode | null } | null;
  readonly scanned: (code: StopCode | null) => void;
  readonly forgetScan: () => void;
  readonly stopByCode: (code: StopCode) => void;
  /** Shows everything the open person ever answered, and their slip. */
  readonly showAnswers: () => void;
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
  rules: null,
  added: null,
  loadRules: async () => {
    const answer = await call('consents.rules', {});
    if (answer.ok) set({ rules: answer.value });
  },
  type: async (text) => {
    set({ text, failure: null, scan: null });
    const answer = await call('customers.find', { text });
    if (get().text !== text) return;
    if (answer.ok) set({ hits: answer.value, answered: text });
    else set({ failure: answer.failure });
  },
  open: async (id) => {
    const { view, busy } = get();
    if (busy) return;
    set({ busy: true, failure: null });
    const [profile, summary, advice] = await Promise.all([
      call('customers.open', { id }),
      call('consents.summary', { customerId: id }),
      call('consents.advice', { customerId: id }),
    ]);
    // Somebody has gone on to the next customer meanwhile, or scanned a slip.
    if (get().view !== view) return;
    if (!profile.ok) set({ busy: false, failure: profile.failure });
    else if (!summary.ok) set({ busy: false, failure: summary.failure });
    else
      set({
        busy: false,
        view: {
          kind: 'person',
          customer: profile.value.customer,
          summary: summary.value,
          advice: advice.ok ? advice.value : null,
          said: null,
        },
      });
  },
  startAdding: () => {
    const typed = get().text.trim();
    const isContact = /@|^[+\d][\d\s()/.-]{4,}$/.test(typed);
    set({
      view: { kind: 'add', name: isContact ? '' : typed, contact: isContact ? typed : '' },
      failure: null,
      busy: false,
    });
  },
  add: async (person, { ask, paid }) => {
    if (get().busy) return;
    set({ busy: true, failure: null });
    const answer = await call('customers.add', person);
    if (!answer.ok) {
      set({ busy: false, failure: answer.failure });
      return;
    }
    const customer = answer.value;
    set({ ...fresh(), added: { id: customer.id, name: customer.displayName, at: performance.now() } });
    if (ask) set({ view: { kind: 'ask', customer, afterPayment: paid, answeredBy: 'person' } });
    else await get().open(customer.id);
  },
  undoAdd: async () => {
    const { added, busy } = get();
    if (added === null || busy) return;
    set({ busy: true, failure: null });
    const answer = await call('customers.undoAdd', { id: added.id });
    if (answer.ok) set({ ...fresh(), added: null });
    else set({ busy: false, added: null, failure: answer.failure });
  },
  keepAdded: () => set({ added: null }),
  visit: async () => {
    const { view } = get();
    if (view.kind !== 'person') return;
    const answer = await call('customers.recordVisit', { id: view.customer.id });
    if (get().view !== view) return;
    if (answer.ok) set({ view: { ...view, customer: answer.value } });
    else set({ failure: answer.failure });
  },
  ask: (answeredBy) => {
    const { view, rules } = get();
    if (view.kind !== 'person') return;
    // Where payment comes first, the button that leads here says so.
    const afterPayment = rules !== null && rules.afterPayment !== null;
    set({ view: { kind: 'ask', customer: view.customer, afterPayment, answeredBy }, failure: null });
  },
  askOtherwise: (answeredBy) => {
    const { view } = get();
    if (view.kind === 'person')
      set({ view: { kind: 'otherwise', customer: view.customer, answeredBy }, failure: null });
  },
  answeredOtherwise: async (summary, language, method) => {
    const { view } = get();
    if (view.kind !== 'otherwise') return;
    const { customer } = view;
    set({ added: null });
    if (method === 'spoken') {
      set({ view: { kind: 'done', customer, summary, language } });
      return;
    }
    await get().open(customer.id);
    const { view: opened } = get();
    if (opened.kind === 'person')
      set({ view: { ...opened, said: { method, laterStands: summary.answeredSince.length > 0 } } });
  },
  answeredCard: (summary, language) => {
    const { view } = get();
    if (view.kind === 'ask') set({ added: null, view: { kind: 'done', customer: view.customer, summary, language } });
  },
  stop: () => {
    const { view } = get();
    if (view.kind === 'person') set({ view: { kind: 'stop', customer: view.customer }, failure: null });
  },
  scanned: (code) => {
    const { kind } = get().view;
    // The customer has the screen: what the scanner reads now is nobody's wish.
    if (kind === 'ask' || kind === 'done') return;
    if (code === null || kind === 'add' || kind === 'otherwise') set({ scan: { code } });
    else get().stopByCode(code);
  },
  forgetScan: () => set({ scan: null }),
  stopByCode: (code) => set({ ...fresh(), view: { kind: 'stop-by-code', code } }),
  showAnswers: () => {
    const { view } = get();
    if (view.kind === 'person') set({ view: { kind: 'answers', customer: view.customer }, failure: null });
  },
  stopped: () => get().backToPerson(),
  backToPerson: async () => {
    const { view } = get();
    if ('customer' in view) await get().open(view.customer.id);
    else set(fresh());
  },
  clear: () => set(fresh()),
}));

function fresh(): Pick<CounterStore, 'view' | 'text' | 'hits' | 'answered' | 'failure' | 'busy' | 'scan'> {
  return { view: { kind: 'find' }, text: '', hits: [], answered: '', failure: null, busy: false, scan: null };
}
