import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Ended, isRoot, root, run } from './surroundings.ts';

/** How many tests passed and failed. */
export type Count = { readonly passed: number; readonly failed: number };

/** Tells how each step went, and adds up what they counted. */
export class Steps {
  #passed = 0;
  #failed = 0;

  /** A step that either works or does not. It counts as one. */
  async check(name: string, work: () => Promise<unknown>): Promise<boolean> {
    const count = await this.count(name, async () => {
      await work();
      return { passed: 1, failed: 0 };
    });
    return count.failed === 0;
  }

  /** A step that counts for itself. One that cannot run counts as one failure. */
  async count(name: string, work: () => Promise<Count>): Promise<Count> {
    const started = performance.now();
    let count: Count;
    try {
      count = await work();
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
      count = { passed: 0, failed: 1 };
    }
    this.#passed += count.passed;
    this.#failed += count.failed;
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    const outcome = count.failed === 0 ? 'ok    ' : 'FAILED';
    console.log(
      `${outcome} ${name.padEnd(18)} ${seconds.padStart(6)} s   ${count.passed} passed, ${count.failed} failed`,
    );
    return count;
  }

  /** Prints the sum as the last line and sets the exit code by it. */
  end(): void {
    console.log(`${this.#passed} passed, ${this.#failed} failed`);
    process.exitCode = this.#failed === 0 && this.#passed > 0 ? 0 : 1;
  }
}

/** Runs a script of package.json; throws with what it said when it fails. */
export async function script(name: string): Promise<void> {
  const { code, output } = await run('npm', ['run', '--silent', name]);
  if (code !== 0) throw new Error(`${output.trim()}\n\`npm run ${name}\` ended with ${code}.`);
}

const reports = join(root, '.cache', 'reports');

/** Runs all of vitest and counts its tests. */
export async function unitTests(): Promise<Count> {
  const file = freshReport('vitest.json');
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const { code } = await runOffline('vitest', args);
  const report = readReport(file) as { numPassedTests: number; numFailedTests: number; numPendingTests: number };
  return honest(code, report.numPassedTests, report.numFailedTests, report.numPendingTests);
}

/** Runs a command where there is no network, on systems that can do that; says so where they cannot. */
async function runOffline(command: string, args: readonly string[]): Promise<Ended> {
  const cutOff = isRoot ? ['-n'] : ['--map-current-user', '-n'];
  const can = process.platform === 'linux' && (await run('unshare', [...cutOff, 'true'])).code === 0;
  console.log(can ? 'Networking is off.' : 'This computer cannot switch networking off for a command; it stays on.');
  return can
    ? run('unshare', [...cutOff, command, ...args], { output: 'show' })
    : run(command, args, { output: 'show' });
}

/** Runs one Playwright configuration and counts its tests. */
export async function windowTests(config: string, env: Readonly<Record<string, string>> = {}): Promise<Count> {
  const file = freshReport(`${config.replaceAll(/[^a-z]+/g, '-')}.json`);
  const { code } = await run('playwright', ['test', '--config', config, '--reporter=list,json'], {
    output: 'show',
    env: { ...process.env, ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
  });
  const { stats } = readReport(file) as {
    stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  };
  return honest(code, stats.expected, stats.unexpected + stats.flaky, stats.skipped);
}

/** A skipped test has proved nothing, and a runner that failed without a failed test has failed all the same. */
function honest(code: number, passed: number, failed: number, skipped: number): Count {
  if (skipped > 0) console.error(`${skipped} skipped or never run; counted as failed.`);
  const bad = failed + skipped;
  return { passed, failed: bad === 0 && (code !== 0 || passed === 0) ? 1 : bad };
}

function freshReport(name: string): string {
  const file = join(reports, name);
  mkdirSync(dirname(file), { recursive: true });
  rmSync(file, { force: true });
  return file;
}

function readReport(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new Error('The test runner ended without a report.');
  }
}
