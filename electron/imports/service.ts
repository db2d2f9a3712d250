import { Refusal } from '../../shared/foundation/failure.ts';
import type { ImportId } from '../../shared/foundation/id.ts';
import { type FileDraft, type PastImport, tellsPurchases } from '../../shared/imports/model.ts';
import type { Acting, OpenedFile } from '../app/ports.ts';
import { backUpBefore } from '../backups/back-up.ts';
import type { ReadDb } from '../database/connection.ts';
import { pause } from '../database/pause.ts';
import { append, appendWaiting } from '../journal/journal.ts';
import { purchasesOfImport } from '../purchases/service.ts';
import { shopOf } from '../shop/service.ts';
import type { UnlockedVault } from '../vault/unlocked-vault.ts';
import { bringIn } from './bring-in.ts';
import { bringPurchases } from './bring-purchases.ts';
import { undoUntil } from './rules.ts';
import { alone, breather, cancelWork, keepSession, sessionOf } from './session.ts';
import { allImports, importAt, type StoredImport } from './store.ts';
import { finishInterrupted, undoImport } from './take-out.ts';
import { tillOf } from './till.ts';
import { type Correction, draftOf, understand } from './understand.ts';

/** Endings of the files that tills, mail programs and spreadsheets write. */
const endings = ['csv', 'tsv', 'txt', 'vcf', 'vcard'] as const;

/** Asks for a file, opens it and says how it was understood; `null` when the dialog was closed. */
export async function chooseFile(vault: UnlockedVault, { ports }: Acting): Promise<FileDraft | null> {
  const file = await ports.openFile(endings);
  return file === null ? null : readAnew(vault, file, {}, { ports });
}

/** Reads the file anew with what a person said about it; a dry run of it is worth nothing then. */
export async function correctFile(vault: UnlockedVault, correction: Correction, { ports }: Acting): Promise<FileDraft> {
  const { file, layout, delimiter, hasHeader, reading } = sessionOf(vault);
  const { encoding = layout.encoding } = correction;
  const parted = correction.delimiter ?? delimiter ?? undefined;
  // Columns that are parted anew are other columns, and so are those of which the headings are read or not.
  const sameColumns = parted === (delimiter ?? undefined) && (correction.hasHeader ?? hasHeader) === hasHeader;
  const known = {
    dayOrder: reading.dayOrder,
    wanted: reading.wanted,
    hasHeader: correction.delimiter === undefined ? hasHeader : undefined,
  };
  const targets = sameColumns ? reading.targets : undefined;
  const said = { ...known, targets, ...defined(correction), encoding, delimiter: parted };
  return readAnew(vault, file, said, { ports });
}

/** Lets in whoever the dry run said would come in. A cancelled import leaves a line in the journal and nobody in the book. */
export async function bringFileIn(vault: UnlockedVault, likely: boolean, acting: Acting): Promise<PastImport> {
  const session = sessionOf(vault);
  const { checked } = session;
  if (checked === null) throw new Refusal('imports.not-checked');
  const { counts } = checked;
  if (counts.new + counts.stopped + (likely ? counts.likely : 0) + counts.newNoes === 0)
    throw new Refusal(tellsPurchases(session.kind) ? 'imports.nothing-new' : 'imports.nobody-new');
  const { stored, here } = await alone(vault, async (own) => {
    await backUpBefore(vault, 'import', acting);
    try {
      if (tellsPurchases(session.kind)) return await bringPurchases(vault, { ...session, checked }, own, acting);
      return await bringIn(vault, { ...session, checked }, { likely, own }, acting);
    } catch (error) {
      if (own.cancelled)
        vault.transaction((tx) => append(tx, acting, { act: 'import.cancelled', detail: { kind: session.kind } }));
      throw error;
    }
  });
  // Everything is in the book by now. Where a lock or a full disk comes in between, the next unlock goes on with the lines.
  await writeLines(vault, acting).catch(() => {});
  await keepSession(vault, null);
  return pastFrom(stored, here, acting.ports.now());
}

/** Stops what is going on with the file. */
export function cancelImport(vault: UnlockedVault): null {
  cancelWork(vault);
  return null;
}

/** Lets go of the file. */
export async function closeFile(vault: UnlockedVault): Promise<null> {
  cancelWork(vault);
  await keepSession(vault, null);
  return null;
}

/** Every import, the newest first. */
export function pastImports(db: ReadDb, now: string): readonly PastImport[] {
  return allImports(db).map((one) =>
    pastFrom(one, tellsPurchases(one.kind) ? purchasesOfImport(db, one.number) : one.here, now),
  );
}

/** The import that brought somebody in, while it is known which it was. */
export function importOf(db: ReadDb, row: number, now: string): PastImport | null {
  const id = importAt(db, row);
  return pastImports(db, now).find((one) => one.id === id) ?? null;
}

/** Takes a whole import back. */
export async function undo(vault: UnlockedVault, id: ImportId, acting: Acting): Promise<PastImport> {
  await undoImport(vault, id, acting);
  return requirePast(vault.db, id, acting.ports.now());
}

/** Goes on with what a lock or a crash interrupted, while the shop already works. Nobody has to wait for it. */
export async function resumeImports(vault: UnlockedVault, acting: Acting): Promise<void> {
  try {
    await finishInterrupted(vault, acting);
    await writeLines(vault, acting);
  } catch {
    // Locked meanwhile, or the disk is full: everybody it is about stays hidden, and the next unlock tries again.
  }
}

/** Chains on what an import put aside for the journal, a piece at a time. */
async function writeLines(vault: UnlockedVault, acting: Acting): Promise<void> {
  while (vault.piece((tx) => appendWaiting(tx, acting))) {
    vault.keepPieces();
    await pause();
  }
}

async function readAnew(
  vault: UnlockedVault,
  file: OpenedFile,
  correction: Correction,
  { ports }: Pick<Acting, 'ports'>,
): Promise<FileDraft> {
  const shop = shopOf(vault.db);
  return alone(vault, async (own) => {
    const session = await understand(file, shop, correction, breather(own));
    const draft = await draftOf(session, shop, tillOf(vault.db, ports));
    await keepSession(vault, session);
    return draft;
  });
}

function requirePast(db: ReadDb, id: ImportId, now: string): PastImport {
  const past = pastImports(db, now).find((one) => one.id === id);
  if (past === undefined) throw new Refusal('imports.not-found');
  return past;
}

function pastFrom(one: StoredImport, here: number, now: string): PastImport {
  const { id, kind, arrivedAt, beganAt, counts, state } = one;
  const until = arrivedAt === null ? null : undoUntil(arrivedAt);
  return {
    id,
    kind,
    at: arrivedAt ?? beganAt,
    counts,
    here,
    state: state === 'arriving' ? 'leaving' : state,
    undoUntil: state === 'here' && until !== null && now <= until ? until : null,
  };
}

function defined(correction: Correction): Correction {
  return Object.fromEntries(Object.entries(correction).filter(([, value]) => value !== undefined));
}
