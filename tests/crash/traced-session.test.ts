import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { needCommands } from '../../electron/dev/system-packages.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { testPassphrase, testShop } from '../support/test-shop.ts';
import { end, startTraced } from './children.ts';
import { type Act, personOf } from './shop-acts.ts';

/** A shop's life through the door of the core: everything that writes, removes, asks or takes along. */
const session: readonly Act[] = [
  { do: 'clock', to: '2022-03-01T09:00:00.000Z' },
  { do: 'set-up' },
  { do: 'open' },
  { do: 'reserve' },
  { do: 'add', person: 1 },
  { do: 'add', person: 2 },
  ...['2022-12-01', '2023-10-01', '2024-08-01', '2025-06-01', '2026-04-01'].flatMap((day): Act[] => [
    { do: 'clock', to: `${day}T09:00:00.000Z` },
    { do: 'publish' },
  ]),
  { do: 'clock', to: '2026-11-10T09:00:00.000Z' },
  { do: 'add', person: 101 },
  { do: 'add', person: 102 },
  { do: 'answer', person: 101 },
  { do: 'erase', person: 102 },
  { do: 'let-go' },
  { do: 'language', language: 'de' },
  { do: 'close' },
  { do: 'clock', to: '2026-11-18T09:00:00.000Z' },
  { do: 'open' },
  { do: 'clean-up' },
  { do: 'close' },
  { do: 'spoil' },
  { do: 'salvage' },
  { do: 'close' },
];

type Traced = { readonly trace: string; readonly folder: string; readonly said: string; readonly outcomes: string };

let traced: Traced;
beforeAll(async () => {
  await needCommands([{ command: 'strace', packages: ['strace'] }], console.log);
  const top = temporaryFolder();
  const [folder, said, script, trace] = ['shop', 'said', 'acts.json', 'trace'].map((name) => join(top, name)) as [
    string,
    string,
    string,
    string,
  ];
  mkdirSync(folder);
  writeFileSync(script, JSON.stringify(session));
  const env: NodeJS.ProcessEnv = { ...process.env, TMPDIR: top };
  for (const name of Object.keys(env)) if (/^(?:VITEST|NODE_)/.test(name)) delete env[name];
  await end(await startTraced(new URL('./shop-child.ts', import.meta.url), [folder, said, script, '1'], trace, env));
  traced = { trace: readFileSync(trace, 'latin1'), folder, said, outcomes: readFileSync(said, 'utf8') };
}, 120_000);

const callsIn = (trace: string) => trace.split('\n').map((line) => line.replace(/^\d+ +/, ''));

describe.runIf(process.platform === 'linux')('a whole session of the core, every call of it watched', () => {
  test('went through from set-up to salvage', () => {
    const outcomes = traced.outcomes.split('\n').filter((line) => line.startsWith('<'));
    expect(outcomes.filter((line) => !line.endsWith(' ok'))).toEqual([]);
    expect(outcomes).toHaveLength(session.length);
  });

  test('opens no socket of any kind', () => {
    const network =
      /^(?:socket|socketpair|connect|bind|listen|accept4?|send(?:to|m?msg)|recv(?:from|m?msg)|getpeername|getsockname|[gs]etsockopt|shutdown)\(/;
    // Node asks what the three are that it was started with.
    const itsOwn = /^getsock(?:name|opt)\([012],/;
    const reached = callsIn(traced.trace).filter((call) => network.test(call));
    expect(reached.some((call) => itsOwn.test(call))).toBe(true);
    expect(reached.filter((call) => !itsOwn.test(call))).toEqual([]);
  });

  test('makes and changes files of the vault and no others, and never one of SQLite’s temporary files', () => {
    const ours =
      /^(?:customers[.]vault(?:[.](?:unfinished|next|working|rewritten|salvaged|salvaged[.]copy|damaged-[\dT-]+))?(?:-wal|-journal|-shm)?|slots[.][ab][.]json|erasures[.]ledger|preferences[.]json|journal[.]witness|room[.]reserve|set-up[.]unfinished)(?:[.]tmp)?$/;
    const changed = callsIn(traced.trace)
      .filter(
        (call) =>
          /^(?:openat?|creat)\(.*(?:O_WRONLY|O_RDWR|O_CREAT)/.test(call) ||
          /^(?:rename|link|mkdir|symlink|truncate)/.test(call),
      )
      .filter((call) => !/ = -1 E/.test(call))
      .flatMap((call) => [...call.matchAll(/"([^"]*)"/g)].map(([, path]) => path ?? ''));
    expect(changed.length).toBeGreaterThan(100);
    const strange = changed.filter((path) => {
      if (path === traced.said || path === '/dev/null' || path === '/dev/tty') return false;
      return !path.startsWith(`${traced.folder}/`) || !ours.test(path.slice(traced.folder.length + 1));
    });
    expect([...new Set(strange)]).toEqual([]);
    expect(traced.trace).not.toContain('etilqs_');
  });

  test('writes no customer, no shop and no passphrase in the clear, and it would be seen if it did', () => {
    const writes = callsIn(traced.trace).filter((call) => /^(?:p?writev?2?|pwrite64|sendfile)\(/.test(call));
    expect(writes.length).toBeGreaterThan(200);
    // Of the people; of the shop; of the key. Each is long enough not to stand in what is encrypted by chance.
    const people = [1, 2, 101, 102].map(personOf);
    const words = [
      ...people.flatMap(({ name, word }) => [name, word]),
      testShop.name,
      testShop.contact,
      testPassphrase,
    ];
    const wide = (word: string) => [...word].join('\\0');
    const clear = writes.filter((call) =>
      words.some((word) => [word, wide(word)].some((form) => call.toLowerCase().includes(form.toLowerCase()))),
    );
    expect(clear).toEqual([]);
    // What the child says about itself is written in the clear, and is found the same way.
    expect(writes.some((call) => call.includes('< 1 ok'))).toBe(true);
  });
});
