import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { virtualDisplay } from '../../electron/dev/display.ts';
import { findElectron } from '../../electron/dev/find-electron.ts';
import { root } from '../../electron/dev/surroundings.ts';

/** Before the first window: a runtime, a built app and a screen nobody else draws on. */
export default async function prepare(): Promise<() => void> {
  if (!existsSync(join(root, 'out', 'main', 'main.js'))) throw new Error('Run `npm run build` first.');
  await findElectron();
  const display = await virtualDisplay();
  Object.assign(process.env, display.env);
  return () => display.close();
}
