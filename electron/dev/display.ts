import { spawn } from 'node:child_process';
import { needCommands } from './system-packages.ts';

/** A screen to draw on, and how to give it back. */
export type Display = { readonly env: Readonly<Record<string, string>>; close(): void };

/** Whether somebody can see a window that opens now. */
export function someoneIsWatching(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** A virtual screen of our own, so that tests neither need a real one nor disturb it. Nothing to do outside Linux. */
export async function virtualDisplay(say: (line: string) => void = console.log): Promise<Display> {
  if (process.platform !== 'linux') return { env: {}, close: () => {} };
  await needCommands([{ command: 'Xvfb', packages: ['xvfb', 'xauth'] }], say);
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const close = () => {
    server.kill();
  };
  process.once('exit', close);
  return { env: { DISPLAY: `:${await displayNumber(server)}`, WAYLAND_DISPLAY: '' }, close };
}

function displayNumber(server: ReturnType<typeof spawn>): Promise<string> {
  const channel = server.stdio[3];
  return new Promise((found, failed) => {
    const giveUp = setTimeout(() => failed(new Error('The virtual screen did not come up within 20 seconds.')), 20_000);
    server.once('error', failed);
    server.once('exit', (code) => failed(new Error(`The virtual screen ended at once (${code}).`)));
    channel?.once('data', (piece: Buffer) => {
      clearTimeout(giveUp);
      found(piece.toString('utf8').trim());
    });
  });
}
