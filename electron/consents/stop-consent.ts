import { type ConsentSummary, withoutCard } from '../../shared/consents/model.ts';
import type { KeptFor, ListOutside, StopByCodeView, StopOutcome } from '../../shared/consents/stop.ts';
import type { ParsedInput } from '../../shared/contract.ts';
import { Refusal } from '../../shared/foundation/failure.ts';
import type { CustomerId, StopCode } from '../../shared/foundation/id.ts';
import type { Instant } from '../../shared/foundation/instant.ts';
import type { Language } from '../../shared/foundation/language.ts';
import type { Acting, ActingInVault } from '../app/ports.ts';
import { requireCustomer } from '../customers/service.ts';
import type { ReadDb, WriteDb } from '../database/connection.ts';
import { outsideWith } from '../exports/service.ts';
import { deviceId, nextStamp } from '../journal/clock.ts';
import { append } from '../journal/journal.ts';
import { formerIdsOf } from '../merges/service.ts';
import { reasonsToKeep } from '../retention/service.ts';
import { shopOf } from '../shop/service.ts';
import { latestSignVersion } from '../signs/service.ts';
import { endOf, initialsOf, isLive, type Pair, standingAt } from './rules.ts';
import { askedPurposes, consentLinesOf, namerIn, ofPair, pairsOf } from './service.ts';
import { newestStopCode } from './stop-code-store.ts';
import { requireOwnerOfCode } from './stop-codes.ts';
import { keepStopList } from './stop-list.ts';
import { answersOfCustomer, insertConsentEvent } from './store.ts';

/** Where everything stands for a person: what is agreed now, and the rest. */
export function summaryOf(
  db: ReadDb,
  input: { readonly customerId: CustomerId; readonly language?: Language },
  acting: Acting,
): ConsentSummary {
  const { row } = requireCustomer(db, input.customerId);
  const lines = consentLinesOf(db, input.customerId, acting, input.language);
  return {
    customerId: input.customerId,
    agreed: lines.filter((line) => isLive(line.state)),
    others: lines.filter((line) => !isLive(line.state)),
    stopCode: newestStopCode(db, row),
  };
}

/** What a stop code would stop, for somebody who has not said who they are: their initials and no more. */
export function byStopCode(db: ReadDb, input: { readonly code: StopCode }, acting: Acting): StopByCodeView {
  const customerId = requireOwnerOfCode(db, input.code);
  const { displayName } = requireCustomer(db, customerId).customer;
  return { ...summaryOf(db, { customerId }, acting), initials: initialsOf(displayName) };
}

/**
 * Ends everything, or the pairs chosen. Needs no reason, no identity and no card; works for anybody who is known, under
 * sixteen too. What was not live is refused, so that the no also stands against a yes that another till has not told
 * us about yet. Does not count as contact: stopping must not make the shop keep a person longer.
 */
export function stopConsent(tx: WriteDb, input: ParsedInput<'consents.stop'>, acting: ActingInVault): StopOutcome {
  return stop(tx, { ...input, method: 'stop-at-counter' }, acting);
}

/** The same for whoever brings the code, be it the person or somebody they have sent. */
export function stopByCode(tx: WriteDb, input: ParsedInput<'consents.stopByCode'>, acting: ActingInVault): StopOutcome {
  const customerId = requireOwnerOfCode(tx, input.code);
  return stop(tx, { customerId, which: input.which, method: 'stop-by-code' }, acting);
}

function stop(
  tx: WriteDb,
  wish: {
    readonly customerId: CustomerId;
    readonly which: readonly Pair[] | null;
    readonly method: 'stop-at-counter' | 'stop-by-code';
  },
  acting: ActingInVault,
): StopOutcome {
  const { customerId, method } = wish;
  const { row, customer } = requireCustomer(tx, customerId);
  const history = answersOfCustomer(tx, customerId);
  const pairs = chosenOf(pairsOf(askedPurposes(tx), history), wish.which);
  const before = summaryOf(tx, { customerId }, acting).agreed;
  const now = acting.ports.now();
  for (const pair of pairs) {
    insertConsentEvent(tx, row, {
      id: acting.ports.newId(),
      ...pair,
      state: endOf(standingAt(ofPair(history, pair), now).state),
      wording: null,
      noticeId: null,
      signVersion: latestSignVersion(tx),
      method,
      role: acting.who.role,
      staffId: acting.who.staffId,
      deviceId: deviceId(tx),
      afterPayment: false,
      at: now,
      hlc: nextStamp(tx, acting.ports),
      validUntil: null,
      ...withoutCard,
    });
  }
  const said = pairs.map((pair) => ({ ...pair, state: 'ConsentRefused' as const }));
  keepStopList(tx, { customerId, customerRow: row, said, reason: method }, acting);
  const stopped = pairs.map(({ purpose, channel }) => `${purpose} ${channel}`);
  append(tx, acting, { act: 'consent.stopped', subject: customerId, detail: { stopped, method } });
  return {
    ...summaryOf(tx, { customerId }, acting),
    ended: before.filter((line) => pairs.some((pair) => isSame(pair, line))),
    kept: keptFor(tx, customerId, acting),
    outside: listsWith(tx, [customerId, ...formerIdsOf(tx, row)], customer.createdAt),
  };
}

/** The pairs asked for, or all that are known; refused whole when one of them was never asked. */
function chosenOf(known: readonly Pair[], which: readonly Pair[] | null): readonly Pair[] {
  const chosen = which ?? known;
  if (chosen.some((one) => !known.some((pair) => pair.purpose === one.purpose))) {
    throw new Refusal('consent.purpose-not-offered');
  }
  if (chosen.some((one) => !known.some((pair) => isSame(pair, one)))) {
    throw new Refusal('consent.channel-not-offered');
  }
  return known.filter((pair) => chosen.some((one) => isSame(one, pair)));
}

/** What a stop does not end: each purpose that the rules keep something for, and each hold, with its last day. */
function keptFor(db: ReadDb, customerId: CustomerId, { ports }: Acting): readonly KeptFor[] {
  const name = namerIn(db, ports, shopOf(db).language);
  const kept = new Map<string, KeptFor>();
  // The longest come first, so that the first of a kind is its last day. Answers stay as proof as long as anything does.
  for (const reason of reasonsToKeep(db, customerId, ports.now())) {
    if (reason.kind === 'rule' && reason.field === 'answers') continue;
    const key = reason.kind === 'rule' ? `for ${reason.purpose}` : `hold ${reason.hold}`;
    if (kept.has(key)) continue;
    const { until } = reason;
    if (reason.kind === 'hold') kept.set(key, { kind: 'hold', hold: reason.hold, until });
    else kept.set(key, { kind: 'purpose', purposeName: name(reason.purpose), until });
  }
  return [...kept.values()];
}

function listsWith(db: ReadDb, ids: readonly CustomerId[], since: Instant): readonly ListOutside[] {
  return outsideWith(db, { ids, since }).map(({ scope, formats, startedAt, deleteBy }) => ({
    scope,
    formats,
    startedAt,
    deleteBy,
  }));
}

function isSame(one: Pair, other: Pair): boolean {
  return one.purpose === other.purpose && one.channel === other.channel;
}
