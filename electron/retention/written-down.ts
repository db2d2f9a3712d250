import type { WriteDb } from '../database/connection.ts';
import type { Statement } from '../vault/unlocked-vault.ts';

/** Notes what `work` would write, for being done in another place. It can read nothing. */
export function writtenDown(work: (tx: WriteDb) => void): readonly Statement[] {
  const statements: Statement[] = [];
  const prepare = (sql: string) => ({
    run(...values: unknown[]) {
      statements.push({ sql, values });
      return { changes: 0 };
    },
  });
  work({ prepare } as unknown as WriteDb);
  return statements;
}
