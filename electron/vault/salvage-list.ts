import type { ParsedInput } from '../../shared/contract.ts';
import { Refusal } from '../../shared/foundation/failure.ts';
import { type OutputDone, officeSizes } from '../../shared/notices/model.ts';
import type { SalvageList } from '../../shared/vault/salvage.ts';
import type { Acting } from '../app/ports.ts';
import type { ReadDb, WriteDb } from '../database/connection.ts';
import { append } from '../journal/journal.ts';
import { paperHead } from '../shop/service.ts';
import { forgetSalvage, readSalvage } from './salvage-store.ts';
import type { UnlockedVault } from './unlocked-vault.ts';

/** What the last salvage could not read, about people who are still here; `null` when there was none, or it was put away. */
export function salvageList(db: ReadDb): SalvageList | null {
  return readSalvage(db);
}

/** Puts the list on paper or into a PDF, for whoever asks people again; the journal says so, because it holds names. */
export async function takeSalvageList(
  vault: UnlockedVault,
  { language, paper, to }: ParsedInput<'vault.takeSalvageList'>,
  acting: Acting,
): Promise<OutputDone> {
  const list = readSalvage(vault.db);
  if (list === null) throw new Refusal('call.bad-input');
  const document = { kind: 'salvage', language, ...paperHead(vault.db), list } as const;
  const page = { document, size: officeSizes[paper] };
  const { ports } = acting;
  const done = to === 'printer' ? await ports.print(page) : await ports.savePdf(page, 'salvage.pdf');
  if (done.kind === 'done') {
    vault.transaction((tx) =>
      append(tx, acting, { act: 'book.salvage-taken', detail: { people: list.people.length, to } }),
    );
  }
  return done;
}

/** The owner has asked whom they wanted to ask. */
export function putSalvageListAway(tx: WriteDb, acting: Acting): null {
  forgetSalvage(tx);
  append(tx, acting, { act: 'book.salvage-put-away' });
  return null;
}
