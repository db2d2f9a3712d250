import { spawn } from 'node:child_process';
import { someoneIsWatching } from './display.ts';
import { findElectron } from './find-electron.ts';
import { launchOf } from './launch.ts';
import { mustRun, root, run } from './surroundings.ts';

// `npm start`: builds the app and opens it. Whatever is missing is fetched first or named in one sentence.
try {
  await mustRun('npm', ['run', '--silent', 'build']);
  const runtime = await findElectron();
  console.log(runtime.because);
  process.exitCode = someoneIsWatching() ? await open() : await tour();

  async function open(): Promise<number> {
    const { executablePath, args, env } = launchOf(runtime);
    if (args.includes('--no-sandbox')) console.log('Started as root, so Electron runs without its sandbox here.');
    // Chromium reports every missing system service as an error; none of them matters to the shop.
    const child = spawn(executablePath, ['--log-level=3', ...args], { cwd: root, env, stdio: 'inherit' });
    return new Promise((ended, failed) => {
      child.once('error', failed);
      child.once('exit', (code) => ended(code ?? 1));
    });
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function tour(): Promise<number> {
  console.log('There is no display here, so the tour runs instead: look into the folder `tour` when it is done.');
  return (await run('npm', ['run', '--silent', 'tour'], { output: 'show' })).code;
}
