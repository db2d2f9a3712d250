import { UTCDate } from '@date-fns/utc';
import { addYears, startOfYear } from 'date-fns';
import type { Instant } from '../../shared/foundation/instant.ts';
import { proofYears } from '../../shared/notices/pack.ts';
import type { KeptProof } from '../../shared/retention/model.ts';
import type { Acting, Ports } from '../app/ports.ts';
import { purposeNamesOf } from '../consents/service.ts';
import { normalisedContact } from '../customers/service.ts';
import type { ReadDb, WriteDb } from '../database/connection.ts';
import { append } from '../journal/journal.ts';
import { packOf } from '../packs/service.ts';
import type { UnlockedVault } from '../vault/unlocked-vault.ts';
import { answersOfProof, contactsToProve, deleteEndedProofs, insertProofs, proofsUnder } from './proofs-store.ts';

/** How many people's proof stays, and the day it goes. */
export type ProofsKept = { readonly count: number; readonly until: Instant | null };

/** The proof of people who are about to be erased, ready to be written. */
export type ReadyProofs = {
  readonly kept: ProofsKept;
  readonly keys: readonly (readonly [row: number, fingerprint: Buffer])[];
  readonly at: Instant;
  readonly hlc: string;
};

/** What has to stay of these people to prove that they had said yes. */
export function proofsToKeep(
  vault: Pick<UnlockedVault, 'db' | 'fingerprint'>,
  rows: readonly number[],
  { now, hlc }: { readonly now: Instant; readonly hlc: string },
  ports: Ports,
): ReadyProofs {
  const keys = contactsToProve(vault.db, rows).map(([row, contact]) => [row, vault.fingerprint(contact)] as const);
  const count = new Set(keys.map(([row]) => row)).size;
  const until = count === 0 ? null : proofEnds(now, proofYears(packOf(vault.db, ports)));
  return { kept: { count, until }, keys, at: now, hlc };
}

/** Keeps the proof, and drops proof whose last day has come. */
export function keepProofs(tx: WriteDb, { kept: { until }, keys, at, hlc }: ReadyProofs): void {
  deleteEndedProofs(tx, at);
  if (until !== null) insertProofs(tx, keys, { at, until, hlc });
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
