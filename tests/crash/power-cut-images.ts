import { readFileSync } from 'node:fs';
import { below } from './fault-kind.ts';

/** One change that a program made to the disk, as the shim wrote it down. */
export type Change = {
  readonly kind: 'create' | 'write' | 'cut' | 'sync' | 'remove' | 'rename';
  readonly path: string;
  /** Where a write begins; the length a file is cut to. */
  readonly at: number;
  /** What is written; the new name of a rename. */
  readonly data: Buffer;
};

/** What a power cut leaves on the disk: the content of each file by its path. */
export type Image = ReadonlyMap<string, Buffer>;

/** Reads a recording. */
export function readRecording(path: string): readonly Change[] {
  const bytes = readFileSync(path);
  const changes: Change[] = [];
  for (let at = 0; at < bytes.length; ) {
    const kind = kinds[String.fromCharCode(bytes[at] as number)];
    const pathBytes = bytes.readUInt32LE(at + 1);
    const where = Number(bytes.readBigInt64LE(at + 5));
    const dataBytes = bytes.readUInt32LE(at + 13);
    const name = bytes.toString('utf8', at + 17, at + 17 + pathBytes);
    const data = bytes.subarray(at + 17 + pathBytes, at + 17 + pathBytes + dataBytes);
    if (kind === undefined) throw new Error('not a recording');
    changes.push({ kind, path: name, at: where, data });
    at += 17 + pathBytes + dataBytes;
  }
  return changes;
}

const kinds: Readonly<Record<string, Change['kind']>> = {
  C: 'create',
  W: 'write',
  T: 'cut',
  S: 'sync',
  U: 'remove',
  R: 'rename',
};

/**
 * What may be on the disk when the power goes before change number `moment`. What was synced is there. Of a file's other
 * writes any of them may be, some torn at a sector of 512 bytes; of other names made, changed and removed, the first few.
 * `nothing` keeps none of either, `everything` all. A drive that lies about syncing is not played.
 */
export function imageAt(
  start: Image,
  changes: readonly Change[],
  moment: number,
  keep: 'nothing' | 'everything' | (() => number),
): Image {
  const lastSync = new Map<string, number>();
  let lastSyncOfAny = -1;
  for (const [index, { kind, path }] of changes.slice(0, moment).entries()) {
    if (kind !== 'sync') continue;
    lastSync.set(path, index);
    lastSyncOfAny = index;
  }
  const names = changes
    .map(({ kind }, index) => ({ kind, index }))
    .filter(
      ({ kind, index }) => index > lastSyncOfAny && index < moment && ['create', 'remove', 'rename'].includes(kind),
    );
  const keptNames = keep === 'everything' ? names.length : keep === 'nothing' ? 0 : below(names.length + 1, keep);
  const namesUntil = names[keptNames]?.index ?? moment;
  const files = new Map(
    [...start].map(([path, content]) => [path, { bytes: Buffer.from(content), length: content.length }]),
  );
  for (const [index, change] of changes.slice(0, moment).entries()) {
    const { kind, path, at, data } = change;
    if (kind === 'create' || kind === 'remove' || kind === 'rename') {
      if (index > lastSyncOfAny && index >= namesUntil) continue;
      if (kind === 'create') files.set(path, files.get(path) ?? { bytes: Buffer.alloc(0), length: 0 });
      else if (kind === 'remove') files.delete(path);
      else move(files, path, data.toString('utf8'));
      continue;
    }
    const file = files.get(path);
    if (kind === 'sync' || file === undefined) continue;
    const sure = (lastSync.get(path) ?? -1) > index;
    if (!sure && (keep === 'nothing' || (typeof keep === 'function' && keep() < 0.5))) continue;
    if (kind === 'cut') cut(file, at);
    else write(file, at, sure || typeof keep !== 'function' ? data : perhapsTorn(data, keep));
  }
  return new Map([...files].map(([path, { bytes, length }]) => [path, bytes.subarray(0, length)]));
}

/** A file while the tape is played: its bytes may be more than it holds. */
type Growing = { bytes: Buffer; length: number };

function move(files: Map<string, Growing>, from: string, to: string): void {
  const file = files.get(from);
  if (file === undefined) return;
  files.delete(from);
  files.set(to, file);
}

function perhapsTorn(data: Buffer, random: () => number): Buffer {
  if (data.length <= 512 || random() > 0.3) return data;
  return data.subarray(0, 512 * below(Math.floor(data.length / 512), random));
}

function cut(file: Growing, length: number): void {
  makeRoom(file, length);
  file.bytes.fill(0, Math.min(length, file.length));
  file.length = length;
}

function write(file: Growing, at: number, data: Buffer): void {
  makeRoom(file, at + data.length);
  data.copy(file.bytes, at);
  file.length = Math.max(file.length, at + data.length);
}

function makeRoom(file: Growing, length: number): void {
  if (file.bytes.length >= length) return;
  const larger = Buffer.alloc(length * 2);
  file.bytes.copy(larger, 0, 0, file.length);
  file.bytes = larger;
}
