import { createRequire } from 'node:module';
import type Database from 'better-sqlite3';

/** The driver's connection with the verbs its types do not know: both take `raw:` and 32 bytes, `key` before any read. */
export type RawDatabase = Database.Database & { key(key: Buffer): number; rekey(key: Buffer): number };

export type Connecting = {
  readonly mustExist: boolean;
  readonly waitMs: number;
  /** True for a file that nothing may be written to, nor anything laid beside. */
  readonly readOnly?: boolean;
};

/** Connects without looking at the file's content. Only files of this folder may call it. */
export function connect(path: string, { mustExist, waitMs, readOnly = false }: Connecting): RawDatabase {
  const options = { fileMustExist: mustExist, timeout: waitMs, readonly: readOnly };
  const binding = process.env.REGULARS_SQLITE_BINDING;
  return binding === undefined
    ? new (load(platformEntry()))(path, options)
    : new (load(defaultEntry))(path, { ...options, nativeBinding: binding });
}

type Driver = new (path: string, options: Database.Options) => RawDatabase;

// Only the default entry takes a binding of one's own, and then it does not look at the machine's network for musl.
const defaultEntry = 'better-sqlite3';
const requireFromHere = createRequire(import.meta.url);

function load(entry: string): Driver {
  if (process.report !== undefined) Object.assign(process.report, { excludeNetwork: true });
  return requireFromHere(entry) as Driver;
}

// The default entry asks for a machine report, which opens a netlink socket; the platform's own entry opens none.
function platformEntry(): string {
  return `better-sqlite3/${process.platform}-${process.arch}`;
}
