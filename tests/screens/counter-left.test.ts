// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { useCounter } from '../../renderer/counter/counter-store.ts';
import type { CustomerId } from '../../shared/foundation/id.ts';
import type { Result } from '../../shared/foundation/result.ts';
import { fakeBridge, ok, someone } from './consents-bridge.ts';

const other = '01900000-0000-7000-8000-00000000000c' as CustomerId;
/** Lets a call about this person be answered. */
let answers: Map<string, () => void>;

beforeEach(() => {
  answers = new Map();
  const slowly = ({ id }: { id: string }, value: unknown) =>
    new Promise<Result<unknown>>((answered) => answers.set(id, () => answered(ok(value))));
  fakeBridge({
    'customers.open': (input: { id: string }) => slowly(input, { customer: { id: input.id } }),
    'customers.recordVisit': (input: { id: string }) => slowly(input, { id: input.id }),
    'consents.summary': () => ok({}),
    'consents.advice': () => ok(null),
  });
  useCounter.setState(useCounter.getInitialState());
});

const { open, visit, clear, startAdding } = useCounter.getState();
async function opened(id: CustomerId): Promise<void> {
  const opening = open(id);
  answers.get(id)?.();
  await opening;
}
const shown = () => {
  const { view } = useCounter.getState();
  return view.kind === 'person' ? view.customer.id : view.kind;
};

describe('somebody who is slow to load at the counter', () => {
  it('does not come up once the next customer is served', async () => {
    const slow = open(someone);
    clear();
    answers.get(someone)?.();
    await slow;
    expect(shown()).toBe('find');
    await opened(other);
    expect(shown()).toBe(other);
  });

  it('does not come up over somebody new who is being added, and stands in nobody’s way', async () => {
    const slow = open(someone);
    startAdding();
    answers.get(someone)?.();
    await slow;
    expect(shown()).toBe('add');
    expect(useCounter.getState().busy).toBe(false);
  });

  it('is not brought back by a visit that was noted for them', async () => {
    await opened(someone);
    const noted = visit();
    clear();
    answers.get(someone)?.();
    await noted;
    expect(shown()).toBe('find');
  });
});
