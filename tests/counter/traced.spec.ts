import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { findElectron } from '../../electron/dev/find-electron.ts';
import { launchOf } from '../../electron/dev/launch.ts';
import { isRoot, root, run } from '../../electron/dev/surroundings.ts';
import { needCommands } from '../../electron/dev/system-packages.ts';
import { writtenFiles } from '../../electron/retention/personal-files.ts';

// A day in the real app, every process of it watched, and cut off from every network. The app drives itself
// (`traced/main.js`), so that no debugger's socket hides one of its own.

type Allowed = { readonly call: RegExp; readonly because: string };

/** Sockets that reach no other computer, and why they are there. Anything else fails. */
const allowedSockets: readonly Allowed[] = [
  { call: /^socketpair\(AF_UNIX, /, because: 'the processes of the app talk to each other' },
  { call: /^socket\(AF_UNIX, /, because: 'made for one of the connections below' },
  { call: /^connect\(\d+, \{sa_family=AF_UNIX, sun_path=@?"\/tmp\/[.]X11-unix\//, because: 'the screen' },
  {
    call: /^connect\(\d+, \{sa_family=AF_UNIX, sun_path="(?:\/var)?\/run\/dbus\/system_bus_socket"/,
    because: 'Chromium asks the desktop about sleep and power',
  },
  {
    call: /^connect\(\d+, \{sa_family=AF_UNIX, sun_path="\/(?:var\/)?run\/nscd\/socket"/,
    because: 'the C library looks up the name of the account',
  },
  {
    call: /^(?:bind|connect)\(\d+, \{sa_family=AF_UNIX, sun_path="[^"]*SingletonSocket"/,
    because: 'one running app per shop',
  },
  { call: /^listen\(\d+, 5\)/, because: 'the same' },
  { call: /^socket\(AF_NETLINK, SOCK_RAW(?:\|[A-Z_|]+)?, NETLINK_KOBJECT_UEVENT/, because: 'devices that come and go' },
  { call: /^socket\(AF_NETLINK, SOCK_RAW(?:\|[A-Z_|]+)?, NETLINK_ROUTE/, because: 'Chromium reads its own addresses' },
  { call: /^bind\(\d+, \{sa_family=AF_NETLINK, nl_pid=0, /, because: 'for both of these' },
  {
    call: /^socket\(AF_INET6?, SOCK_DGRAM(?:\|[A-Z_|]+)?, IPPROTO_(?:IP|UDP)/,
    because:
      'asked for the kind of each interface, and for the way that a packet would take; carries nothing, see below',
  },
  {
    call: /^connect\(\d+, \{sa_family=AF_INET6, sin6_port=htons\(443\), .*"2001:4860:4860::8888"/,
    because: 'Chromium asks the own computer whether it would know a way for IPv6; sends nothing, see below',
  },
];

const watched = [
  '%network',
  'open,openat,creat,rename,renameat,renameat2,link,linkat,mkdir,mkdirat,symlink,symlinkat,truncate,unlink',
].join();
const network = /^(?:socket|socketpair|connect|bind|listen)\(/;
const changing =
  /^(?:openat?\(.*(?:O_WRONLY|O_RDWR|O_CREAT)|(?:creat|rename(?:at2?)?|link(?:at)?|mkdir(?:at)?|truncate|unlink)\()/;

let top: string;
let calls: readonly string[];

// strace and network namespaces are Linux's.
if (process.platform === 'linux') {
  test.describe.configure({ mode: 'serial' });

  test.beforeAll(async () => {
    test.setTimeout(60_000);
    await needCommands([{ command: 'strace', packages: ['strace'] }], console.log);
    top = mkdtempSync(join(tmpdir(), 'regulars-traced-'));
    for (const name of ['data', 'saved', 'stick', 'tmp']) mkdirSync(join(top, name));
    const traced = {
      built: join(root, 'out', 'main', 'main.js'),
      script: join(import.meta.dirname, 'traced', 'day.js'),
      outcome: join(top, 'outcome'),
    };
    const { executablePath, args, env } = launchOf(
      await findElectron(),
      {
        TRACED: JSON.stringify(traced),
        REGULARS_TEST: '1',
        REGULARS_FOLDER: join(top, 'data'),
        REGULARS_SAVE_TO: join(top, 'saved'),
        REGULARS_FOLDER_FROM: join(top, 'stick'),
        REGULARS_KEY_COST: 'cheap',
        TMPDIR: join(top, 'tmp'),
      },
      join(import.meta.dirname, 'traced'),
    );
    const how = ['-f', '--seccomp-bpf', '-qq', '-e', `trace=${watched}`, '-e', 'signal=none', '-s', '256'];
    const command = ['strace', ...how, '-o', join(top, 'trace'), executablePath, ...args];
    const cutOff = isRoot ? ['unshare', '-n'] : ['unshare', '--map-current-user', '-n'];
    const can = (await run(cutOff[0] ?? '', [...cutOff.slice(1), 'true'])).code === 0;
    const [first = '', ...others] = can ? [...cutOff, ...command] : command;
    await new Promise((ended) => spawn(first, others, { env, stdio: 'ignore' }).once('close', ended));
    calls = readFileSync(join(top, 'trace'), 'latin1')
      .split('\n')
      .map((line) => line.replace(/^\d+ +/, ''));
  });
  test.afterAll(() => rmSync(top, { recursive: true, force: true }));

  test('the day went from set-up to the second unlock, without any network', () => {
    const said = (JSON.parse(readFileSync(join(top, 'outcome'), 'utf8')) as unknown[]).flat();
    expect(said.filter((line) => !/: (?:true|false true|\d+)$/.test(String(line)))).toEqual(['locking']);
    expect(said.length).toBeGreaterThan(16);
  });

  test('no socket reaches another computer; every other one is named, with its reason', () => {
    const sockets = calls.filter((call) => network.test(call));
    const strange = sockets.filter((call) => !allowedSockets.some((one) => one.call.test(call)));
    expect([...new Set(strange)]).toEqual([]);
    expect(sockets.length).toBeGreaterThan(20);
  });

  test('not a byte goes to an address of the internet, and none comes', () => {
    const to = calls.filter((call) => /^(?:send(?:to|m?msg)|recv(?:from|m?msg))\(.*AF_INET6?/.test(call));
    expect(to.filter((call) => !/nlmsg|ifa_family|ifi_family|rtm_family/.test(call))).toEqual([]);
  });

  test('no file is written but the vault’s, the window’s profile, and what was saved where a person chose', () => {
    const paths = calls
      .filter((call) => changing.test(call) && !/ = -1 E/.test(call))
      .flatMap((call) => [...call.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, path]) => path ?? ''));
    expect(paths.length).toBeGreaterThan(150);
    const strange = paths.filter((path) => !isAllowed(path));
    expect([...new Set(strange)]).toEqual([]);
  });
}

function isAllowed(path: string): boolean {
  const data = `${join(top, 'data')}/`;
  if (path.startsWith(data)) {
    const [name = ''] = path.slice(data.length).split('/');
    return writtenFiles.some((one) => one.name.test(name));
  }
  return allowedPaths().some((one) => one.test(path));
}

function allowedPaths(): readonly RegExp[] {
  const below = (folder: string, rest: string) => new RegExp(`^${folder.replaceAll(/[.]/g, '[.]')}/${rest}`);
  const inTop = (rest: string) => below(top, rest);
  const inHome = (rest: string) => below(homedir(), rest);
  return [
    // Where a person chose: the PDF, the backup, the export. And what the script says of itself.
    inTop('(?:saved|stick)(?:/|$)'),
    inTop('outcome$'),
    inTop('data(?:/window)?$'),
    // The lock of the single instance.
    inTop('tmp/scoped_dir[A-Za-z0-9]{6}(?:/Singleton(?:Socket|Cookie))?$'),
    // Memory that processes share; it has no name any more once it is open.
    /^\/dev\/shm\/[.]org[.]chromium[.]Chromium[.][A-Za-z0-9]{6}$/,
    /^\/dev\/(?:null|tty|urandom)$/,
    // The graphics card, and what its driver keeps of how to draw: programs, never what was drawn.
    /^\/dev\/dri\/(?:renderD|card)\d+$/,
    inHome('[.]cache/mesa_shader_cache(?:_db)?(?:/|$)'),
    // The desktop's settings, which GTK asks for.
    inHome('[.]cache(?:/dconf(?:/user)?)?$'),
    // What a process says to the system about itself.
    /^\/proc\/(?:self|\d+)\/(?:oom_score_adj|setgroups|[ug]id_map|clear_refs)$/,
  ];
}
