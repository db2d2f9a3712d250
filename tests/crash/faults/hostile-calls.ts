import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { AppState, OpenShop } from '../../../electron/app/app-state.ts';
import { dispatch } from '../../../electron/app/dispatch.ts';
import { type CallName, contract } from '../../../shared/contract.ts';
import type { Result } from '../../../shared/foundation/result.ts';
import { roles } from '../../../shared/foundation/role.ts';
import { callNames, somebody, wellFormed } from '../../contract/well-formed.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { below, type FaultKind } from '../fault-kind.ts';
import { hostileInput, hostileMark } from '../hostile-input.ts';
import { type Shop, shopIn } from '../shop-acts.ts';

/** A window that somebody has taken over asks for anything, in every state and role. */
export const hostileCalls: FaultKind = {
  name: 'hostile calls',
  bar: 'malformed input to every call, in every role and state: refused, nothing changed, no path, query or stack in an answer',
  peers: 'none published',
  linuxOnly: false,
  async run({ long, random }) {
    const bad: string[] = [];
    const rounds = Math.ceil((long ? 12_000 : 1500) / callNames.length);
    let tried = 0;
    let world = await openWorld();
    for (let round = 0; round < rounds; round++) {
      for (const name of callNames) {
        const input = hostileInput(wellFormed(name, world.id), random);
        const state = states[below(states.length, random)] ?? 'open';
        const role = roles[below(roles.length, random)] ?? 'Owner';
        const sentence = await ask(world, { name, input, state, role });
        tried += 1;
        if (sentence !== null) bad.push(`${name} as ${role}, ${state}: ${sentence}`);
        if (world.shop.state.unlocked === null) world = await openWorld();
      }
    }
    await world.shop.perform({ do: 'close' });
    return { tried, bad };
  },
};

const states = ['locked', 'unsettled', 'open', 'owner-again'] as const;

type World = { readonly folder: string; readonly shop: Shop; readonly id: string };
type Question = {
  readonly name: CallName;
  readonly input: unknown;
  readonly state: (typeof states)[number];
  readonly role: (typeof roles)[number];
};

async function openWorld(): Promise<World> {
  const folder = join(temporaryFolder(), 'shop');
  const shop = shopIn(folder);
  await shop.perform({ do: 'set-up' });
  await shop.perform({ do: 'open' });
  const { id } = await shop.ask('customers.add', { ...somebody, language: 'en', underSixteen: false });
  return { folder, shop, id };
}

/** What was wrong with the answer, or `null`. */
async function ask(world: World, { name, input, state, role }: Question): Promise<string | null> {
  const app = world.shop.state;
  const open = app.unlocked;
  if (open === null) return 'the shop is not open';
  const malformed = !contract[name].input.safeParse(input).success;
  const before = malformed ? traceOf(world.folder, open) : null;
  app.guesses.notBefore = 0;
  const standing = state === 'locked' ? null : standingAs(open, state, role, world.shop);
  app.unlocked = standing;
  const mishaps: string[] = [];
  const answer = await dispatch(app, name, input, ({ kind }) => mishaps.push(kind));
  putBack(app, open, standing);
  if (mishaps.length > 0) return `a mishap: ${mishaps.join()}`;
  if (before !== null && (answer.ok || answer.failure.code !== 'call.bad-input')) return 'malformed, and let in';
  if (app.unlocked !== null && before !== null && !isDeepStrictEqual(traceOf(world.folder, open), before))
    return 'something changed';
  return leakIn(answer, world.folder);
}

/** Where a good call locked the shop, it stays locked; whoever else it made of us goes. */
function putBack(app: AppState, open: OpenShop, standing: OpenShop | null): void {
  const locked = standing !== null && app.unlocked === null;
  app.unlocked = locked ? null : open;
}

function standingAs(open: OpenShop, state: Question['state'], role: Question['role'], { ports }: Shop): OpenShop {
  return {
    ...open,
    session: { ...open.session, role },
    concerns: state === 'unsettled' ? [{ kind: 'older-copy', missing: 1, seenUntil: ports.now() }] : [],
    ownerSeenAt: state === 'owner-again' ? ports.uptime() : null,
  };
}

/** What would be another thing afterwards if anything had been written. The live files are looked at from outside only. */
function traceOf(folder: string, { vault }: OpenShop): unknown {
  const files = readdirSync(folder).map((name) => {
    const { size, mtimeMs } = statSync(join(folder, name));
    return [name, size, mtimeMs];
  });
  return [vault.db.prepare('SELECT total_changes()').pluck().get(), files];
}

function leakIn(answer: Result<unknown>, folder: string): string | null {
  if (answer.ok) return null;
  const text = JSON.stringify(answer.failure);
  if (text.includes(hostileMark)) return 'the answer repeats what was sent';
  if (text.includes(folder) || /sqlite|select |insert |\.[jt]s:|node_modules|[a-z]:\\\\/i.test(text))
    return `the answer tells: ${text}`;
  return text.length > 300 ? `a long answer: ${text.length}` : null;
}
