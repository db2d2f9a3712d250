import { constants } from 'node:fs';
import { access, mkdir, open, readdir, readFile, realpath, rename, rm, stat, statfs } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import { z } from 'zod';
import type { PlaceState } from '../../shared/backups/model.ts';
import { type FailureCode, Refusal } from '../../shared/foundation/failure.ts';
import type { Instant } from '../../shared/foundation/instant.ts';
import { asRefusal } from '../database/refusals.ts';
import { keyedHash, sameBytes } from '../vault/key-wrap.ts';
import { ourName, type Room, unfinishedName } from './rules.ts';

/** What a place says about itself: whose copies lie there, and of when the erasure list is that lies beside them. */
export type PlaceMark = { readonly vaultId: string; readonly listAsOf: Instant | null };
type FoundMark = { readonly mark: PlaceMark; readonly body: string; readonly seal: string };

const folderName = 'Regulars backups';
const markShape = z
  .object({
    fmt: z.literal('regulars-place/1'),
    vaultId: z.string().regex(/^[0-9a-f-]{32,36}$/),
    listAsOf: z.iso.datetime().nullable(),
  })
  .strict();
const mostMarkBytes = 4096;
/** As Linux calls the file systems of old sticks. */
const fat = 0x4d44;

/** The folder of copies in a chosen one, which may be that folder itself. */
export function copiesIn(chosen: string): string {
  return basename(chosen) === folderName ? chosen : join(chosen, folderName);
}

export function listIn(copies: string): string {
  return join(copies, 'erasures.ledger');
}

/** Looks whether the place is there, is still ours, and takes files. */
export async function lookAtPlace(copies: string, vaultId: string): Promise<PlaceState> {
  if (!(await isFolder(dirname(copies)))) return 'missing';
  const found = await markIn(copies);
  if (found === null) return 'changed';
  if (found.mark.vaultId !== vaultId) return 'other-shop';
  return (await takesFiles(copies)) ? 'ready' : 'read-only';
}

/** Makes a chosen folder the place of this book's copies. Refuses one that holds another shop's, or lies in the book's own. */
export async function settleIn(chosen: string, own: string, vaultId: string, seal: Buffer): Promise<string> {
  if (await lies(chosen, own)) throw new Refusal('backup.place-inside');
  const copies = copiesIn(chosen);
  const found = await markIn(copies);
  if (found !== null && found.mark.vaultId !== vaultId) throw new Refusal('backup.place-other-shop');
  try {
    await mkdir(copies, { recursive: true });
    if (found === null) await writeMark(copies, { vaultId, listAsOf: null }, seal);
    else if (!(await takesFiles(copies))) throw new Refusal('backup.place-read-only');
  } catch (error) {
    throw await placeRefusal(error, copies);
  }
  return copies;
}

/** Lays the erasure list beside the copies and notes of when it is. */
export async function layList(copies: string, list: Buffer, mark: PlaceMark, seal: Buffer): Promise<void> {
  await putFile(listIn(copies), list);
  await writeMark(copies, mark, seal);
}

/** Of when the erasure list in the place is; `null` when that cannot be told for sure. */
export async function listDate(copies: string, seals: readonly Buffer[]): Promise<Instant | null> {
  const found = await markIn(copies);
  if (found === null) return null;
  const isOurs = seals.some((seal) => sameBytes(keyedHash(seal, found.body), Buffer.from(found.seal, 'hex')));
  return isOurs ? found.mark.listAsOf : null;
}

/** The names of finished copies in a place; none when there is no such folder. */
export async function namesIn(copies: string): Promise<readonly string[]> {
  return (await entriesOf(copies)).filter((name) => ourName.test(name)).sort();
}

/** Removes what a stopped backup left. */
export async function sweep(copies: string): Promise<void> {
  for (const name of await entriesOf(copies))
    if (unfinishedName.test(name)) await rm(join(copies, name), { force: true });
}

/** What the disk of a folder has room for. */
export async function roomIn(folder: string): Promise<Room> {
  const { bavail, bsize, type } = await statfs(folder);
  return { freeBytes: bavail * bsize, isFat32: type === fat };
}

/** True when both lie on one disk: then losing the disk loses both. */
export async function sharesDisk(one: string, other: string): Promise<boolean> {
  const [here, there] = await Promise.all([stat(one), stat(other)]);
  return here.dev === there.dev;
}

/** Gives a finished file its name, and makes that survive a power cut. */
export async function putInPlace(from: string, to: string): Promise<void> {
  await rename(from, to);
  await syncFolder(dirname(to));
}

/** Removes a copy so that it stays removed. */
export async function removeCopyFile(path: string): Promise<void> {
  await rm(path, { force: true });
  await syncFolder(dirname(path));
}

/** An error of the place's disk as something that a person can do something about. */
export async function placeRefusal(error: unknown, copies: string): Promise<unknown> {
  const seen = asRefusal(error);
  // A stick that was pulled answers in many ways; that it is not there any more says it all.
  if (!(await isFolder(copies))) return new Refusal('backup.place-missing');
  if (!(seen instanceof Refusal)) return isGone(error) ? new Refusal('backup.place-missing') : seen;
  const code = ofThePlace[seen.code];
  return code === undefined ? seen : new Refusal(code);
}

const ofThePlace: Partial<Record<FailureCode, FailureCode>> = {
  'vault.disk-full': 'backup.place-full',
  'vault.folder-not-writable': 'backup.place-read-only',
  'vault.unreadable': 'backup.not-whole',
  'vault.damaged': 'backup.not-whole',
};

async function writeMark(copies: string, mark: PlaceMark, seal: Buffer): Promise<void> {
  const body = JSON.stringify({ fmt: 'regulars-place/1', ...mark });
  await putFile(markFile(copies), Buffer.from(`${body}\n${keyedHash(seal, body).toString('hex')}\n`));
}

async function markIn(copies: string): Promise<FoundMark | null> {
  try {
    const file = await readFile(markFile(copies));
    if (file.length > mostMarkBytes) return null;
    const [body = '', seal = ''] = file.toString('utf8').split('\n');
    const parsed = markShape.safeParse(JSON.parse(body));
    return parsed.success ? { mark: parsed.data, body, seal } : null;
  } catch {
    // Not there, or not to be read: both mean that this is not the place we knew.
    return null;
  }
}

async function putFile(path: string, content: Buffer): Promise<void> {
  const unfinished = `${path}.tmp`;
  const file = await open(unfinished, 'w', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  await putInPlace(unfinished, path);
}

// Windows keeps no such promise to ask for, and neither do some sticks.
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EINVAL')) throw error;
  } finally {
    await folder.close();
  }
}

function markFile(copies: string): string {
  return join(copies, 'place.json');
}

/** True when the folder can be seen; a stick that was pulled cannot. */
export async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

async function takesFiles(path: string): Promise<boolean> {
  return access(path, constants.W_OK).then(
    () => true,
    () => false,
  );
}

async function lies(chosen: string, own: string): Promise<boolean> {
  const [there, here] = await Promise.all([realpath(chosen).catch(() => chosen), realpath(own)]);
  return there === here || there.startsWith(`${here}${sep}`);
}

async function entriesOf(copies: string): Promise<readonly string[]> {
  return readdir(copies).catch(() => []);
}

function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && ['ENOENT', 'ENODEV', 'ENXIO'].includes(String(error.code));
}
