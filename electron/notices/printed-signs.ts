import { Refusal } from '../../shared/foundation/failure.ts';
import type { SignOut, SignOutcome } from '../../shared/notices/changes.ts';
import type { Acting, Ports } from '../app/ports.ts';
import type { ReadDb, WriteDb } from '../database/connection.ts';
import { nextStamp } from '../journal/clock.ts';
import { append } from '../journal/journal.ts';
import { currentNotice, hashIfTrue } from './service.ts';
import { insertGone, readHangingSigns } from './signs-store.ts';

/** Every sign that may still hang somewhere, newest first, and whether it still tells the truth. */
export function signsOut(db: ReadDb, ports: Ports): readonly SignOut[] {
  const today = hashIfTrue(db, ports);
  const published = currentNotice(db).id;
  const hanging = readHangingSigns(db);
  return hanging.map(({ noticeId, noticeHash, ...sign }) => {
    const newer = hanging.find(
      (other) =>
        other.noticeId === published &&
        other.version > sign.version &&
        other.format === sign.format &&
        other.language === sign.language,
    );
    return { ...sign, stale: noticeHash !== today, reprintedAt: newer?.at ?? null };
  });
}

/** Notes that a sign hangs no longer, and answers with those that may. */
export function reportGone(
  tx: WriteDb,
  { id, outcome }: { readonly id: string; readonly outcome: SignOutcome },
  acting: Acting,
): readonly SignOut[] {
  const { ports } = acting;
  if (!insertGone(tx, id, outcome, ports.now(), nextStamp(tx, ports))) throw new Refusal('notice.not-found');
  append(tx, acting, { act: 'sign.gone', subject: id, detail: { outcome } });
  return signsOut(tx, ports);
}
