import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A keyring as a desktop on Linux has it, with everything of it in one folder. */
export type RealKeyring = {
  /** What finds it. */
  readonly env: Readonly<Record<string, string>>;
  /** A program for Electron to load first, because Playwright asks for no keyring. */
  readonly preload: string;
  /** Ends it for good, as if it had been taken off the computer. */
  end(): Promise<void>;
};

/** What it takes, as Debian calls it. */
export const keyringTools = [
  { command: 'dbus-daemon', packages: ['dbus'] },
  { command: 'gnome-keyring-daemon', packages: ['gnome-keyring'] },
];

/** Starts a bus with a keyring on it, opened with a password as a log-in does. */
export async function realKeyring(home: string): Promise<RealKeyring> {
  const preload = join(home, 'ask-the-keyring.cjs');
  const data = join(home, 'data');
  mkdirSync(data, { recursive: true });
  writeFileSync(preload, "require('electron').app.commandLine.appendSwitch('password-store', 'gnome-libsecret');\n");
  const own = { ...process.env, HOME: home, XDG_RUNTIME_DIR: home, XDG_DATA_HOME: data };
  const bus = spawn('dbus-daemon', ['--session', '--nofork', '--print-address=1'], {
    env: own,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const address = await firstLine(bus);
  const keyring = spawn('gnome-keyring-daemon', ['--daemonize', '--unlock', '--components=secrets'], {
    env: { ...own, DBUS_SESSION_BUS_ADDRESS: address },
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  keyring.stdin?.end('the password of the log-in');
  // It goes on in the background once it is ready, and ends with its bus.
  await once(keyring, 'exit');
  return {
    env: { DBUS_SESSION_BUS_ADDRESS: address },
    preload,
    async end() {
      if (bus.exitCode !== null || bus.signalCode !== null) return;
      bus.kill();
      await once(bus, 'exit');
    },
  };
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('nobody hears what it says');
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  return said.toString('utf8').trim();
}
