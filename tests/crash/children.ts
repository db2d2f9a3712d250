import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export type Ended = { readonly said: string; readonly killed: boolean };

/** Starts one of the programs in this folder in a process of its own. */
export function start(program: URL, args: readonly string[], env: NodeJS.ProcessEnv = process.env): ChildProcess {
  return spawn(process.execPath, ['--no-warnings', fileURLToPath(program), ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env,
  });
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
