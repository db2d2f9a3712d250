import type { KeyStoreAsk } from './core-messages.ts';

/**
 * Electron's `safeStorage`, as much of it as is used. The calls that do not wait go away with Electron 46, the ones that do
 * are not in the older one that tests fall back to.
 */
export type SystemStore = {
  readonly getSelectedStorageBackend?: () => string;
  readonly isAsyncEncryptionAvailable?: () => Promise<boolean>;
  readonly encryptStringAsync?: (text: string) => Promise<Buffer>;
  readonly decryptStringAsync?: (sealed: Buffer) => Promise<{ readonly result: string }>;
  readonly isEncryptionAvailable?: () => boolean;
  readonly encryptString?: (text: string) => Buffer;
  readonly decryptString?: (sealed: Buffer) => string;
};

/**
 * Answers the core out of the system's store of secrets. `null` wherever the system does not really protect: on Linux without
 * a keyring Electron would seal with a password that everybody knows. Never rejects: a store that fails keeps nothing.
 */
export async function askKeyStore(
  store: SystemStore,
  ask: KeyStoreAsk,
  platform: NodeJS.Platform = process.platform,
): Promise<string | null> {
  try {
    if (!(await protects(store, platform))) return null;
    switch (ask.do) {
      case 'protects':
        return 'yes';
      case 'seal':
        return (await seal(store, ask.secret)).toString('base64');
      case 'open':
        return await open(store, Buffer.from(ask.sealed, 'base64'));
    }
  } catch {
    return null;
  }
}

const keyrings = ['gnome_libsecret', 'kwallet', 'kwallet5', 'kwallet6'];

async function protects(store: SystemStore, platform: NodeJS.Platform): Promise<boolean> {
  const isThere = (await store.isAsyncEncryptionAvailable?.()) ?? store.isEncryptionAvailable?.() ?? false;
  return isThere && (platform !== 'linux' || keyrings.includes(store.getSelectedStorageBackend?.() ?? ''));
}

async function seal(store: SystemStore, secret: string): Promise<Buffer> {
  const sealed = (await store.encryptStringAsync?.(secret)) ?? store.encryptString?.(secret);
  if (sealed === undefined) throw new Error('this system seals nothing');
  return sealed;
}

async function open(store: SystemStore, sealed: Buffer): Promise<string | null> {
  return (await store.decryptStringAsync?.(sealed))?.result ?? store.decryptString?.(sealed) ?? null;
}
