import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One folder for all the folders of a test run, removed when the run ends however its workers ended. */
export function setup(): () => void {
  const root = mkdtempSync(join(tmpdir(), 'regulars-tests-'));
  process.env.REGULARS_TEST_ROOT = root;
  return () => rmSync(root, { recursive: true, force: true });
}
