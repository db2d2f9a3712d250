import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { type PlaceWorld, placeOf } from '../../electron/vault/place.ts';
import { fakePorts } from '../support/fake-ports.ts';
import { testAppBeforeSetUp } from '../support/open-test-app.ts';

const nowhere: PlaceWorld = { realPath: (path) => path, exists: () => false, mounts: () => '' };
const mountedAt = (point: string, type: string) =>
  `22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw\n40 22 0:45 / ${point} rw shared:2 - ${type} remote rw\n`;

describe('where the book lies', () => {
  it.each([
    ['C:\\Users\\Ana\\OneDrive\\Regulars', 'OneDrive'],
    ['C:\\Users\\Ana\\OneDrive - Fern Ltd\\Regulars', 'OneDrive'],
    ['/Users/ana/Library/CloudStorage/OneDrive-Personal/Regulars', 'OneDrive'],
    ['/home/ana/Dropbox/shop', 'Dropbox'],
    ['C:\\Users\\Ana\\Dropbox (Personal)\\shop', 'Dropbox'],
    ['/Users/ana/Library/CloudStorage/GoogleDrive-ana@example.org/My Drive/shop', 'Google Drive'],
    ['G:\\Google Drive\\shop', 'Google Drive'],
    ['/Users/ana/Library/Mobile Documents/com~apple~CloudDocs/shop', 'iCloud'],
    ['C:\\Users\\Ana\\iCloudDrive\\shop', 'iCloud'],
    ['/home/ana/Nextcloud/shop', 'Nextcloud'],
  ])('%s is copied elsewhere by %s', (folder, by) => {
    expect(placeOf(folder, nowhere)).toEqual({ kind: 'synced', by });
  });

  it.each([
    ['/home/ana/.config/regulars', ''],
    ['C:\\Users\\Ana\\AppData\\Roaming\\Regulars', ''],
    ['C:\\Dropboxes\\shop', ''],
    ['\\\\?\\C:\\shop', ''],
    ['/media/ana/STICK/shop', mountedAt('/media/ana/STICK', 'vfat')],
    ['/data/windows/shop', mountedAt('/data/windows', 'fuseblk')],
    ['/mnt/nas2/shop', mountedAt('/mnt/nas', 'nfs4')],
  ])('%s is this computer’s own', (folder, mounts) => {
    expect(placeOf(folder, { ...nowhere, mounts: () => mounts })).toEqual({ kind: 'own' });
  });

  it.each([
    ['\\\\server\\share\\shop', ''],
    ['\\\\?\\UNC\\server\\share\\shop', ''],
    ...['nfs4', 'cifs', 'smb3', '9p', 'fuse.sshfs', 'fuse.rclone'].map((type) => [
      '/mnt/nas/shop',
      mountedAt('/mnt/nas', type),
    ]),
    ['/mnt/the nas/shop', mountedAt('/mnt/the\\040nas', 'cifs')],
  ])('%s lies on another computer (%s)', (folder, mounts = '') => {
    expect(placeOf(folder ?? '', { ...nowhere, mounts: () => mounts })).toEqual({ kind: 'network' });
  });

  it('is told by what a letter really stands for, and before the folder is made', () => {
    const world = { ...nowhere, realPath: (path: string) => path.replace('/Z', '\\\\server\\share') };
    expect(placeOf('/Z/shop', world)).toEqual({ kind: 'network' });
    const notThere: PlaceWorld = {
      ...nowhere,
      realPath: (path) => {
        if (path !== '/link') throw new Error('not there');
        return '/home/ana/Dropbox';
      },
    };
    expect(placeOf('/link/new/shop', notThere)).toEqual({ kind: 'synced', by: 'Dropbox' });
  });
});

test('a folder with the mark of a program that copies it is told at the start, and nothing in it is touched', async () => {
  const top = mkdtempSync(join(process.env.REGULARS_TEST_ROOT ?? tmpdir(), 'place-'));
  const folder = join(top, 'papers', 'shop');
  mkdirSync(folder, { recursive: true });
  mkdirSync(join(top, '.stfolder'));
  const app = testAppBeforeSetUp(fakePorts({ folder }));
  expect(await app.call('vault.start', {})).toMatchObject({
    vault: { kind: 'none' },
    place: { kind: 'synced', by: 'Syncthing' },
  });
  rmSync(join(top, '.stfolder'), { recursive: true });
  expect(await app.call('vault.start', {})).toMatchObject({ place: { kind: 'own' } });
});
