import { UTCDate } from '@date-fns/utc';
import { addDays } from 'date-fns';
import { Refusal } from '../../shared/foundation/failure.ts';
import type { LetGoId } from '../../shared/foundation/id.ts';
import type { Instant } from '../../shared/foundation/instant.ts';
import type { LetGoList } from '../../shared/retention/model.ts';
import type { Acting } from '../app/ports.ts';
import type { ReadDb, WriteDb } from '../database/connection.ts';
import { sha256Hex } from '../database/digest.ts';
import { nextStamp } from '../journal/clock.ts';
import { append } from '../journal/journal.ts';
import { type Due, dueNow, settle } from './due.ts';
import { endList, insertList, type OpenList, openList, peopleOnList } from './let-go-store.ts';
import { confirms, stillDue } from './rules.ts';
import { type Leaving, namesOf, type Reducing } from './store.ts';

/** Days between the owner's yes and the moment people leave. */
export const daysOnList = 7;

/** SHA-256 that stands for exactly these people and what goes of each. */
export function tokenOf(going: readonly Leaving[], reducing: readonly Reducing[]): string {
  return sha256Hex(
    JSON.stringify([going.map(({ id }) => id).sort(), reducing.map(({ id, fields }) => [id, ...fields]).sort()]),
  );
}

/** Puts exactly the people of the preview that the owner saw on the list. Removes nobody. */
export function listThoseDue(
  tx: WriteDb,
  wish: { readonly token: string; readonly typed: string },
  acting: Acting,
): LetGoList {
  if (openList(tx) !== null) throw new Refusal('retention.list-open');
  const { ports } = acting;
  const { going, reducing } = settle(tx, ports.now());
  if (tokenOf(going, reducing) !== wish.token) throw new Refusal('retention.preview-changed');
  const people = [...going, ...reducing].map(({ row, id, fields }) => ({ row, id, fields }));
  if (people.length === 0) throw new Refusal('retention.nothing-due');
  if (!confirms(wish.typed, people.length)) throw new Refusal('retention.confirmation-wrong');
  const listedAt = ports.now();
  const list: OpenList = {
    id: ports.newId() as LetGoId,
    listedAt,
    leavesAt: addDays(new UTCDate(listedAt), daysOnList).toISOString(),
    removing: going.length,
    reducing: reducing.length,
  };
  insertList(tx, list, people, nextStamp(tx, ports));
  append(tx, acting, {
    act: 'let-go.listed',
    subject: list.id,
    detail: { people: going.length, reduced: reducing.length },
  });
  return viewOf(tx, list, acting.ports.now());
}

/** Ends the list and lets everybody stay. */
export function takeListBack(tx: WriteDb, acting: Acting): null {
  const list = openList(tx);
  if (list === null) throw new Refusal('retention.nothing-due');
  endList(tx, list.id, 'taken-back', acting.ports.now(), nextStamp(tx, acting.ports));
  append(tx, acting, { act: 'let-go.taken-back', subject: list.id });
  return null;
}

/** The open list with what has become of it, or `null`. */
export function listOf(db: ReadDb, now: Instant): LetGoList | null {
  const list = openList(db);
  return list === null ? null : viewOf(db, list, now);
}

/** Who of the open list goes now, and who has dropped out because something keeps them again. */
export function listNow(
  db: ReadDb,
  list: OpenList,
  due: Due,
): {
  readonly going: readonly Leaving[];
  readonly reducing: readonly Reducing[];
  readonly dropped: readonly Leaving[];
} {
  return stillDue(peopleOnList(db, list.id), due);
}

const mostDropOutsShown = 100;

function viewOf(db: ReadDb, list: OpenList, now: Instant): LetGoList {
  const { going, reducing, dropped } = listNow(db, list, dueNow(db, now));
  const shown = dropped.slice(0, mostDropOutsShown);
  const names = namesOf(
    db,
    shown.map(({ row }) => row),
  );
  return {
    id: list.id,
    listedAt: list.listedAt,
    leavesAt: list.leavesAt,
    ripe: list.leavesAt <= now,
    token: tokenOf(going, reducing),
    going: going.length,
    reducing: reducing.length,
    droppedOut: shown.map(({ row, id }) => ({ id, displayName: names.get(row) ?? '' })),
    dropped: dropped.length,
  };
}
