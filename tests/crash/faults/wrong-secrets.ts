import { readFileSync, rmSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { filesIn } from '../../../electron/vault/files.ts';
import { newestFirst, readCopies } from '../../../electron/vault/key-copies.ts';
import { readKeyFile } from '../../../electron/vault/key-file.ts';
import { openKeyFile, openKeyFileByCode } from '../../../electron/vault/keys.ts';
import { newRecoveryCode } from '../../../electron/vault/recovery-code.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { testPassphrase } from '../../support/test-shop.ts';
import { bytesOf } from '../book-check.ts';
import { below, type FaultKind, type Scale } from '../fault-kind.ts';
import { shopIn, tinyCost } from '../shop-acts.ts';

/** Passphrases and codes that are not the right ones, most of them nearly; and a key file with anything wrong in it. */
export const wrongSecrets: FaultKind = {
  name: 'wrong secrets',
  bar: 'a wrong passphrase or code, and a key file with any byte changed or cut off anywhere: opens nothing, changes nothing',
  peers: 'LUKS2 keeps two headers for the second; none publishes a count',
  linuxOnly: false,
  async run(scale) {
    const folder = temporaryFolder();
    await shopIn(folder).perform({ do: 'set-up' });
    const before = bytesOf(folder);
    const found = newestFirst(readCopies(filesIn(folder)));
    const bad: string[] = [];
    let tried = 0;
    const attempt = async (what: string, opening: Promise<unknown>): Promise<void> => {
      tried += 1;
      if (
        await opening.then(
          () => true,
          () => false,
        )
      )
        bad.push(`${what} opens the book`);
    };
    for (let left = scale.long ? 9000 : 400; left > 0; left -= 1)
      await attempt('a code of chance', openKeyFileByCode(found, newRecoveryCode()));
    for (let left = scale.long ? 1000 : 100; left > 0; left -= 1) {
      const wrong = nearly(testPassphrase, scale);
      await attempt(wrong, openKeyFile(found, wrong, tinyCost));
    }
    const good = readFileSync(filesIn(folder).keyCopies[0]);
    for (let at = 0; at < good.length; at += 1) {
      for (const bit of [1, 0x20, 0x80]) {
        const changed = Buffer.from(good);
        changed[at] = (changed[at] as number) ^ bit;
        tried += 1;
        if (readKeyFile(changed) !== null) bad.push(`a key file with byte ${at} changed is read`);
      }
      tried += 1;
      if (readKeyFile(good.subarray(0, at)) !== null) bad.push(`a key file of ${at} bytes is read`);
    }
    if (!isDeepStrictEqual(bytesOf(folder), before)) bad.push('something was changed');
    rmSync(folder, { recursive: true });
    return { tried, bad };
  },
};

/** One letter more, less, other or in another place; never the right one. */
function nearly(right: string, { random }: Scale): string {
  const letters = [...right];
  const at = below(letters.length, random);
  const other = String.fromCharCode(0x21 + below(94, random));
  const ways = [
    letters.with(at, other),
    letters.toSpliced(at, 1),
    letters.toSpliced(at, 0, other),
    letters.toReversed(),
  ];
  const wrong = (ways[below(ways.length, random)] ?? letters).join('');
  return wrong === right ? `${wrong} ` : wrong;
}
