import { spawn } from 'node:child_process';
import { homedir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';

/** The top of the checkout. */
export const root = resolve(import.meta.dirname, '..', '..');

/** Where downloads and compiled pieces are kept between runs, one folder per person. */
export const cacheFolder = resolve(
  process.env.REGULARS_CACHE ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'regulars'),
);

/** How a command ended and what it said. */
export type Ended = { readonly code: number; readonly output: string };

export type RunOptions = {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** `show` passes everything on to the terminal, `keep` collects it, `both` does both. */
  readonly output?: 'show' | 'keep' | 'both';
  readonly timeoutMs?: number;
};

/** Runs a command of the system or of node_modules/.bin with its input closed. Never rejects: a missing command is code 127. */
export function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<Ended> {
  const output = options.output ?? 'keep';
  return new Promise((done) => {
    const child = spawn(command, args, {
      cwd: options.cwd ?? root,
      env: withLocalTools(options.env ?? process.env),
      stdio: ['ignore', output === 'show' ? 'inherit' : 'pipe', output === 'show' ? 'inherit' : 'pipe'],
      shell: process.platform === 'win32',
      ...(options.timeoutMs === undefined ? {} : { timeout: options.timeoutMs }),
    });
    const said: Buffer[] = [];
    const hear = (to: NodeJS.WriteStream) => (piece: Buffer) => {
      said.push(piece);
      if (output === 'both') to.write(piece);
    };
    child.stdout?.on('data', hear(process.stdout));
    child.stderr?.on('data', hear(process.stderr));
    const answer = (code: number, more = '') => done({ code, output: Buffer.concat(said).toString('utf8') + more });
    child.on('error', (error) => answer(127, error.message));
    child.on('close', (code, signal) => answer(code ?? 1, signal === null ? '' : `\nended by ${signal}`));
  });
}

/** As `run`, and throws with what the command said when it fails. */
export async function mustRun(command: string, args: readonly string[], options: RunOptions = {}): Promise<string> {
  const { code, output } = await run(command, args, options);
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} failed (${code})\n${output.trim()}`);
  return output;
}

/** The project's own Node and tools first, whoever started us. */
export function withLocalTools(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const own = [join(root, 'node_modules', '.bin'), dirname(process.execPath)];
  return { ...env, PATH: [...own, env.PATH ?? ''].join(delimiter) };
}

/** Whether this process may install system packages and must run Electron without its sandbox. */
export const isRoot = process.platform !== 'win32' && process.getuid?.() === 0;
