// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import readQr from 'jsqr';
import { afterEach, describe, expect, it } from 'vitest';
import { SlipPage } from '../../renderer/consents/SlipPage.tsx';
import { stopCodeIn } from '../../shared/consents/stop-code.ts';
import { languages } from '../../shared/foundation/language.ts';
import { aLine, aSlip, aStopCode } from './consents-bridge.ts';

afterEach(cleanup);

describe('a slip', () => {
  it.each(languages)(
    'says in %s what was agreed, until when, and how to stop, with the code in large type',
    (language) => {
      render(<SlipPage document={{ ...aSlip(), language, agreed: [aLine(), aLine({ channel: 'post' })] }} />);
      const slip = screen.getByRole('article');
      expect(slip.lang).toBe(language);
      expect(slip.textContent).toContain('2028');
      expect(slip.querySelector('.slip-code')?.textContent).toBe('7X4K-92M9');
    },
  );

  it.each(languages)(
    'has a square that a phone reads in %s without any network, and that a scanner can stop with',
    (language) => {
      const shopName = 'Blumen Müller & Söhne';
      render(<SlipPage document={{ ...aSlip(), language, shopName }} />);
      const text = read(screen.getByRole('img'));
      expect(text.split('\n').slice(0, 2)).toEqual(['STOP 7X4K-92M9', shopName]);
      expect(text.split('\n')[2]?.length).toBeGreaterThan(30);
      expect(text).not.toMatch(/https?:/);
      expect(stopCodeIn(text)).toBe(aStopCode);
    },
  );
});

/** What a camera makes of the square: its path drawn in pixels, then read. */
function read(square: HTMLElement): string {
  const size = Number(square.getAttribute('viewBox')?.split(' ')[2]);
  const scale = 4;
  const side = size * scale;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  const path = square.querySelector('path')?.getAttribute('d') ?? '';
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let py = Number(y) * scale; py < (Number(y) + 1) * scale; py += 1) {
      for (let px = Number(x) * scale; px < (Number(x) + Number(width)) * scale; px += 1) {
        pixels.fill(0, (py * side + px) * 4, (py * side + px) * 4 + 3);
      }
    }
  }
  return readQr(pixels, side, side)?.data ?? '';
}
