import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { z } from 'zod';
import { mostKeyFileBytes } from '../vault/key-file.ts';
import { keyedHash, sameBytes } from '../vault/key-wrap.ts';

/**
 * One backup is one file: the database as it is, then the erasure ledger of that moment, then the manifest that binds the two
 * together under the vault's key, then a last line of fixed length that says where the manifest begins.
 */
const manifestShape = z
  .object({
    fmt: z.literal('regulars-backup/1'),
    vaultId: z.string().regex(/^[0-9a-f-]{32,36}$/),
    madeAt: z.iso.datetime(),
    /** The database: the first so many bytes, and their SHA-256. */
    bytes: z.int().min(4096),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    ledger: z.object({ bytes: z.int().min(0), sha256: z.string().regex(/^[0-9a-f]{64}$/) }).strict(),
    version: z.int().min(1),
    journal: z.object({ seq: z.int().min(0), hash: z.string().max(64) }).strict(),
    counts: z.record(z.string().max(60), z.int().min(0)),
    /** The vault's key file with the owner's two ways in, and no other. */
    keyFile: z.string().max(mostKeyFileBytes),
  })
  .strict();

export type Manifest = z.infer<typeof manifestShape>;
/** A manifest as found: whole, but not known to be ours until its seal was checked. */
export type FoundManifest = { readonly content: Manifest; readonly body: string; readonly seal: string };

const lastLineBytes = 64;
const lastLine = /^REGULARS BACKUP 1 ([0-9]{7})\n$/;
const mostManifestBytes = 1_048_576;
const mostLedgerBytes = 256 * 1_048_576;

/** Puts ledger and manifest behind a database that was written into the file, durably. */
export async function completeBackup(
  path: string,
  content: Omit<Manifest, 'ledger'>,
  ledger: Buffer,
  seal: Buffer,
): Promise<void> {
  const body = JSON.stringify({ ...content, ledger: { bytes: ledger.length, sha256: sha256(ledger) } });
  const manifest = Buffer.from(`${body}\n${keyedHash(seal, body).toString('hex')}\n`, 'utf8');
  const end = `REGULARS BACKUP 1 ${String(manifest.length).padStart(7, '0')}`.padEnd(lastLineBytes - 1);
  const file = await open(path, 'r+');
  try {
    const rest = Buffer.concat([ledger, manifest, Buffer.from(`${end}\n`)]);
    for (let at = 0; at < rest.length; ) {
      at += (await file.write(rest, at, rest.length - at, content.bytes + at)).bytesWritten;
    }
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Reads a backup's manifest; `null` for a file that is none, was cut off, or says something else than it holds. */
export async function readManifest(path: string): Promise<FoundManifest | null> {
  return reading(path, async (file) => {
    const { size } = await file.stat();
    const end = (await bytesAt(file, size - lastLineBytes, lastLineBytes)).toString('latin1');
    const length = Number(lastLine.exec(`${end.trimEnd()}\n`)?.[1] ?? 0);
    if (length === 0 || length > mostManifestBytes || length > size - lastLineBytes) return null;
    const start = size - lastLineBytes - length;
    const [body = '', seal = '', rest] = (await bytesAt(file, start, length)).toString('utf8').split('\n');
    const parsed = manifestShape.safeParse(fromJson(body));
    if (!parsed.success || rest !== '') return null;
    const { bytes, ledger } = parsed.data;
    return bytes + ledger.bytes === start ? { content: parsed.data, body, seal } : null;
  });
}

/** The erasure ledger that is in a backup; `null` when it is not the one that the manifest means. */
export async function ledgerIn(path: string, { bytes, ledger }: Manifest): Promise<Buffer | null> {
  if (ledger.bytes > mostLedgerBytes) return null;
  return reading(path, async (file) => {
    const found = await bytesAt(file, bytes, ledger.bytes);
    return sha256(found) === ledger.sha256 ? found : null;
  });
}

/** True when the manifest was sealed with this key. */
export function isSealedWith(seal: Buffer, found: FoundManifest): boolean {
  return sameBytes(keyedHash(seal, found.body), Buffer.from(found.seal, 'hex'));
}

async function reading<T>(path: string, work: (file: FileHandle) => Promise<T>): Promise<T> {
  const file = await open(path, 'r');
  try {
    return await work(file);
  } finally {
    await file.close();
  }
}

async function bytesAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(Math.max(0, length));
  const { bytesRead } = await file.read(bytes, 0, bytes.length, Math.max(0, at));
  return bytes.subarray(0, bytesRead);
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
