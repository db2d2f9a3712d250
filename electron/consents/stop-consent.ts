import { type ConsentSummary, withoutCard } from '../../shared/consents/model.ts';
import type { ParsedInput } from '../../shared/contract.ts';
import { Refusal } from '../../shared/foundation/failure.ts';
import type { CustomerId } from '../../shared/foundation/id.ts';
import type { Language } from '../../shared/foundation/language.ts';
import type { Acting } from '../app/ports.ts';
import { requireCustomer } from '../customers/service.ts';
import type { ReadDb, WriteDb } from '../database/connection.ts';
import { deviceId, nextStamp } from '../journal/clock.ts';
import { append } from '../journal/journal.ts';
import { latestSignVersion } from '../notices/service.ts';
import { endOf, isLive, standingAt } from './rules.ts';
import { askedPurposes, consentLinesOf, ofPair, pairsOf } from './service.ts';
import { answersOfCustomer, insertConsentEvent } from './store.ts';

/** Where everything stands for a person: what is agreed now, and the rest. */
export function summaryOf(
  db: ReadDb,
  input: { readonly customerId: CustomerId; readonly language?: Language },
  acting: Acting,
): ConsentSummary {
  requireCustomer(db, input.customerId);
  const lines = consentLinesOf(db, input.customerId, acting, input.language);
  return {
    customerId: input.customerId,
    agreed: lines.filter((line) => isLive(line.state)),
    others: lines.filter((line) => !isLive(line.state)),
  };
}

/**
 * Ends everything, or the pairs chosen. Needs no reason, no identity and no card; works for anybody who is known, under
 * sixteen too. What was not live is refused, so that the no also stands against a yes that another till has not told
 * us about yet. Does not count as contact: stopping must not make the shop keep a person longer.
 */
export function stopConsent(tx: WriteDb, input: ParsedInput<'consents.stop'>, acting: Acting): ConsentSummary {
  const { row } = requireCustomer(tx, input.customerId);
  const history = answersOfCustomer(tx, input.customerId);
  const known = pairsOf(askedPurposes(tx), history);
  const chosen = input.which ?? known;
  const now = acting.ports.now();
  const pairs = known.filter((pair) =>
    chosen.some((one) => one.purpose === pair.purpose && one.channel === pair.channel),
  );
  if (chosen.some((one) => !known.some((pair) => pair.purpose === one.purpose))) {
    throw new Refusal('consent.purpose-not-offered');
  }
  if (chosen.some((one) => !known.some((pair) => pair.purpose === one.purpose && pair.channel === one.channel))) {
    throw new Refusal('consent.channel-not-offered');
  }
  for (const pair of pairs) {
    insertConsentEvent(tx, row, {
      id: acting.ports.newId(),
      ...pair,
      state: endOf(standingAt(ofPair(history, pair), now).state),
      wording: null,
      noticeId: null,
      signVersion: latestSignVersion(tx),
      method: 'stop-at-counter',
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
  const stopped = pairs.map(({ purpose, channel }) => `${purpose} ${channel}`);
  append(tx, acting, { act: 'consent.stopped', subject: input.customerId, detail: { stopped } });
  return summaryOf(tx, input, acting);
}
