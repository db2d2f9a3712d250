import { Refusal } from '../../shared/foundation/failure.ts';
import type { KeyCost } from '../app/ports.ts';
import {
  type FoundKeyFile,
  isSealedBy,
  type KeyFile,
  keyFileFormat,
  mostFormer,
  ownerSlotOf,
  recoverySlotOf,
  type SealedDatabaseKey,
} from './key-file.ts';
import { derive, unwrap, wrap } from './key-wrap.ts';
import type { RecoveryCode } from './recovery-code.ts';
import { isReasonable, masterByCode, masterByPassphrase } from './slots.ts';

/** Keys made from the master key, each for one use. */
export type UseKeys = {
  readonly seal: Buffer;
  readonly ledger: Buffer;
  readonly fingerprint: Buffer;
  readonly witness: Buffer;
};

/** A key file that opened, and the master key that was in it. */
export type OpenedKeyFile = { readonly file: FoundKeyFile; readonly master: Buffer };

/**
 * Opens the newest copy that was really written by this vault. Refuses a wrong passphrase; refuses as damaged when no
 * copy is ours. Reads nothing and writes nothing.
 */
export async function openKeyFile(
  found: readonly FoundKeyFile[],
  passphrase: string,
  cost: KeyCost,
): Promise<OpenedKeyFile> {
  if (passphrase === '') throw new Refusal('vault.wrong-passphrase');
  return openBy(found, async (content) => {
    const slot = ownerSlotOf(content);
    return slot !== null && isReasonable(slot, cost) ? masterByPassphrase(content.vaultId, slot, passphrase) : null;
  });
}

/** The same with the code from the recovery sheet. */
export function openKeyFileByCode(found: readonly FoundKeyFile[], code: RecoveryCode): Promise<OpenedKeyFile> {
  return openBy(found, async (content) => {
    const slot = recoverySlotOf(content);
    return slot === null ? null : masterByCode(content.vaultId, slot, code);
  });
}

/** The newest copy that was written with this master key; `null` when there is none. */
export function keyFileOf(found: readonly FoundKeyFile[], master: Buffer): OpenedKeyFile | null {
  const file = found.find((one) => isSealedBy(derive(master, 'seal'), one));
  return file === undefined ? null : { file, master };
}

/** The database's key under the master key, marked with the file it belongs to. */
export function sealDatabaseKey(
  vaultId: string,
  master: Buffer,
  key: Buffer,
  dbSalt: Buffer,
  epoch = 1,
): SealedDatabaseKey {
  const about = { epoch, dbSalt: dbSalt.toString('hex') };
  const { nonce, ct } = wrap(derive(master, 'database key'), key, aboutDatabaseKey(vaultId, about));
  return { ...about, nonce: nonce.toString('base64'), ct: ct.toString('base64') };
}

/** The key of the database file that starts with `dbSalt`; `null` when this vault has none for it. */
export function databaseKey({ file, master }: OpenedKeyFile, dbSalt: Buffer): Buffer | null {
  const { vaultId, deks } = file.content;
  const sealed = deks.find((dek) => dek.dbSalt === dbSalt.toString('hex'));
  return sealed === undefined
    ? null
    : unwrap(derive(master, 'database key'), decoded(sealed), aboutDatabaseKey(vaultId, sealed));
}

/**
 * The keys for everything around the database. All but the seal come from the first master key the vault ever had, so
 * that ledger and fingerprints stay readable when the locks are changed.
 */
export function keysFor(master: Buffer, content?: KeyFile): UseKeys {
  const [root = master] = content === undefined ? [] : formerMasters(content, master);
  return {
    seal: derive(master, 'seal'),
    ledger: derive(root, 'erasure ledger'),
    fingerprint: derive(root, 'fingerprint'),
    witness: derive(root, 'witness'),
  };
}

/** The master keys before this one, oldest first: what was sealed with them, such as a backup, can still be opened. */
export function formerMasters({ vaultId, former = [] }: KeyFile, master: Buffer): readonly Buffer[] {
  const key = derive(master, 'former master keys');
  return former.map((sealed) => {
    const one = unwrap(key, decoded(sealed), aboutFormer(vaultId));
    if (one === null) throw new Refusal('vault.key-file-damaged');
    return one;
  });
}

/** Former master keys, oldest first, under a new one. */
export function keepMasters(
  vaultId: string,
  master: Buffer,
  former: readonly Buffer[],
): NonNullable<KeyFile['former']> {
  const key = derive(master, 'former master keys');
  const kept = former.length <= mostFormer ? former : [...former.slice(0, 1), ...former.slice(1 - mostFormer)];
  return kept.map((one) => {
    const { nonce, ct } = wrap(key, one, aboutFormer(vaultId));
    return { nonce: nonce.toString('base64'), ct: ct.toString('base64') };
  });
}

/** True when the slot was made with less effort than is asked for today. */
export function isCheaperThan(content: KeyFile, cost: KeyCost): boolean {
  const kdf = ownerSlotOf(content)?.kdf;
  return kdf !== undefined && (kdf.m < cost.memoryKiB || kdf.t < cost.passes);
}

/** The newest copy in which a way in leads to a master key that has sealed the copy. Refuses as damaged when there is none. */
export async function openBy(
  found: readonly FoundKeyFile[],
  masterIn: (content: KeyFile) => Promise<Buffer | null>,
): Promise<OpenedKeyFile> {
  for (const file of found) {
    const master = await masterIn(file.content);
    if (master === null) continue;
    if (isSealedBy(derive(master, 'seal'), file)) return { file, master };
  }
  throw new Refusal('vault.key-file-damaged');
}

function decoded({ nonce, ct }: { nonce: string; ct: string }) {
  return { nonce: Buffer.from(nonce, 'base64'), ct: Buffer.from(ct, 'base64') };
}

function aboutDatabaseKey(vaultId: string, { epoch, dbSalt }: Pick<SealedDatabaseKey, 'epoch' | 'dbSalt'>) {
  return JSON.stringify({ fmt: keyFileFormat, vaultId, epoch, dbSalt });
}

function aboutFormer(vaultId: string): string {
  return JSON.stringify({ fmt: keyFileFormat, vaultId, former: true });
}
