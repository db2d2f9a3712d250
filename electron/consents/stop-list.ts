import type { Channel, ConsentEventState, ConsentMethod } from '../../shared/consents/model.ts';
import type { CustomerId } from '../../shared/foundation/id.ts';
import type { ActingInVault } from '../app/ports.ts';
import type { WriteDb } from '../database/connection.ts';
import { nextStamp } from '../journal/clock.ts';
import { append } from '../journal/journal.ts';
import { followAnswer } from '../stops/service.ts';
import { isLive, isNo } from './rules.ts';
import { standingsOf } from './service.ts';

/**
 * Lets the stop list follow what a person has just answered: a no stops the channel once nothing else is agreed on it; a
 * yes of their own lifts an older stop, and the journal says by which way it came.
 */
export function keepStopList(
  tx: WriteDb,
  answer: {
    readonly customerId: CustomerId;
    readonly customerRow: number;
    readonly said: readonly { readonly channel: Channel; readonly state: ConsentEventState }[];
    readonly reason: ConsentMethod;
  },
  acting: ActingInVault,
): void {
  const { customerId, customerRow, said, reason } = answer;
  const noes = channelsWith(said, isNo);
  const agreed = channelsWith(said, isLive);
  if (noes.length + agreed.length === 0) return;
  const live = noes.length === 0 ? [] : channelsWith(standingsOf(tx, customerId, acting.ports.now()), isLive);
  const lifted = followAnswer(tx, acting.fingerprint, {
    row: customerRow,
    stopped: noes.filter((channel) => !live.includes(channel)),
    agreed,
    at: acting.ports.now(),
    hlc: nextStamp(tx, acting.ports),
  });
  if (lifted.length > 0)
    append(tx, acting, { act: 'stop.lifted', subject: customerId, detail: { reason, channels: lifted } });
}

function channelsWith<State>(
  lines: readonly { readonly channel: Channel; readonly state: State }[],
  wanted: (state: State) => boolean,
): readonly Channel[] {
  return [...new Set(lines.filter(({ state }) => wanted(state)).map(({ channel }) => channel))];
}
