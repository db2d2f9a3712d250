import { UTCDate } from '@date-fns/utc';
import { addYears, startOfYear } from 'date-fns';
import type { Instant } from '../../shared/foundation/instant.ts';
import { proofYears } from '../../shared/notices/pack.ts';
import type { KeptProof } from '../../shared/retention/model.ts';
import type { Acting, Ports } from '../app/ports.ts';
import { purposeNamesOf } from '../consents/service.ts';
import { normalisedContact } from '../customers/service.ts';
import type { ReadDb, WriteDb } from '../database/connection.ts';
import { nextStamp } from '../journal/clock.ts';
import { append } from '../journal/journal.ts';
import { packOf } from '../packs/service.ts';
import type { UnlockedVault } from '../vault/unlocked-vault.ts';
import { answersOfProof, contactsToProve, deleteEndedProofs, insertProofs, proofsUnder } from './proofs-store.ts';

/** How many people's proof stays, and the day it goes. */
export type ProofsKept = { readonly count: number; readonly until: Instant | null };

/** Keeps, of people who are about to be erased, the proof that they had said yes; drops proof whose last day has come. */
export function keepProofs(
  tx: WriteDb,
  vault: Pick<UnlockedVault, 'fingerprint'>,
  rows: readonly number[],
  ports: Ports,
): ProofsKept {
  const now = ports.now();
  deleteEndedProofs(tx, now);
  const keys = contactsToProve(tx, rows).map(([row, normalised]) => [row, vault.fingerprint(normalised)] as const);
  if (keys.length === 0) return { count: 0, until: null };
  const until = proofEnds(now, proofYears(packOf(tx, ports)));
  const count = insertProofs(tx, keys, { at: now, until, hlc: nextStamp(tx, ports) });
  return { count, until };
}

/** Drops proof whose last day has come. */
export function dropEndedProofs(tx: WriteDb, ports: Ports): void {
  deleteEndedProofs(tx, ports.now());
}

/** What an erased person had said yes to, for whoever names one of their contact points. The look is journalled. */
export async function proofOf(
  vault: UnlockedVault,
  { contact }: { readonly contact: string },
  acting: Acting,
): Promise<readonly KeptProof[]> {
  const { ports } = acting;
  const fingerprint = vault.fingerprint(normalisedContact(vault.db, contact));
  const found = proofsUnder(vault.db, fingerprint, ports.now()).map((proof) => ({
    ...proof,
    answers: named(vault.db, answersOfProof(vault.db, proof.id), ports),
  }));
  vault.transaction((tx) => append(tx, acting, { act: 'proof.viewed', detail: { found: found.length } }));
  return found;
}

/** The first day of the year after so many years. */
export function proofEnds(erased: Instant, years: number): Instant {
  return startOfYear(addYears(new UTCDate(erased), years + 1)).toISOString();
}

function named(db: ReadDb, answers: ReturnType<typeof answersOfProof>, ports: Ports): KeptProof['answers'] {
  const names = purposeNamesOf(db, ports);
  return answers.map((answer) => ({ ...answer, purposeName: names[answer.purpose] ?? answer.purpose }));
}
