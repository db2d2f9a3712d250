import type { Channel } from '../../shared/consents/model.ts';
import type { Acting } from '../app/ports.ts';
import { askedPurposes, openChannels } from '../consents/service.ts';
import { ownersOf } from '../customers/service.ts';
import type { ReadDb } from '../database/connection.ts';
import { channelsOf } from '../stops/service.ts';
import type { Assessed } from './assess.ts';
import { idAt } from './store.ts';

/** Somebody in the book, and channels by which a file says no for them. */
export type Concerned = { readonly row: number; readonly noes: readonly Channel[] };

/**
 * Finds whom in the book the noes of a row are about and who had not said so yet: the person that the row is, and whoever else has
 * the very address or number, because it is that which is not to be written to or called.
 */
export function whoseNo(db: ReadDb, acting: Acting): (assessed: Assessed) => readonly Concerned[] {
  const purposes = askedPurposes(db);
  const isNew = ({ row, noes }: Concerned) => {
    const id = idAt(db, row);
    return id !== null && openChannels(db, id, { purposes, channels: noes }, acting).length > 0;
  };
  return ({ row, said, stranger }) => {
    const noes = said?.noes ?? [];
    if (noes.length === 0) return [];
    const sharing = (stranger?.contacts ?? []).flatMap(({ kind, normalised }) => {
      const own = channelsOf[kind].filter((channel) => noes.includes(channel));
      // An address that is written to is a household's: a letter says whom it is for.
      const owners = own.length === 0 || kind === 'post' ? [] : ownersOf(db, normalised);
      return owners.filter((owner) => owner.row !== row).map((owner) => ({ row: owner.row, noes: own }));
    });
    return [...(row === null ? [] : [{ row, noes }]), ...sharing].filter(isNew);
  };
}
