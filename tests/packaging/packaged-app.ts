import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, readSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRoot, mustRun, run } from '../../electron/dev/surroundings.ts';

/** How a packaged app ended, once it has. */
export type Ended = { readonly code: number | null; readonly said: string };
export type Started = { readonly ended: Promise<Ended>; stop(): void };

/** Packages the built app for this computer and answers the folder. */
export async function packageHere(): Promise<string> {
  const output = mkdtempSync(join(tmpdir(), 'regulars-packaged-'));
  await mustRun('npm', ['run', '--silent', 'package', '--', '--dir', `-c.directories.output=${output}`]);
  return join(output, 'linux-unpacked');
}

/** Starts it as a person's desktop would, on a data folder of the test's own. */
export function startPackaged(app: string, folder: string, more: readonly string[] = []): Started {
  const args = [...(isRoot ? ['--no-sandbox'] : []), ...more];
  const env = { ...process.env, REGULARS_FOLDER: folder };
  const child = spawn(join(app, 'regulars'), args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const said: Buffer[] = [];
  child.stdout.on('data', (piece: Buffer) => said.push(piece));
  child.stderr.on('data', (piece: Buffer) => said.push(piece));
  const ended = new Promise<Ended>((answer, failed) => {
    child.once('error', failed);
    child.once('exit', (code) => answer({ code, said: Buffer.concat(said).toString('utf8') }));
  });
  return { ended, stop: () => child.kill('SIGTERM') };
}

/** Types into the window in front, as hands on the keyboard would. Nothing else gets into a packaged app. */
export async function typeIntoWindow(text: string): Promise<void> {
  const { code, output } = await run('xdotool', ['search', '--onlyvisible', '--name', '^Regulars$']);
  const window = output.trim().split('\n').at(-1) ?? '';
  if (code !== 0 || window === '') return;
  await run('xdotool', ['windowfocus', '--sync', window], { timeoutMs: 5000 });
  await run('xdotool', ['key', 'ctrl+a', 'BackSpace']);
  await run('xdotool', ['type', '--delay', '15', text]);
  await run('xdotool', ['key', 'Return']);
}

/** Repeats until it is so, or gives up. */
export async function until(
  so: () => boolean | Promise<boolean>,
  tries: number,
  between: () => Promise<unknown>,
): Promise<boolean> {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    if (await so()) return true;
    await between();
  }
  return so();
}

type Node = { readonly files?: Readonly<Record<string, Node>> };

/** The names of all files in an asar archive. */
export function filesInArchive(archive: string): readonly string[] {
  if (!existsSync(archive)) return [];
  const file = openSync(archive, 'r');
  try {
    const sizes = Buffer.alloc(16);
    readSync(file, sizes, 0, 16, 0);
    const header = Buffer.alloc(sizes.readUInt32LE(12));
    readSync(file, header, 0, header.length, 16);
    return namesIn(JSON.parse(header.toString('utf8')) as Node, '');
  } finally {
    closeSync(file);
  }
}

function namesIn(node: Node, at: string): readonly string[] {
  return Object.entries(node.files ?? {}).flatMap(([name, inner]) =>
    inner.files === undefined ? [`${at}${name}`] : namesIn(inner, `${at}${name}/`),
  );
}
