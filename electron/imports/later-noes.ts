import { type Channel, channels } from '../../shared/consents/model.ts';

/** Noes that a file brings of somebody in a row behind the first that is about them, by the number of that first. */
export type LaterNoes = {
  note(record: number, noes: readonly Channel[]): void;
  of(record: number): readonly Channel[];
};

export function laterNoes(): LaterNoes {
  const noted = new Map<number, number>();
  return {
    note(record, noes) {
      if (noes.length > 0) noted.set(record, (noted.get(record) ?? 0) | bitsOf(noes));
    },
    of: (record) => channelsIn(noted.get(record) ?? 0),
  };
}

/** Channels as bits: a file may have a no of everybody, and they are kept for all of them. */
export function bitsOf(some: readonly Channel[]): number {
  return some.reduce((bits, channel) => bits | (1 << channels.indexOf(channel)), 0);
}

/** The channels that such bits stand for. */
export function channelsIn(bits: number): readonly Channel[] {
  if (bits === 0) return [];
  return channels.filter((channel) => (bits & bitsOf([channel])) !== 0);
}
