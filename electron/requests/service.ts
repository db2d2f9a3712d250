import { UTCDate } from '@date-fns/utc';
import { addDays, subMonths } from 'date-fns';
import type { ParsedInput } from '../../shared/contract.ts';
import { Refusal } from '../../shared/foundation/failure.ts';
import type { RequestId } from '../../shared/foundation/id.ts';
import type { Instant } from '../../shared/foundation/instant.ts';
import {
  type CustomerRequest,
  isOpenRequest,
  type RequestKind,
  type RequestList,
} from '../../shared/requests/model.ts';
import type { Acting } from '../app/ports.ts';
import { requireCustomer } from '../customers/service.ts';
import type { ReadDb, WriteDb } from '../database/connection.ts';
import { nextStamp } from '../journal/clock.ts';
import { append } from '../journal/journal.ts';
import { packOf } from '../packs/service.ts';
import { clockFor, lastDay, startOfClock } from './rules.ts';
import {
  close,
  countDue,
  dropClosedBefore,
  identify,
  insertRequest,
  openByRow,
  readClosed,
  readOpen,
  readRequest,
} from './store.ts';

/** Writes down what somebody wants and until when it has to be answered. */
export function recordRequest(tx: WriteDb, input: ParsedInput<'requests.record'>, acting: Acting): CustomerRequest {
  const { ports } = acting;
  const { row } = requireCustomer(tx, input.customerId);
  assertPossible(input.receivedOn, ports.now());
  const identifiedOn = input.identity === 'waiting' ? null : input.receivedOn;
  const pack = packOf(tx, ports);
  const { period, law } = clockFor(input.kind, pack);
  const start = startOfClock(pack.id, { receivedOn: input.receivedOn, identifiedOn });
  const { customerId, ...asked } = input;
  const request = {
    ...asked,
    id: ports.newId() as RequestId,
    row,
    state: identifiedOn === null ? ('RequestRequiresAction' as const) : ('RequestInitiated' as const),
    note: input.note.trim(),
    identifiedOn,
    dueOn: lastDay(input.kind, pack.id, period, start),
    law,
  };
  dropClosedBefore(tx, subMonths(new UTCDate(ports.now()), monthsKept).toISOString());
  insertRequest(tx, request, nextStamp(tx, ports));
  append(tx, acting, {
    act: 'request.recorded',
    subject: customerId,
    detail: { request: request.id, kind: request.kind, due: request.dueOn },
  });
  return required(tx, request.id);
}

/** Open requests by deadline, then those that are closed. */
export function requestList(db: ReadDb): RequestList {
  return { open: readOpen(db), closed: readClosed(db, mostClosed) };
}

/** Notes how the shop knows now who is asking. */
export function identifyRequest(tx: WriteDb, input: ParsedInput<'requests.identify'>, acting: Acting): CustomerRequest {
  const request = requireOpen(tx, input.id);
  const { ports } = acting;
  assertPossible(input.on, ports.now());
  if (input.on < request.receivedOn) throw new Refusal('request.day-impossible');
  const pack = packOf(tx, ports);
  const start = startOfClock(pack.id, { receivedOn: request.receivedOn, identifiedOn: input.on });
  const dueOn = lastDay(request.kind, pack.id, clockFor(request.kind, pack).period, start);
  identify(tx, { id: input.id, identity: input.identity, identifiedOn: input.on, dueOn }, nextStamp(tx, ports));
  append(tx, acting, {
    act: 'request.identified',
    subject: request.customerId,
    detail: { request: input.id, how: input.identity, due: dueOn },
  });
  return required(tx, input.id);
}

/** Closes a request: done, or refused with the reason that the person is told. */
export function closeRequest(tx: WriteDb, input: ParsedInput<'requests.close'>, acting: Acting): CustomerRequest {
  const request = requireOpen(tx, input.id);
  const reason = input.reason.trim();
  if (input.outcome === 'refused' && reason === '') throw new Refusal('request.reason-missing');
  const { ports } = acting;
  const state = input.outcome === 'done' ? 'RequestFulfilled' : 'RequestRejected';
  close(tx, { id: input.id, state, reason, at: ports.now() }, nextStamp(tx, ports));
  append(tx, acting, {
    act: 'request.closed',
    subject: request.customerId,
    detail: { request: input.id, kind: request.kind, outcome: input.outcome },
  });
  return required(tx, input.id);
}

/** How many open requests have their last day within so many days, or behind them. */
export function requestsDue(db: ReadDb, now: Instant, days: number): number {
  return countDue(db, addDays(new UTCDate(now), days).toISOString().slice(0, 10));
}

/** An open request for whose answer the person must still be in the book. */
export type RequestHold = { readonly row: number; readonly createdAt: Instant; readonly until: Instant };

/**
 * Open requests that keep a person: their data cannot be shown, copied or corrected once it is gone. A wish to stop or
 * to be erased keeps nobody. What is overdue keeps on until it is answered.
 */
export function requestHolds(db: ReadDb, now: Instant): readonly RequestHold[] {
  const tomorrow = `${addDays(new UTCDate(now), 1).toISOString().slice(0, 10)}T23:59:59.999Z`;
  return openByRow(db).flatMap(({ row, kind, createdOn, dueOn }) => {
    if (!keepsPerson[kind]) return [];
    const end = `${dueOn}T23:59:59.999Z`;
    return [{ row, createdAt: `${createdOn}T00:00:00.000Z`, until: end > now ? end : tomorrow }];
  });
}

const keepsPerson: Readonly<Record<RequestKind, boolean>> = {
  see: true,
  copy: true,
  correct: true,
  object: true,
  complaint: true,
  erase: false,
  stop: false,
};

const mostClosed = 50;
/** How long an answered request is kept to show that its clock was met. */
const monthsKept = 36;
const oldestDays = 730;

/** Refuses days to come (a day ahead may be today elsewhere) and days so long past that it must be a slip. */
function assertPossible(day: string, now: Instant): void {
  const date = (offset: number) => addDays(new UTCDate(now), offset).toISOString().slice(0, 10);
  if (day > date(1) || day < date(-oldestDays)) throw new Refusal('request.day-impossible');
}

function requireOpen(db: ReadDb, id: RequestId): CustomerRequest {
  const request = readRequest(db, id);
  if (request === null || !isOpenRequest(request.state)) throw new Refusal('request.not-found');
  return request;
}

function required(db: ReadDb, id: RequestId): CustomerRequest {
  const request = readRequest(db, id);
  if (request === null) throw new Refusal('request.not-found');
  return request;
}
