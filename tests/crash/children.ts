import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { cacheFolder, root } from '../../electron/dev/surroundings.ts';

export type Ended = { readonly said: string; readonly killed: boolean };

/** Starts one of the programs in this folder in a process of its own. */
export function start(program: URL, args: readonly string[], env: NodeJS.ProcessEnv = process.env): ChildProcess {
  return started(fileURLToPath(program), args, env);
}

/** As `start`, for a program that is started hundreds of times: bundled into one file first, once. */
export async function startQuickly(
  program: URL,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<ChildProcess> {
  const source = fileURLToPath(program);
  const bundle = bundles.get(source) ?? bundled(source);
  bundles.set(source, bundle);
  return started(await bundle, args, { ...env, NODE_COMPILE_CACHE: join(cacheFolder, 'compiled') });
}

/** As `startQuickly`, with every call that could reach a network, a file or a screen written down. Linux only. */
export async function startTraced(
  program: URL,
  args: readonly string[],
  trace: string,
  env: NodeJS.ProcessEnv,
): Promise<ChildProcess> {
  const source = fileURLToPath(program);
  const bundle = bundles.get(source) ?? bundled(source);
  bundles.set(source, bundle);
  const calls = '%network,%file,open,openat,creat,write,pwrite64,writev,pwritev,pwritev2,sendfile';
  const how = ['-f', '-qq', '-e', `trace=${calls}`, '-e', 'signal=none', '-s', '16384', '-o', trace];
  return spawn('strace', [...how, process.execPath, '--no-warnings', await bundle, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env,
  });
}

const bundles = new Map<string, Promise<string>>();

function started(path: string, args: readonly string[], env: NodeJS.ProcessEnv): ChildProcess {
  return spawn(process.execPath, ['--no-warnings', path, ...args], { stdio: ['pipe', 'pipe', 'inherit'], env });
}

// Inside the checkout, because the database's addon is looked for from there.
async function bundled(source: string): Promise<string> {
  const name = `${basename(source, '.ts')}-${process.pid}`;
  const folder = join(root, '.cache', 'crash', name);
  mkdirSync(folder, { recursive: true });
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  await build({
    configFile: false,
    logLevel: 'error',
    root,
    ssr: { noExternal: true },
    build: { ssr: source, outDir: folder, rolldownOptions: { output: { entryFileNames: 'program.js' } } },
  });
  return join(folder, 'program.js');
}

/** What the child said until its end, however it came to it. */
export function end(child: ChildProcess, heard: (said: string) => void = () => {}): Promise<Ended> {
  let said = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    heard(said);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (signal !== 'SIGKILL' && code !== 0) reject(new Error(`the child ended with ${code ?? signal}: ${said}`));
      else resolve({ said, killed: signal === 'SIGKILL' });
    });
  });
}

/** Does the work for every input, two at a time, because that is how many cores the smallest machine has. */
export async function inPairs<In, Out>(
  inputs: readonly In[],
  work: (input: In, index: number) => Promise<Out>,
): Promise<readonly Out[]> {
  const outputs: Out[] = new Array(inputs.length);
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < inputs.length; index = next++) {
      outputs[index] = await work(inputs[index] as In, index);
    }
  };
  await Promise.all([worker(), worker()]);
  return outputs;
}
