import { type Channel, channels, withoutCard } from '../../shared/consents/model.ts';
import type { CustomerId } from '../../shared/foundation/id.ts';
import type { Instant } from '../../shared/foundation/instant.ts';
import type { MergedAnswer } from '../../shared/merges/model.ts';
import type { Acting } from '../app/ports.ts';
import type { ReadDb, WriteDb } from '../database/connection.ts';
import { deviceId, nextStamp } from '../journal/clock.ts';
import { shopOf } from '../shop/service.ts';
import { namerIn, ofPair, pairsOf } from './pairs.ts';
import { endOf, isLive, isNo, type Pair, standingAt, strictestOf } from './rules.ts';
import { answersOfCustomer, insertConsentEvent } from './store.ts';

/** Where every answer of two people stands, on either side and once they are one; a channel that is stopped ends every yes. */
export function answersTogether(
  db: ReadDb,
  two: { readonly keep: CustomerId; readonly gone: CustomerId; readonly stopped: ReadonlyMap<Channel, Instant> },
  { ports }: Acting,
): readonly MergedAnswer[] {
  const [own, other] = [answersOfCustomer(db, two.keep), answersOfCustomer(db, two.gone)];
  const now = ports.now();
  const name = namerIn(db, ports, shopOf(db).language);
  return pairsOf([], [...own, ...other]).map((pair) => {
    const [one, theirs] = [ofPair(own, pair), ofPair(other, pair)];
    const strictest = strictestOf(one, theirs, now);
    return {
      ...pair,
      purposeName: name(pair.purpose),
      keep: standingAt(one, now).state,
      gone: standingAt(theirs, now).state,
      after: two.stopped.has(pair.channel) && isLive(strictest) ? endOf(strictest) : strictest,
    };
  });
}

/** Writes the no that a merge has decided where the two histories together do not say it. Answers with the new ids. */
export function settleTogether(
  tx: WriteDb,
  person: { readonly id: CustomerId; readonly row: number },
  decided: readonly MergedAnswer[],
  acting: Acting,
): readonly string[] {
  const history = answersOfCustomer(tx, person.id);
  const now = acting.ports.now();
  return decided.flatMap((answer): readonly string[] => {
    const { state } = standingAt(ofPair(history, answer), now);
    if (!isNo(answer.after) || isNo(state)) return [];
    return [addMergeNo(tx, person.row, answer, endOf(state), acting)];
  });
}

/** Channels on which a person said no and agreed to nothing: those for which they belong on the stop list. */
export function closedChannels(db: ReadDb, id: CustomerId, { ports }: Acting): readonly Channel[] {
  const history = answersOfCustomer(db, id);
  const now = ports.now();
  const stands = pairsOf([], history).map((pair) => ({ ...pair, state: standingAt(ofPair(history, pair), now).state }));
  return channels.filter((channel) => {
    const own = stands.filter((one) => one.channel === channel);
    return own.some(({ state }) => isNo(state)) && !own.some(({ state }) => isLive(state));
  });
}

/** Carries every no that one person has said after a moment of the logical clock over to another. */
export function carryNos(
  tx: WriteDb,
  from: CustomerId,
  to: { readonly id: CustomerId; readonly row: number },
  since: string,
  acting: Acting,
): void {
  const [told, theirs] = [answersOfCustomer(tx, from), answersOfCustomer(tx, to.id)];
  const now = acting.ports.now();
  for (const pair of pairsOf([], told)) {
    const { state, event } = standingAt(ofPair(told, pair), now);
    const standing = standingAt(ofPair(theirs, pair), now).state;
    if (isNo(state) && event !== null && event.hlc > since && !isNo(standing)) {
      addMergeNo(tx, to.row, pair, endOf(standing), acting);
    }
  }
}

function addMergeNo(
  tx: WriteDb,
  row: number,
  { purpose, channel }: Pair,
  state: ReturnType<typeof endOf>,
  { ports, who }: Acting,
): string {
  const id = ports.newId();
  insertConsentEvent(tx, row, {
    id,
    purpose,
    channel,
    state,
    wording: null,
    noticeId: null,
    signVersion: null,
    method: 'merge',
    role: who.role,
    staffId: who.staffId,
    deviceId: deviceId(tx),
    afterPayment: false,
    at: ports.now(),
    hlc: nextStamp(tx, ports),
    validUntil: null,
    ...withoutCard,
  });
  return id;
}
