import type { LogoChosen } from '../../shared/shop/calls.ts';
import type { Acting } from '../app/ports.ts';
import type { WriteDb } from '../database/connection.ts';
import { nextStamp } from '../journal/clock.ts';
import { append } from '../journal/journal.ts';
import type { UnlockedVault } from '../vault/unlocked-vault.ts';
import { largestLogo, pictureIn } from './logo-rules.ts';
import { deleteLogo, readLogo, writeLogo } from './logo-store.ts';

/** Lets the owner choose a picture, and keeps what is seen of it. */
export async function chooseLogo(vault: UnlockedVault, acting: Acting): Promise<LogoChosen> {
  const chosen = await acting.ports.chooseFile({ extension: ['png', 'jpg', 'jpeg'], mostBytes: largestLogo });
  if (chosen.kind === 'cancelled') return chosen;
  const picture = pictureIn(chosen.bytes);
  return vault.transaction((tx) => {
    writeLogo(tx, picture, nextStamp(tx, acting.ports));
    append(tx, acting, { act: 'shop.changed', detail: { fields: ['logo'] } });
    const logo = readLogo(tx);
    if (logo === null) throw new Error('a logo that was just kept is gone');
    return { kind: 'chosen', logo };
  });
}

/** Signs and slips go without a picture again. */
export function removeLogo(tx: WriteDb, acting: Acting): null {
  deleteLogo(tx);
  append(tx, acting, { act: 'shop.changed', detail: { fields: ['logo'] } });
  return null;
}
