import { channels, type PurposeCode } from '../../shared/consents/model.ts';
import { isAsked, type Purpose } from '../../shared/datamap/model.ts';
import type { Language } from '../../shared/foundation/language.ts';
import type { Ports } from '../app/ports.ts';
import type { ReadDb } from '../database/connection.ts';
import { purposeSayer, purposesOf } from '../datamap/service.ts';
import { shopOf } from '../shop/service.ts';
import type { Pair } from './rules.ts';

/** The purposes that the shop asks a yes for, in the order of the data map. */
export function askedPurposes(db: ReadDb): readonly Purpose[] {
  return purposesOf(db).filter(isAsked);
}

/** Every pair the shop offers, then those only the past knows, so that nothing once agreed is hidden. */
export function pairsOf(purposes: readonly Purpose[], history: readonly Pair[]): readonly Pair[] {
  const offered = purposes.flatMap(({ code, channels: own }) =>
    channels.filter((channel) => own.includes(channel)).map((channel) => ({ purpose: code, channel })),
  );
  const pairs = new Map<string, Pair>();
  for (const { purpose, channel } of [...offered, ...history]) pairs.set(`${purpose} ${channel}`, { purpose, channel });
  return [...pairs.values()];
}

/** The part of a history that is about one purpose and channel. */
export function ofPair<Answer extends Pair>(history: readonly Answer[], pair: Pair): readonly Answer[] {
  return history.filter((answer) => answer.purpose === pair.purpose && answer.channel === pair.channel);
}

/** Names purposes in a language, the owner's own names before the shipped ones; by their code where nobody named them. */
export function namerIn(
  db: ReadDb,
  ports: Pick<Ports, 'catalogue'>,
  language: Language,
): (purpose: PurposeCode) => string {
  const say = purposeSayer(db, ports, shopOf(db));
  return (purpose) => say(purpose, language).name;
}
