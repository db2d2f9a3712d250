// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { useCustomers } from '../../renderer/customers/customers-store.ts';
import type { CustomerId } from '../../shared/foundation/id.ts';
import { fakeBridge, ok } from './consents-bridge.ts';

const id = '01900000-0000-7000-8000-00000000000a' as CustomerId;
const other = '01900000-0000-7000-8000-00000000000b' as CustomerId;
const profileOf = (one: string) => ok({ customer: { id: one } });
let answers: Map<string, () => void>;

beforeEach(() => {
  answers = new Map();
  fakeBridge({
    'customers.open': ({ id: one }: { id: string }) =>
      new Promise((answered) => answers.set(one, () => answered(profileOf(one)))),
    'customers.list': () => ok({ total: 0, rows: [] }),
  });
  useCustomers.setState(useCustomers.getInitialState());
});

const shown = () => useCustomers.getState().profile?.customer.id ?? null;
const { open, openAgain, close } = useCustomers.getState();

describe('a profile that is slow to load', () => {
  it('does not come back once somebody has left it', async () => {
    const first = open(id);
    answers.get(id)?.();
    await first;
    expect(shown()).toBe(id);
    const anew = openAgain(id);
    await close();
    answers.get(id)?.();
    await anew;
    expect(shown()).toBeNull();
  });

  it('is not asked for again after the page was left', async () => {
    await openAgain(id);
    expect(answers.size).toBe(0);
    expect(shown()).toBeNull();
  });

  it('gives way to the person who was opened last', async () => {
    const [slow, quick] = [open(id), open(other)];
    answers.get(other)?.();
    await quick;
    answers.get(id)?.();
    await slow;
    expect(shown()).toBe(other);
  });
});
