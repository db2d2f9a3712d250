import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalLine, type JournalLine, nextHlc } from '../../electron/journal/rules.ts';

const line: JournalLine = {
  seq: 1,
  at: '2026-11-23T09:00:00.000Z',
  hlc: '0',
  deviceId: 'd',
  staffId: 's',
  role: 'Owner',
  act: 'customer.added',
  subject: 'c',
  detail: '{}',
};

describe('the journal clock', () => {
  it('only ever moves forward, however the computer clock jumps', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 4_102_444_800_000 }), { maxLength: 200 }), (times) => {
        let last: string | null = null;
        for (const time of times) {
          const next = nextHlc(last, time, 'device');
          if (last !== null && next <= last) return false;
          last = next;
        }
        return true;
      }),
    );
  });

  it('goes on after more than 65,536 changes in one millisecond', () => {
    let last = nextHlc(null, 1000, 'device');
    for (let i = 0; i < 70_000; i++) {
      const next = nextHlc(last, 1000, 'device');
      if (next <= last) expect.fail(`${next} does not come after ${last}`);
      last = next;
    }
  });
});

describe('a journal line', () => {
  it('never has the same bytes as a line that says something else', () => {
    const text = fc.string({ maxLength: 12 });
    fc.assert(
      fc.property(text, text, text, text, (a, b, c, d) => {
        const one = canonicalLine({ ...line, deviceId: a, staffId: b });
        const other = canonicalLine({ ...line, deviceId: c, staffId: d });
        return (one === other) === (a === c && b === d);
      }),
    );
  });
});
