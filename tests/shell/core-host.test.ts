import { describe, expect, it } from 'vitest';
import { type CoreChild, type CoreWorld, hostCore } from '../../electron/shell/core-host.ts';
import type { FromCore, ToCore } from '../../electron/shell/core-messages.ts';

type FakeCore = {
  readonly told: ToCore['kind'][];
  killed: boolean;
  say(message: FromCore): void;
  exit(): void;
};

function shell() {
  let now = 0;
  const cores: FakeCore[] = [];
  const handed: string[] = [];
  const heard: FromCore[] = [];
  const seen = { reloads: 0 };
  let due: { at: number; work: () => void }[] = [];
  const world: CoreWorld<string> = {
    begin: { kind: 'begin', folder: '/shop', cheapKey: false },
    fork: () => fork(cores),
    newChannel: () => ({ forCore: 'core', forPage: `page of core ${cores.length}` }),
    handToPage: (port) => handed.push(port),
    reloadPage: () => {
      seen.reloads += 1;
    },
    heard: (message) => heard.push(message),
    now: () => now,
    after(milliseconds, work) {
      due.push({ at: now + milliseconds, work });
      return () => {};
    },
  };
  const host = hostCore(world);
  return {
    host,
    cores,
    handed,
    heard,
    seen,
    newest: () => cores.at(-1) as FakeCore,
    pass(milliseconds: number) {
      now += milliseconds;
      const ringing = due.filter(({ at }) => at <= now);
      due = due.filter(({ at }) => at > now);
      for (const { work } of ringing) work();
    },
  };
}

function fork(cores: FakeCore[]): CoreChild<string> {
  let hear: (message: FromCore) => void = () => {};
  let ended: () => void = () => {};
  const core: FakeCore = { told: [], killed: false, say: (message) => hear(message), exit: () => ended() };
  cores.push(core);
  return {
    postMessage: (message) => core.told.push(message.kind),
    onMessage: (heard) => {
      hear = heard;
    },
    onExit: (exited) => {
      ended = exited;
    },
    kill: () => {
      core.killed = true;
    },
  };
}

describe('the host of the core', () => {
  it('starts one core and hands each loaded page a port of its own', () => {
    const { host, cores, handed } = shell();
    expect(cores).toHaveLength(1);
    expect(handed).toEqual([]);
    host.pageLoaded();
    host.pageLeft();
    host.pageLoaded();
    expect(handed).toHaveLength(2);
    expect(cores[0]?.told).toEqual(['begin', 'port', 'port']);
  });

  it('locks by ending the core and emptying the page, and starts a locked one only when the old one is gone', () => {
    const { host, cores, seen, handed, newest } = shell();
    host.pageLoaded();
    host.lock();
    expect(newest().told.at(-1)).toBe('close');
    expect(seen.reloads).toBe(1);
    expect(cores).toHaveLength(1);
    newest().exit();
    expect(cores).toHaveLength(2);
    expect(newest().told).toEqual(['begin']);
    host.pageLoaded();
    expect(handed.at(-1)).toBe('page of core 2');
  });

  it('connects a page that loaded before the new core was there', () => {
    const { host, handed, newest } = shell();
    host.pageLoaded();
    host.lock();
    host.pageLoaded();
    expect(handed).toHaveLength(1);
    newest().exit();
    expect(handed.at(-1)).toBe('page of core 2');
  });

  it('empties the page and keeps the core when somebody else takes the screen', () => {
    const { host, cores, handed, seen, newest } = shell();
    host.pageLoaded();
    host.renewPage();
    expect(seen.reloads).toBe(1);
    expect(cores).toHaveLength(1);
    expect(newest().killed).toBe(false);
    host.pageLoaded();
    expect(handed).toEqual(['page of core 1', 'page of core 1']);
    host.lock();
    host.renewPage();
    expect(seen.reloads).toBe(2);
  });

  it('kills a core that does not close in time', () => {
    const { host, pass, newest } = shell();
    host.lock();
    pass(1000);
    expect(newest().killed).toBe(false);
    pass(1000);
    expect(newest().killed).toBe(true);
  });

  it('leaves no time when the computer goes to sleep, even to a core that is closing already', () => {
    const one = shell();
    one.host.lock('at-once');
    expect(one.newest().killed).toBe(true);
    const other = shell();
    other.host.lock();
    other.host.lock('at-once');
    expect(other.newest().killed).toBe(true);
  });

  it('takes the sudden end of the core for a lock', () => {
    const { host, cores, seen, pass, newest } = shell();
    host.pageLoaded();
    pass(60_000);
    newest().exit();
    expect(seen.reloads).toBe(1);
    expect(cores).toHaveLength(2);
    expect(newest().told).toEqual(['begin']);
  });

  it('waits longer each time when the core cannot live', () => {
    const { cores, pass, newest } = shell();
    newest().exit();
    expect(cores).toHaveLength(1);
    pass(500);
    expect(cores).toHaveLength(2);
    newest().exit();
    pass(500);
    expect(cores).toHaveLength(2);
    pass(500);
    expect(cores).toHaveLength(3);
  });

  it('does not listen to a core that it has sent away', () => {
    const { host, heard, newest } = shell();
    newest().say({ kind: 'working' });
    host.lock();
    newest().say({ kind: 'idle-seconds', seconds: 60 });
    expect(heard).toEqual([{ kind: 'working' }]);
  });

  it('ends when the core has closed the vault, and starts no other', async () => {
    const { host, cores, pass, newest } = shell();
    const ended = host.end();
    expect(newest().told.at(-1)).toBe('close');
    newest().exit();
    await ended;
    pass(60_000);
    expect(cores).toHaveLength(1);
  });

  it('ends while the core is being replaced', async () => {
    const { host, cores, newest } = shell();
    host.lock();
    const ended = host.end();
    newest().exit();
    await ended;
    expect(cores).toHaveLength(1);
  });
});
