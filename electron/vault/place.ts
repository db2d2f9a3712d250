import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { SyncService, VaultPlace } from '../../shared/vault/model.ts';

/** What has to be known of a computer to say where a folder lies. */
export type PlaceWorld = {
  /** The folder as the system itself names it: a letter for a network drive becomes the name of its server. */
  readonly realPath: (path: string) => string;
  readonly exists: (path: string) => boolean;
  /** Linux's table of what is mounted where; empty elsewhere. */
  readonly mounts: () => string;
};

/**
 * Whether a folder is this computer's own, or one that some program copies elsewhere or that lies on another computer: there,
 * two could write at once, a half-written file could be copied, and what is removed here would live on. Looks, changes nothing.
 */
export function placeOf(folder: string, world: PlaceWorld = thisComputer): VaultPlace {
  const path = existing(folder, world);
  const type = mountType(path, world.mounts());
  const by = byName(path) ?? byMark(path, world) ?? byMount(type);
  if (by !== null) return { kind: 'synced', by };
  return isUnc(path) || networkTypes.test(type) ? { kind: 'network' } : { kind: 'own' };
}

const mountTable = '/proc/self/mountinfo';

const thisComputer: PlaceWorld = {
  realPath: (path) => realpathSync.native(path),
  exists: existsSync,
  mounts: () => (existsSync(mountTable) ? readFileSync(mountTable, 'utf8') : ''),
};

/** How the folders of programs that copy are called, one part of a path at a time. */
const names: readonly (readonly [RegExp, SyncService])[] = [
  [/^onedrive(?:\s?-.+)?$/i, 'OneDrive'],
  [/^dropbox(?: \(.+\))?$/i, 'Dropbox'],
  [/^(?:google ?drive(?:[ -].+)?|drivefs)$/i, 'Google Drive'],
  [/^(?:icloud ?drive|mobile documents|com~apple~clouddocs)$/i, 'iCloud'],
  [/^nextcloud\d*$/i, 'Nextcloud'],
  [/^owncloud\d*$/i, 'ownCloud'],
  [/^megasync$/i, 'MEGA'],
  [/^pcloud ?drive$/i, 'pCloud'],
];

/** What such programs leave in the folder that they copy. */
const marks: readonly (readonly [string, SyncService])[] = [
  ['.849C9593-D756-4E56-8D6E-42412F2A707B', 'OneDrive'],
  ['.dropbox.cache', 'Dropbox'],
  ['.tmp.driveupload', 'Google Drive'],
  ['.nextcloudsync.log', 'Nextcloud'],
  ['.owncloudsync.log', 'ownCloud'],
  ['.stfolder', 'Syncthing'],
];

const networkTypes =
  /^(?:nfs\d?|cifs|smb\d?|smbfs|9p|afs|ceph|glusterfs|lustre|ncpfs|davfs\d?|fuse[.](?:sshfs|rclone|gvfsd-fuse|s3fs|davfs2|curlftpfs|glusterfs|smbnetfs))$/;

function byName(path: string): SyncService | null {
  for (const part of path.split(/[\\/]/)) {
    const found = names.find(([name]) => name.test(part));
    if (found !== undefined) return found[1];
  }
  return null;
}

function byMark(path: string, world: PlaceWorld): SyncService | null {
  for (let folder = path; ; folder = dirname(folder)) {
    const found = marks.find(([mark]) => world.exists(join(folder, mark)));
    if (found !== undefined) return found[1];
    if (dirname(folder) === folder) return null;
  }
}

function byMount(type: string): SyncService | null {
  if (type === 'fuse.onedriver') return 'OneDrive';
  return /^fuse[.]google-drive/.test(type) ? 'Google Drive' : null;
}

function isUnc(path: string): boolean {
  // `\\\\?\\C:\\` is a long name of an own disk, `\\\\?\\UNC\\` one of another computer.
  return /^\\\\(?!\?\\(?!UNC\\))/i.test(path);
}

/** The type of file system on which a path lies: that of the longest mount point it begins with, the last one mounted there. */
function mountType(path: string, mounts: string): string {
  let best = { point: '', type: '' };
  for (const line of mounts.split('\n')) {
    const [before = '', after = ''] = line.split(' - ');
    const point = spelled(before.split(' ')[4] ?? '');
    const isAbove = point !== '' && (point === '/' || path === point || path.startsWith(`${point}/`));
    if (isAbove && point.length >= best.point.length) best = { point, type: after.split(' ')[0] ?? '' };
  }
  return best.type;
}

function spelled(point: string): string {
  return point.replaceAll(/\\([0-7]{3})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 8)));
}

// Before set-up the folder may not be there yet; then what it will be made in counts.
function existing(folder: string, world: PlaceWorld): string {
  for (let path = folder; ; path = dirname(path)) {
    try {
      return join(world.realPath(path), folder.slice(path.length));
    } catch {
      if (dirname(path) === path) return folder;
    }
  }
}
