import { describe, expect, it } from 'vitest';
import { askKeyStore, type SystemStore } from '../../electron/shell/key-store.ts';

const reversed = (text: string) => [...text].reverse().join('');
/** Of this year and of the older one that tests fall back to. */
const waiting = (backend = 'gnome_libsecret'): SystemStore => ({
  getSelectedStorageBackend: () => backend,
  isAsyncEncryptionAvailable: async () => true,
  encryptStringAsync: async (text) => Buffer.from(reversed(text)),
  decryptStringAsync: async (sealed) => ({ result: reversed(sealed.toString()) }),
});
const older = (backend = 'kwallet6'): SystemStore => ({
  getSelectedStorageBackend: () => backend,
  isEncryptionAvailable: () => true,
  encryptString: (text) => Buffer.from(reversed(text)),
  decryptString: (sealed) => reversed(sealed.toString()),
});

const never = () => Promise.resolve(false);

describe('the system’s store of secrets', () => {
  it.each([
    ['this year’s', waiting()],
    ['the older one', older()],
  ])('%s gives back what it sealed', async (_which, store) => {
    expect(await askKeyStore(store, { do: 'protects' }, 'linux')).toBe('yes');
    const sealed = (await askKeyStore(store, { do: 'seal', secret: 'herons' }, 'linux')) ?? '';
    expect(Buffer.from(sealed, 'base64').toString()).toBe('snoreh');
    expect(await askKeyStore(store, { do: 'open', sealed }, 'linux')).toBe('herons');
  });

  it.each([
    ['Linux without a keyring', waiting('basic_text'), 'linux'],
    ['Linux before it is known', older('unknown'), 'linux'],
    ['Linux with something that nobody knows yet', waiting('something_new'), 'linux'],
    ['a Keychain that is closed', { ...waiting(), isAsyncEncryptionAvailable: never }, 'darwin'],
    ['a system without any', {}, 'win32'],
    [
      'one that fails',
      {
        ...waiting(),
        encryptStringAsync: async () => {
          throw new Error('the account is locked');
        },
      },
      'win32',
    ],
  ] as const)('%s seals nothing', async (_which, store, platform) => {
    expect(await askKeyStore(store, { do: 'seal', secret: 'herons' }, platform)).toBeNull();
  });

  it('needs no name of a keyring on Windows and macOS', async () => {
    const store = { ...waiting(), getSelectedStorageBackend: () => 'unknown' };
    expect(await askKeyStore(store, { do: 'protects' }, 'win32')).toBe('yes');
    expect(await askKeyStore(store, { do: 'protects' }, 'darwin')).toBe('yes');
  });

  it('opens nothing that was sealed elsewhere', async () => {
    const store: SystemStore = {
      ...waiting(),
      decryptStringAsync: async () => {
        throw new Error('Error while decrypting the ciphertext');
      },
    };
    expect(await askKeyStore(store, { do: 'open', sealed: 'AAAA' }, 'linux')).toBeNull();
  });
});
