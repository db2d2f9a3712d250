import { type FailureCode, Refusal } from '../../shared/foundation/failure.ts';

/** What a shopkeeper can do about an error of the disk or the database: a `Refusal`, or the error itself when nothing. */
export function asRefusal(error: unknown): unknown {
  const code = errorCode(error);
  if (code === null) return error;
  const known = codes.find(([start]) => code.startsWith(start));
  return known === undefined ? error : new Refusal(known[1], { cause: code });
}

/** True for what a damaged file answers, and also a disk that failed to read: the cipher hides the difference. */
export function looksDamaged(error: unknown): boolean {
  const code = errorCode(error);
  return code !== null && (code.startsWith('SQLITE_NOTADB') || code.startsWith('SQLITE_CORRUPT'));
}

/** The code of a file-system or database error. */
export function errorCode(error: unknown): string | null {
  if (!(error instanceof Error) || error instanceof Refusal || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}

/** Does `work`, with errors of disk and database turned into refusals. */
export function refusing<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw asRefusal(error);
  }
}

// By the start of the code, because the database appends the particulars: SQLITE_READONLY_DIRECTORY.
const codes: readonly (readonly [string, FailureCode])[] = [
  ['SQLITE_FULL', 'vault.disk-full'],
  ['ENOSPC', 'vault.disk-full'],
  ['EDQUOT', 'vault.disk-full'],
  ['SQLITE_BUSY', 'vault.in-use'],
  ['SQLITE_LOCKED', 'vault.in-use'],
  ['SQLITE_READONLY', 'vault.folder-not-writable'],
  ['SQLITE_CANTOPEN', 'vault.folder-not-writable'],
  ['SQLITE_PERM', 'vault.folder-not-writable'],
  ['EACCES', 'vault.folder-not-writable'],
  ['EPERM', 'vault.folder-not-writable'],
  ['EROFS', 'vault.folder-not-writable'],
  ['SQLITE_IOERR', 'vault.unreadable'],
  ['EIO', 'vault.unreadable'],
  ['SQLITE_NOTADB', 'vault.damaged'],
  ['SQLITE_CORRUPT', 'vault.damaged'],
];
