import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of the test's own. The run removes them all at its end (`temporary-root.ts`). */
export function temporaryFolder(): string {
  return mkdtempSync(join(process.env.REGULARS_TEST_ROOT ?? tmpdir(), 'regulars-test-'));
}
