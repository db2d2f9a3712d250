import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Backup } from '../../shared/backups/model.ts';
import type { Acting } from '../app/ports.ts';
import { nextStamp } from '../journal/clock.ts';
import { append } from '../journal/journal.ts';
import type { UnlockedVault } from '../vault/unlocked-vault.ts';
import { type FoundManifest, isSealedWith, type Manifest, readManifest } from './backup-file.ts';
import { namesIn, removeCopyFile } from './place.ts';
import { type Kept, toPrune } from './rules.ts';
import { noteRemoved } from './store.ts';

/** A file among the copies; without a manifest when it is damaged or not this book's. */
export type FoundCopy = { readonly name: string; readonly bytes: number; readonly manifest: Manifest | null };
export type GoodCopy = FoundCopy & { readonly manifest: Manifest };

/** Every copy in the place, the newest first, with its manifest when this vault sealed it. */
export async function copiesOf(vault: UnlockedVault, copies: string): Promise<readonly FoundCopy[]> {
  const seals = vault.copies.seals();
  try {
    const found: FoundCopy[] = [];
    for (const name of await namesIn(copies)) {
      const path = join(copies, name);
      const bytes = await stat(path).then(
        ({ size }) => size,
        () => 0,
      );
      const manifest = await readManifest(path).catch(() => null);
      found.push({ name, bytes, manifest: isOurs(manifest, seals) ? manifest.content : null });
    }
    return found.sort((one, other) => (one.name < other.name ? 1 : -1));
  } finally {
    for (const seal of seals) seal.fill(0);
  }
}

/** True for a copy that this vault made. */
export function isGood(copy: FoundCopy): copy is GoodCopy {
  return copy.manifest !== null;
}

/** Removes the copies that the plan does not keep. What cannot be read, or is somebody else's, stays. */
export async function prune(vault: UnlockedVault, copies: string, acting: Acting): Promise<void> {
  const { ports } = acting;
  const good = (await copiesOf(vault, copies)).filter(isGood).map(asKept);
  const going = toPrune(good, ports.now());
  if (going.length === 0) return;
  // Noted first: stopped in between, the next one finds the file again and removes it.
  vault.transaction((tx) => {
    for (const { name } of going) noteRemoved(tx, name, ports.now(), nextStamp(tx, ports));
    append(tx, acting, { act: 'backup.removed', detail: { copies: going.length } });
  });
  for (const { name } of going) await removeCopyFile(join(copies, name));
}

/** A copy as the plan sees it. */
export function asKept({ name, manifest }: GoodCopy): Kept {
  return { name, madeAt: manifest.madeAt };
}

/** A copy as the page shows it. */
export function shown({ name, bytes, manifest }: FoundCopy): Backup {
  return { name, bytes, madeAt: manifest?.madeAt ?? null, people: manifest?.counts.customer ?? null };
}

function isOurs(manifest: FoundManifest | null, seals: readonly Buffer[]): manifest is FoundManifest {
  return manifest !== null && seals.some((seal) => isSealedWith(seal, manifest));
}
