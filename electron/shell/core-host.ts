import type { FromCore, ToCore } from './core-messages.ts';

/** The core's process, as much of it as the host needs. */
export type CoreChild<Port> = {
  postMessage(message: ToCore, ports?: Port[]): void;
  onMessage(heard: (message: FromCore) => void): void;
  onExit(ended: () => void): void;
  kill(): void;
};

/** What hosting the core needs of Electron. Tests pass plain fakes. */
export type CoreWorld<Port> = {
  readonly begin: ToCore;
  fork(): CoreChild<Port>;
  newChannel(): { readonly forCore: Port; readonly forPage: Port };
  handToPage(port: Port): void;
  /** Throws away what the page shows and knows. */
  reloadPage(): void;
  heard(message: FromCore): void;
  now(): number;
  after(milliseconds: number, work: () => void): () => void;
};

export type CoreHost = {
  /** The page has just loaded: it gets a port of its own. */
  pageLoaded(): void;
  /** The page is going away: nothing is handed to it any more. */
  pageLeft(): void;
  /** Ends the process that holds the key, empties the page, and starts a locked core. `atOnce` leaves no time to tidy. */
  lock(how?: 'in-good-order' | 'at-once'): void;
  /** Empties the page and keeps the core: for somebody else at the screen. */
  renewPage(): void;
  answer(message: ToCore): void;
  /** Ends the core for good; resolves when it is gone. */
  end(): Promise<void>;
};

/** How long the core may take to close the vault before it is killed. */
const graceMs = 1500;
/** A core that lived shorter than this is not started again at once. */
const tooShortMs = 5000;
const longestPauseMs = 5000;

/** Keeps one core running and the page connected to it. A core that ends by itself is taken for a lock. */
export function hostCore<Port>(world: CoreWorld<Port>): CoreHost {
  let core: CoreChild<Port> | null = null;
  let page: 'loaded' | 'away' = 'away';
  let shortLives = 0;
  let ended: (() => void) | null = null;
  /** A core on its way out; the next one waits, because the vault can be held by one only. */
  let leaving: CoreChild<Port> | null = null;

  function start(): void {
    const started = world.fork();
    const since = world.now();
    core = started;
    started.onMessage((message) => {
      if (core === started) world.heard(message);
    });
    started.onExit(() => {
      if (core === started) diedByItself(since);
      else if (leaving === started) gone();
    });
    started.postMessage(world.begin);
    connect();
  }

  function connect(): void {
    if (core === null || page === 'away') return;
    const { forCore, forPage } = world.newChannel();
    core.postMessage({ kind: 'port' }, [forCore]);
    world.handToPage(forPage);
  }

  function diedByItself(since: number): void {
    core = null;
    shortLives = world.now() - since < tooShortMs ? shortLives + 1 : 0;
    emptyPage();
    if (shortLives === 0) start();
    else world.after(Math.min(250 * 2 ** shortLives, longestPauseMs), startIfWanted);
  }

  function startIfWanted(): void {
    if (core === null && leaving === null && ended === null) start();
  }

  function emptyPage(): void {
    page = 'away';
    world.reloadPage();
  }

  function sendAway(how: 'in-good-order' | 'at-once'): void {
    const last = core;
    if (last === null) return;
    core = null;
    leaving = last;
    if (how === 'at-once') {
      last.kill();
      return;
    }
    last.postMessage({ kind: 'close' });
    world.after(graceMs, () => {
      if (leaving === last) last.kill();
    });
  }

  function gone(): void {
    leaving = null;
    if (ended === null) start();
    else ended();
  }

  start();
  return {
    pageLoaded() {
      page = 'loaded';
      connect();
    },
    pageLeft() {
      page = 'away';
    },
    lock(how = 'in-good-order') {
      if (how === 'at-once') leaving?.kill();
      sendAway(how);
      emptyPage();
    },
    renewPage() {
      if (core !== null) emptyPage();
    },
    answer(message) {
      core?.postMessage(message);
    },
    end() {
      return new Promise((resolve) => {
        ended = resolve;
        sendAway('in-good-order');
        if (leaving === null) resolve();
      });
    },
  };
}
