import { Refusal } from '../../shared/foundation/failure.ts';
import type { Counts } from '../../shared/imports/model.ts';
import type { Purchase } from '../../shared/purchases/model.ts';
import type { Acting } from '../app/ports.ts';
import { append } from '../journal/journal.ts';
import { addPurchases, moveContactsOn } from '../purchases/service.ts';
import type { UnlockedVault } from '../vault/unlocked-vault.ts';
import { assessPurchase } from './assess-purchase.ts';
import { againstPurchases, counted } from './dry-run.ts';
import { type CheckedSession, type Coming, type LetIn, letIn, type Reader } from './into-copy.ts';
import { noCounts } from './rules.ts';
import type { Work } from './session.ts';

/**
 * Lets in every purchase of which the dry run said so, all or none. Each row is held against the book once more as it is written.
 */
export function bringPurchases(
  vault: UnlockedVault,
  session: CheckedSession,
  own: Work,
  acting: Acting,
): Promise<LetIn> {
  return letIn(vault, session, own, acting, (coming) => purchasesReader(vault, session, coming, acting));
}

function purchasesReader(
  vault: UnlockedVault,
  session: CheckedSession,
  { id, hlc, number }: Coming,
  acting: Acting,
): Reader {
  const against = againstPurchases(vault, session, acting);
  let counts: Counts = noCounts;
  let waiting: { readonly row: number; readonly purchase: Purchase }[] = [];
  return {
    take(record, found) {
      const now = assessPurchase(record, against);
      // Whom the dry run did not know is for another look, however well they are known by now.
      const held = now === null || found.verdict === 'refused' ? found : now;
      counts = counted(counts, held, false);
      if (held.verdict !== 'new' || now?.row == null || now.bought === null) return;
      const { day, what, amountMinor, currency } = now.bought;
      const purchase = { id: acting.ports.newId(), at: `${day}T12:00:00.000Z`, what, amountMinor, currency };
      waiting.push({ row: now.row, purchase });
    },
    waiting: () => waiting.length,
    write(tx) {
      if (waiting.length > 0) addPurchases(tx, waiting, acting, { hlc, number });
      waiting = [];
    },
    counts: () => counts,
    came: () => counts.new,
    also(tx, touched) {
      // What the counter wrote about somebody meanwhile has taken the place of what the file did.
      if (!moveContactsOn(tx, touched.people, { number, hlc })) throw new Refusal('imports.book-changed');
      const { rows, same, refused } = counts;
      const detail = { kind: session.kind, rows, came: counts.new, same, refused };
      append(tx, acting, { act: 'import.came-in', subject: id, detail });
    },
  };
}
