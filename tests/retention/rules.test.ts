import { describe, expect, it } from 'vitest';
import { addSought, confirms, type Sought } from '../../electron/retention/rules.ts';

describe('the typed number', () => {
  it.each([
    ['794', 794, true],
    [' 1,148 ', 1148, true],
    ['1.148', 1148, true],
    ['1148', 114, false],
    ['', 0, false],
    ['seven', 7, false],
    ['-7', 7, false],
    ['07', 7, false],
  ])('"%s" for %i counts: %s', (typed, number, counts) => {
    expect(confirms(typed, number)).toBe(counts);
  });
});

describe('what is looked for afterwards', () => {
  it('leaves out what is too short to mean anybody, and says each thing once', () => {
    const sought: Sought = new Map();
    addSought(sought, ['Bo', ' Ann Lee ', 'ann lee', '', '王', 'ÉLAN', 'élan', '+447700900123']);
    expect([...sought.values()]).toEqual(['ann lee', 'ÉLAN', 'élan', '+447700900123']);
  });
});
