import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { unlock } from '../vault/a-vault.ts';
import { end, start } from './children.ts';

const canary = 'Qvyxzl';
const long = 120_000;

describe('a customer’s name is in no file in the clear', () => {
  test('while the vault is open (and no second program can open it), after it was killed, and after it was closed', {
    timeout: long,
  }, async () => {
    const { folder, temporary, env } = aComputer();
    const killed = start(new URL('./canary-child.ts', import.meta.url), [folder, canary], env);
    const killedEnd = end(killed);
    await once(killed.stdout as NodeJS.ReadableStream, 'data');
    expect(readdirSync(folder)).toContain('customers.vault-wal');
    expect(filesWith(canary, folder, temporary)).toEqual([]);
    expect(openFilesWith(canary, killed.pid as number)).toEqual([]);
    await expect(unlock(folder)).rejects.toMatchObject({ name: 'Refusal', code: 'vault.in-use' });
    killed.kill('SIGKILL');
    expect((await killedEnd).killed).toBe(true);
    expect(filesWith(canary, folder, temporary)).toEqual([]);

    const next = aComputer();
    const closed = start(new URL('./canary-child.ts', import.meta.url), [next.folder, canary], next.env);
    const closedEnd = end(closed);
    closed.stdin?.end('\n');
    expect(await closedEnd).toMatchObject({ said: 'open\n', killed: false });
    expect(filesWith(canary, next.folder, next.temporary)).toEqual([]);
    expect(readdirSync(next.temporary)).toEqual([]);
  });

  test('and it would be found if it were', () => {
    const { folder, temporary } = aComputer();
    writeFileSync(join(folder, 'log'), `saved ${canary.toLowerCase()}`);
    writeFileSync(join(temporary, 'etilqs_1'), Buffer.from(canary, 'utf16le'));
    expect(filesWith(canary, folder, temporary)).toEqual([join(folder, 'log'), join(temporary, 'etilqs_1')]);
  });
});

function aComputer() {
  const home = temporaryFolder();
  const [folder, temporary] = [join(home, 'shop'), join(home, 'temporary')];
  mkdirSync(folder);
  mkdirSync(temporary);
  return { folder, temporary, env: { ...process.env, TMPDIR: temporary, SQLITE_TMPDIR: temporary } };
}

/** Every file below the folders, and every temporary file of SQLite elsewhere, that holds the word in any form. */
function filesWith(word: string, ...folders: readonly string[]): readonly string[] {
  const inside = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  const elsewhere = [tmpdir(), '/var/tmp']
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
    .filter((path) => path.includes('etilqs_'));
  return [...inside, ...elsewhere].filter((path) => holds(path, word));
}

/** SQLite unlinks its temporary files at once; on Linux they can still be read through the process that has them open. */
function openFilesWith(word: string, pid: number): readonly string[] {
  const descriptors = `/proc/${pid}/fd`;
  if (!existsSync(descriptors)) return [];
  return readdirSync(descriptors)
    .map((fd) => ({ path: join(descriptors, fd), name: readlinkSync(join(descriptors, fd)) }))
    .filter(({ name }) => name.startsWith('/') && !name.startsWith('/dev/'))
    .filter(({ path, name }) => name.includes('etilqs_') || holds(path, word))
    .map(({ name }) => name);
}

function holds(path: string, word: string): boolean {
  let content: Buffer;
  try {
    content = readFileSync(path);
  } catch {
    return false;
  }
  const lower = Buffer.from(content.map((byte) => (byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte)));
  return lower.includes(word.toLowerCase()) || lower.includes(word.toLowerCase(), 0, 'utf16le');
}
