import { readFileSync, statSync } from 'node:fs';
import { z } from 'zod';
import { refusing } from '../database/refusals.ts';
import { removeSafely, writeFileSafely } from './crash-safe-file.ts';
import type { VaultFiles } from './files.ts';
import { derive, keyedHash, sameBytes } from './key-wrap.ts';

/** So many PINs may be wrong in a row; with the last one no PIN opens the vault any more. */
export const mostWrongPins = 10;

const format = 'regulars-computer/1';
const shape = z
  .object({
    fmt: z.literal(format),
    vaultId: z.string().max(36),
    /** The computer's secret as the system sealed it: of no use to anybody else, and anywhere else. */
    sealed: z.base64().max(4000),
    wrong: z.int().min(0).max(mostWrongPins),
    mac: z.string().regex(/^[0-9a-f]{64}$/),
  })
  .strict();

/** What lies beside the vault about this computer: its sealed secret, and how many PINs in a row were wrong. */
export type ThisComputer = z.infer<typeof shape>;

/** What is there; `null` for nothing, for what cannot be read, and when every try was used up. Looks, changes nothing. */
export function readThisComputer({ thisComputer }: VaultFiles, vaultId: string): ThisComputer | null {
  try {
    if ((statSync(thisComputer, { throwIfNoEntry: false })?.size ?? mostBytes + 1) > mostBytes) return null;
    const found = shape.parse(JSON.parse(readFileSync(thisComputer, 'utf8')));
    return found.vaultId === vaultId && found.wrong < mostWrongPins ? found : null;
  } catch {
    return null;
  }
}

/** Writes down how many PINs were wrong, sealed with the computer's secret; durable when it returns. */
export function writeThisComputer(
  { thisComputer }: VaultFiles,
  { vaultId, sealed, wrong }: Pick<ThisComputer, 'vaultId' | 'sealed' | 'wrong'>,
  secret: Buffer,
): void {
  const body = { fmt: format, vaultId, sealed, wrong } as const;
  const text = JSON.stringify({ ...body, mac: seal(body, secret).toString('hex') });
  refusing(() => writeFileSafely(thisComputer, `${text}\n`));
}

/** True when nobody but this computer wrote the number of tries. */
export function isOfThisComputer({ mac, ...body }: ThisComputer, secret: Buffer): boolean {
  return sameBytes(seal(body, secret), Buffer.from(mac, 'hex'));
}

/** Takes the computer's secret away: from here on no PIN opens the vault, whatever the key file says. */
export function forgetThisComputer({ thisComputer }: VaultFiles): void {
  refusing(() => removeSafely(thisComputer));
}

const mostBytes = 8192;

function seal({ fmt, vaultId, sealed, wrong }: Omit<ThisComputer, 'mac'>, secret: Buffer): Buffer {
  return keyedHash(derive(secret, 'wrong pins'), JSON.stringify([fmt, vaultId, sealed, wrong]));
}
