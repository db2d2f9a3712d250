import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Progress } from '../../shared/foundation/channel.ts';
import type { FailureCode } from '../../shared/foundation/failure.ts';
import { openTestApp, type TestApp } from '../support/open-test-app.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

let app: TestApp;
let stick: string;
const real = { access: fs.access, stat: fs.stat, statfs: fs.statfs };

beforeEach(async () => {
  app = await openTestApp();
  stick = temporaryFolder();
  app.ports.folderChoice = () => ({ kind: 'chosen', path: stick });
  await app.call('backups.choosePlace', {});
  await app.call('backups.make', {});
  app.ports.pass(60_000);
  await app.call('customers.add', {
    displayName: 'Mina',
    contact: 'm@wrzos.example',
    language: 'en',
    underSixteen: false,
  });
});
afterEach(() => {
  disk({});
  app.close();
});

/** What the disk of the stick says of itself from here on; the rest is as it is. */
function disk(says: Partial<Pick<typeof fs, 'access' | 'stat' | 'statfs'>>): void {
  Object.assign(fs, real, says);
  syncBuiltinESMExports();
}

const fat = 0x4d44;
const copies = () => join(stick, 'Regulars backups');
const lyingThere = () => readdirSync(copies()).map((name) => [name, readFileSync(join(copies(), name), 'hex')]);
const onStick = (path: unknown) => String(path).startsWith(stick);

function statfsThatSays(told: { readonly bavail?: number; readonly type?: number }): typeof fs.statfs {
  return (async (path: string) => ({
    ...(await real.statfs(path)),
    ...(onStick(path) ? told : {}),
  })) as typeof fs.statfs;
}

const otherShops = () =>
  readFileSync(join(copies(), 'place.json'), 'utf8').replace(/"vaultId":"[0-9a-f]{4}/, '"vaultId":"ffff');

/** Each way in which a stick can be of no use, and what is said about it. */
const troubles: Readonly<Record<string, { readonly code: FailureCode; readonly befall: () => void }>> = {
  'that is full': { code: 'backup.place-full', befall: () => disk({ statfs: statfsThatSays({ bavail: 4 }) }) },
  'that takes nothing': {
    code: 'backup.place-read-only',
    befall: () =>
      disk({
        access: async (path) => {
          if (onStick(path)) throw Object.assign(new Error('read-only file system'), { code: 'EROFS' });
        },
      }),
  },
  'of the old format, when the book is larger than it takes': {
    code: 'backup.too-large',
    befall: () =>
      disk({
        statfs: statfsThatSays({ type: fat, bavail: 1e9 }),
        stat: (async (path: string) => {
          const found = await real.stat(path);
          return String(path).endsWith('.still') ? Object.assign(found, { size: 4_294_967_296 }) : found;
        }) as typeof fs.stat,
      }),
  },
  'that is another shop’s': {
    code: 'backup.place-other-shop',
    befall: () => writeFileSync(join(copies(), 'place.json'), otherShops()),
  },
};

for (const [name, { code, befall }] of Object.entries(troubles)) {
  it(`a stick ${name} is named, the backups on it are as they were, and the right one goes on`, async () => {
    const mark = readFileSync(join(copies(), 'place.json'));
    befall();
    const before = lyingThere();
    const { lastGood } = await app.call('backups.show', {});
    await app.refused(code, 'backups.make', {});
    expect(lyingThere()).toEqual(before);
    expect(await app.call('backups.show', {})).toMatchObject({ lastGood });
    disk({});
    writeFileSync(join(copies(), 'place.json'), mark);
    expect(await app.call('backups.make', {})).toMatchObject({ lastGood: app.ports.now() });
  });
}

it('a stick of the old format takes a backup that is small enough', async () => {
  disk({ statfs: statfsThatSays({ type: fat }) });
  expect(await app.call('backups.make', {})).toMatchObject({ lastGood: app.ports.now() });
});

it('a stick that is pulled while it is written to, or while it is read back, leaves the last good backup as it was', async () => {
  const before = lyingThere();
  const { lastGood } = await app.call('backups.show', {});
  for (const step of ['writing', 'checking']) {
    app.ports.heard.length = 0;
    const making = app.ask('backups.make', {});
    const isAt = () => app.ports.heard.some(({ payload }) => (payload as Partial<Progress>).step === step);
    while (!isAt()) await new Promise(setImmediate);
    renameSync(stick, `${stick}-pulled`);
    expect(await making, step).toMatchObject({ ok: false, failure: { code: 'backup.place-missing' } });
    renameSync(`${stick}-pulled`, stick);
    expect(lyingThere().filter(([name]) => !String(name).endsWith('.tmp'))).toEqual(before);
    expect(await app.call('backups.show', {})).toMatchObject({ lastGood });
  }
  expect(await app.call('backups.make', {})).toMatchObject({ lastGood: app.ports.now() });
  expect(readdirSync(copies()).some((name) => name.endsWith('.tmp'))).toBe(false);
});
