import { afterAll, beforeAll, expect, it } from 'vitest';
import type { OpenShop } from '../../electron/app/app-state.ts';
import type { CallName } from '../../shared/contract.ts';
import type { Result } from '../../shared/foundation/result.ts';
import { roles } from '../../shared/foundation/role.ts';
import { openTestApp, type TestApp, testAppBeforeSetUp } from '../support/open-test-app.ts';
import { testPassphrase } from '../support/test-shop.ts';
import { addSomebody, callNames, wellFormed } from './well-formed.ts';

/** How the core stands when it is asked. `owner-again` is an open shop whose owner gave the passphrase a moment ago. */
const states = ['nothing', 'locked', 'unsettled', 'open', 'owner-again'] as const;
type State = (typeof states)[number];

/** What the door answers, and only the door: past it, what the verb makes of a made-up input is its own matter. */
const atTheDoor: Readonly<Record<string, string>> = {
  'vault.locked': 'locked',
  'vault.unsettled': 'unsettled',
  'call.not-allowed': 'role',
  'staff.owner-again': 'again',
};

let app: TestApp;
let id: string;
beforeAll(async () => {
  app = await openTestApp();
  id = await addSomebody(app);
  app.ownerLeaves();
});
afterAll(() => app.close());

// Every call × state × role. The table is written by `npx vitest run tests/contract -u`: a call that is new, or that lets
// others in than before, is a line that somebody has to have looked at.
it('is let in, or stopped at the door, exactly as the table says', { timeout: 240_000 }, async () => {
  const width = Math.max(...callNames.map((name) => name.length));
  const rows: string[] = [];
  for (const name of callNames) rows.push(await row(name));
  const head = `${'call'.padEnd(width)}  ${columns.map(({ title, wide }) => title.padEnd(wide)).join('  ')}`.trimEnd();
  await expect([head, ...rows.sort()].join('\n').concat('\n')).toMatchFileSnapshot('who-may.txt');

  async function row(name: CallName): Promise<string> {
    const cells: string[] = [];
    for (const { state, who, wide } of columns) {
      const results: string[] = [];
      for (const role of who) results.push(await askedIn(state, role, name));
      cells.push((new Set(results).size === 1 ? (results[0] ?? '') : results.join(' ')).padEnd(wide));
    }
    return `${name.padEnd(width)}  ${cells.join('  ')}`.trimEnd();
  }
});

/** Where nobody is there yet there is no role; else the three of them, weakest first. */
const columns = states.map((state) => {
  const who = state === 'nothing' || state === 'locked' ? (['Owner'] as const) : roles;
  const wide = who.length === 1 ? 8 : 15;
  return { state, who, wide, title: who.length === 1 ? state : `${state} (C M O)` };
});

const before = testAppBeforeSetUp();

async function askedIn(state: State, role: (typeof roles)[number], name: CallName): Promise<string> {
  const input = wellFormed(name, id);
  if (state === 'nothing') return word(await before.ask(name, input));
  const open = app.state.unlocked;
  if (open === null) throw new Error('the shop is not open');
  app.state.guesses.wrong = 0;
  app.state.guesses.notBefore = 0;
  app.state.unlocked = state === 'locked' ? null : as(open, state, role);
  const answer = await app.ask(name, input);
  expect(app.mishaps, `${name}, ${state}, ${role}`).toEqual([]);
  app.state.unlocked = open;
  if (name === 'vault.lock' && state !== 'locked') {
    app.state.unlocked = null;
    await app.call('vault.unlock', { passphrase: testPassphrase });
  }
  return word(answer);
}

function as(open: OpenShop, state: State, role: (typeof roles)[number]): OpenShop {
  return {
    ...open,
    session: { ...open.session, role },
    concerns: state === 'unsettled' ? [{ kind: 'older-copy', missing: 1, seenUntil: app.ports.now() }] : [],
    ownerSeenAt: state === 'owner-again' ? app.ports.uptime() : null,
  };
}

function word(answer: Result<unknown>): string {
  return answer.ok ? 'in' : (atTheDoor[answer.failure.code] ?? 'in');
}
