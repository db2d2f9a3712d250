import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accentColours, contrastRatio } from '../../renderer/kit/accent.ts';

const anyColour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);

describe('the shop’s own colour', () => {
  it('can be read as ink on every paper, by day and by night, whatever the shop chose', () => {
    fc.assert(
      fc.property(anyColour, (accent) => {
        const { inkOnLight, inkOnDark } = accentColours(accent);
        for (const paper of ['#faf7f0', '#fffdf8', '#f2ede1'])
          expect(contrastRatio(inkOnLight, paper)).toBeGreaterThanOrEqual(4.5);
        for (const paper of ['#1b1a17', '#24221e', '#2d2a25'])
          expect(contrastRatio(inkOnDark, paper)).toBeGreaterThanOrEqual(4.5);
      }),
    );
  });

  it('can be written upon', () => {
    fc.assert(
      fc.property(anyColour, (chosen) => {
        const { accent, onAccent } = accentColours(chosen);
        expect(contrastRatio(accent, onAccent)).toBeGreaterThanOrEqual(4.5);
      }),
    );
  });

  it('stays itself where it can be read already', () => {
    expect(accentColours('#2e6b57')).toMatchObject({ accent: '#2e6b57', inkOnLight: '#2e6b57', onAccent: '#ffffff' });
  });
});
