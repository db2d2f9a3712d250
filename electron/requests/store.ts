import type { CustomerId, RequestId } from '../../shared/foundation/id.ts';
import type { Instant } from '../../shared/foundation/instant.ts';
import {
  type CustomerRequest,
  type Identity,
  type RequestKind,
  type RequestState,
  requestKinds,
  requestRights,
} from '../../shared/requests/model.ts';
import type { ReadDb, WriteDb } from '../database/connection.ts';

/** A request as it is written down; who asks is the customer's row. */
export type NewRequest = Pick<
  CustomerRequest,
  'id' | 'kind' | 'state' | 'note' | 'identity' | 'receivedOn' | 'identifiedOn' | 'dueOn' | 'law'
> & { readonly row: number };

export function insertRequest(tx: WriteDb, request: NewRequest, hlc: string): void {
  tx.prepare(
    `INSERT INTO request (id, customer_row, wish, state, note, identity, received_on, identified_on, due_on, law, reason, hlc)
     VALUES (@id, @row, @wish, @state, @note, @identity, @receivedOn, @identifiedOn, @dueOn, @law, '', @hlc)`,
  ).run({ ...request, wish: requestRights[request.kind], hlc });
}

export function readRequest(db: ReadDb, id: RequestId): CustomerRequest | null {
  const row = db.prepare(`${selected} WHERE r.id = ?`).get(id) as Row | undefined;
  return row === undefined ? null : modelFrom(row);
}

/** Open requests, the nearest deadline first. */
export function readOpen(db: ReadDb): readonly CustomerRequest[] {
  return (db.prepare(`${selected} WHERE r.closed_at IS NULL ORDER BY r.due_on, r.id`).all() as Row[]).map(modelFrom);
}

/** Closed requests, newest first. */
export function readClosed(db: ReadDb, limit: number): readonly CustomerRequest[] {
  return (
    db
      .prepare(`${selected} WHERE r.closed_at IS NOT NULL ORDER BY r.closed_at DESC, r.id DESC LIMIT ?`)
      .all(limit) as Row[]
  ).map(modelFrom);
}

/** What the people with open requests want and by when, by the customer's row. */
export function openByRow(
  db: ReadDb,
): readonly { readonly row: number; readonly kind: RequestKind; readonly createdOn: string; readonly dueOn: string }[] {
  const rows = db
    .prepare(
      `SELECT customer_row AS "row", wish, received_on AS createdOn, due_on AS dueOn FROM request
       WHERE closed_at IS NULL AND customer_row IS NOT NULL ORDER BY due_on, id`,
    )
    .all() as { row: number; wish: string; createdOn: string; dueOn: string }[];
  return rows.map(({ wish, ...rest }) => ({ ...rest, kind: kindOf(wish) }));
}

/** How many open requests have their last day up to this one. */
export function countDue(db: ReadDb, day: string): number {
  return db.prepare('SELECT count(*) FROM request WHERE closed_at IS NULL AND due_on <= ?').pluck().get(day) as number;
}

export function identify(
  tx: WriteDb,
  request: Pick<CustomerRequest, 'id' | 'identity' | 'identifiedOn' | 'dueOn'>,
  hlc: string,
): void {
  tx.prepare(
    `UPDATE request SET state = 'RequestInitiated', identity = @identity, identified_on = @identifiedOn, due_on = @dueOn,
       hlc = @hlc WHERE id = @id`,
  ).run({ ...request, hlc });
}

export function close(
  tx: WriteDb,
  request: { readonly id: RequestId; readonly state: RequestState; readonly reason: string; readonly at: Instant },
  hlc: string,
): void {
  tx.prepare('UPDATE request SET state = @state, reason = @reason, closed_at = @at, hlc = @hlc WHERE id = @id').run({
    ...request,
    hlc,
  });
}

/** Drops what was answered before a moment: by then nobody asks any more whether the clock was met. */
export function dropClosedBefore(tx: WriteDb, at: Instant): void {
  tx.prepare('DELETE FROM request WHERE closed_at < ?').run(at);
}

const selected = `SELECT r.id, c.id AS customerId, c.display_name AS displayName, r.wish, r.state, r.note, r.identity,
    r.received_on AS receivedOn, r.identified_on AS identifiedOn, r.due_on AS dueOn, r.law, r.closed_at AS closedAt, r.reason
  FROM request r LEFT JOIN customer c ON c.row = r.customer_row`;

type Row = {
  readonly id: RequestId;
  readonly customerId: CustomerId | null;
  readonly displayName: string | null;
  readonly wish: string;
  readonly state: RequestState;
  readonly note: string;
  readonly identity: Identity;
  readonly receivedOn: string;
  readonly identifiedOn: string | null;
  readonly dueOn: string;
  readonly law: string | null;
  readonly closedAt: Instant | null;
  readonly reason: string;
};

function modelFrom({ wish, ...rest }: Row): CustomerRequest {
  return { ...rest, kind: kindOf(wish) };
}

function kindOf(wish: string): RequestKind {
  const kind = requestKinds.find((one) => requestRights[one] === wish);
  if (kind === undefined) throw new Error('a request of no kind');
  return kind;
}
