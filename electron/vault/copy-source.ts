import { existsSync, readFileSync } from 'node:fs';
import { contentOf, type LiveVault } from './change-locks.ts';
import { type FoundKeyFile, type KeyFile, keyFileText } from './key-file.ts';
import { derive } from './key-wrap.ts';
import { databaseKey, formerMasters } from './keys.ts';
import type { CopySource } from './unlocked-vault.ts';

const takenAlong = new Set(['owner', 'recovery']);

/** What an open vault gives to backups; `whileOpen` refuses once it is closed. */
export function copySource(vault: LiveVault, whileOpen: <T>(work: () => T) => T): CopySource {
  return {
    files: vault.files,
    still: (target, goOn, onStill) => whileOpen(() => vault.live.copyStill(target, goOn, onStill)),
    key: () => whileOpen(() => Buffer.from(vault.key)),
    keyOfOlder: (taken, salt) => whileOpen(() => keyOfOlder(vault, taken, salt)),
    keyFile: () => whileOpen(() => keyFileText(forCopies(vault), derive(vault.master, 'seal'))),
    ledger: () => (existsSync(vault.files.ledger) ? readFileSync(vault.files.ledger) : Buffer.alloc(0)),
    seals: () => whileOpen(() => sealsOf(contentOf(vault), vault.master)),
  };
}

/** The keys that manifests of a vault are sealed with, the newest first. */
export function sealsOf(content: KeyFile, master: Buffer): readonly Buffer[] {
  const former = formerMasters(content, master);
  const seals = [master, ...[...former].reverse()].map((one) => derive(one, 'backup manifest'));
  for (const one of former) one.fill(0);
  return seals;
}

function keyOfOlder(vault: LiveVault, taken: FoundKeyFile, salt: Buffer): Buffer | null {
  const former = formerMasters(contentOf(vault), vault.master);
  const key = [vault.master, ...former].reduce<Buffer | null>(
    (found, master) => found ?? databaseKey({ file: taken, master }, salt),
    null,
  );
  for (const one of former) one.fill(0);
  return key;
}

function forCopies(vault: LiveVault): KeyFile {
  const content = contentOf(vault);
  const salt = vault.salt.toString('hex');
  return {
    ...content,
    slots: content.slots.filter(({ type }) => takenAlong.has(type)),
    deks: content.deks.filter(({ dbSalt }) => dbSalt === salt),
  };
}
