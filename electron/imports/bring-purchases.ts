import { Refusal } from '../../shared/foundation/failure.ts';
import type { ImportId } from '../../shared/foundation/id.ts';
import type { Counts } from '../../shared/imports/model.ts';
import type { Purchase } from '../../shared/purchases/model.ts';
import type { Acting } from '../app/ports.ts';
import { chainHash, sameBytes } from '../database/digest.ts';
import { nextStamp } from '../journal/clock.ts';
import { append } from '../journal/journal.ts';
import { addPurchases } from '../purchases/service.ts';
import { isErasing } from '../retention/service.ts';
import type { UnlockedVault } from '../vault/unlocked-vault.ts';
import { assessPurchase } from './assess-purchase.ts';
import { againstPurchases, counted } from './dry-run.ts';
import { recordsFrom } from './file-records.ts';
import { judgementOf, noCounts } from './rules.ts';
import { breather, type Checked, type Session, type Work } from './session.ts';
import { insertImport, markArrived } from './store.ts';
import { giveUp } from './take-out.ts';

/**
 * Lets in every purchase of which the dry run said so, all or none: they are written in pieces under one stamp, by which a crash
 * or a failure takes them out again. Each row is held against the book once more as it is written. Answers with the import's id.
 */
export async function bringPurchases(
  vault: UnlockedVault,
  session: Session & { readonly checked: Checked },
  own: Work,
  acting: Acting,
): Promise<ImportId> {
  if (isErasing(vault)) throw new Refusal('imports.under-way');
  const id = acting.ports.newId() as ImportId;
  const { number, hlc } = vault.transaction((tx) => {
    const stamp = nextStamp(tx, acting.ports);
    const about = { id, kind: session.kind, beganAt: acting.ports.now(), counts: noCounts };
    return { number: insertImport(tx, { ...about, hlc: stamp }), hlc: stamp };
  });
  try {
    const counts = await writeAll(vault, session, { own, hlc }, acting);
    vault.transaction((tx) => {
      markArrived(tx, number, acting.ports.now(), counts);
      const { rows, same, refused } = counts;
      const detail = { kind: session.kind, rows, came: counts.new, same, refused };
      append(tx, acting, { act: 'import.came-in', subject: id, detail });
    });
    return id;
  } catch (error) {
    await giveUp(vault, { number, hlc, kind: session.kind }, acting);
    throw error;
  }
}

const rowsAtATime = 100;
type Bought = { readonly row: number; readonly purchase: Purchase };

async function writeAll(
  vault: UnlockedVault,
  session: Session & { readonly checked: Checked },
  { own, hlc }: { readonly own: Work; readonly hlc: string },
  acting: Acting,
): Promise<Counts> {
  const { checked, file, layout } = session;
  const breathe = breather(own);
  const against = againstPurchases(vault, session, hlc, acting);
  let counts: Counts = noCounts;
  let waiting: Bought[] = [];
  let digest: Uint8Array = new Uint8Array(32);
  let at = 0;
  const write = () => {
    const bought = waiting;
    waiting = [];
    if (bought.length > 0) vault.piece((tx) => addPurchases(tx, bought, acting, hlc));
  };
  for await (const batch of recordsFrom(file, layout)) {
    digest = chainHash(digest, batch.text);
    for (const record of batch.records) {
      const found = judgementOf(checked.codes[at] ?? 0);
      at += 1;
      if (found === null) continue;
      const now = assessPurchase(record, against);
      // Whom the dry run did not know is for another look, however well they are known by now.
      const held = now === null || found.verdict === 'refused' ? found : now;
      counts = counted(counts, held, false);
      if (held.verdict === 'new' && now?.row != null && now.bought !== null) {
        const { day, what, amountMinor, currency } = now.bought;
        const purchase = { id: acting.ports.newId(), at: `${day}T12:00:00.000Z`, what, amountMinor, currency };
        waiting.push({ row: now.row, purchase });
      }
      if (waiting.length >= rowsAtATime) write();
      await breathe();
    }
    const { offset: done } = batch.from;
    acting.ports.tell('progress', { task: 'import', step: 'bringing-in', done, total: file.size });
    await breathe();
  }
  write();
  if (at !== checked.codes.length || !sameBytes(digest, checked.digest)) throw new Refusal('imports.file-changed');
  return counts;
}
