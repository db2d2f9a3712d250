import { argon2id } from 'hash-wasm';

/** One derivation: memory in KiB, passes, lanes. The password is overwritten when it is done. */
export type Argon2Job = {
  readonly password: Uint8Array<ArrayBuffer>;
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly m: number;
  readonly t: number;
  readonly p: number;
};

/** Argon2id, version 1.3, 32 bytes. Holds up whoever calls it for as long as it takes. */
export async function argon2Here({ password, salt, m, t, p }: Argon2Job): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const hash = await argon2id({
      password,
      salt,
      memorySize: m,
      iterations: t,
      parallelism: p,
      hashLength: 32,
      outputType: 'binary',
    });
    return new Uint8Array(hash);
  } finally {
    password.fill(0);
  }
}
