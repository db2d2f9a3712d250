import type { Channel } from '../../shared/consents/model.ts';
import { Refusal } from '../../shared/foundation/failure.ts';
import type { CustomerId } from '../../shared/foundation/id.ts';
import type { Acting } from '../app/ports.ts';
import { askedPurposes, recordImportedNo } from '../consents/service.ts';
import type { WriteDb } from '../database/connection.ts';
import { nextStamp } from '../journal/clock.ts';
import { putAside } from '../journal/journal.ts';
import { stopAnswered } from '../stops/service.ts';
import type { UnlockedVault } from '../vault/unlocked-vault.ts';
import type { Coming } from './into-copy.ts';
import { bitsOf, channelsIn } from './later-noes.ts';
import { idAt } from './store.ts';

/** Noes that a file brings of people who are in the book already. */
export type NoesOfKnown = {
  /** Keeps a no for `write`. What the same file has said before is not kept again. */
  take(row: number, noes: readonly Channel[]): void;
  waiting(): number;
  /** Writes what is kept into the copy, as of when the import began. It reads the book as it is for everybody. */
  write(tx: WriteDb): void;
  /** Holds the noes against what the counter wrote about these people meanwhile: the no of the file stays a no. */
  holdAgainst(tx: WriteDb, touched: ReadonlySet<number>): void;
  /** Of how many people. */
  people(): number;
};

export function noesOfKnown(vault: UnlockedVault, { hlc }: Coming, acting: Acting): NoesOfKnown {
  const purposes = askedPurposes(vault.db);
  const at = acting.ports.now();
  /** By row, the channels as bits: a file may have a no of everybody. */
  const said = new Map<number, number>();
  let kept: { readonly row: number; readonly noes: readonly Channel[] }[] = [];

  function writeNo(tx: WriteDb, id: CustomerId, row: number, noes: readonly Channel[], stamp: () => string): void {
    recordImportedNo(tx, { row, id, noes }, { purposes, stamp }, acting);
    stopAnswered(tx, vault.fingerprint, { row, channels: noes, at, hlc: stamp() });
  }

  return {
    take(row, noes) {
      const before = said.get(row) ?? 0;
      const more = noes.filter((channel) => (before & bitsOf([channel])) === 0);
      if (more.length === 0) return;
      said.set(row, before | bitsOf(more));
      kept.push({ row, noes: more });
    },
    waiting: () => kept.length,
    write(tx) {
      const lines = kept.flatMap(({ row, noes }) => {
        const id = idAt(tx, row);
        if (id === null) throw new Refusal('imports.book-changed');
        writeNo(tx, id, row, noes, () => hlc);
        return [{ ...lineOf(noes), subject: id }];
      });
      putAside(tx, lines);
      kept = [];
    },
    holdAgainst(tx, touched) {
      for (const row of touched) {
        const bits = said.get(row);
        if (bits === undefined) continue;
        // Somebody who was merged has left what the file said about them behind.
        const id = idAt(tx, row);
        if (id === null) throw new Refusal('imports.book-changed');
        writeNo(tx, id, row, channelsIn(bits), () => nextStamp(tx, acting.ports));
      }
    },
    people: () => said.size,
  };
}

function lineOf(stopped: readonly Channel[]) {
  return { act: 'consent.stopped', detail: { stopped, method: 'import' } } as const;
}
