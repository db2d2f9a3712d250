import { describe, expect, it } from 'vitest';
import {
  answeredSince,
  assertCardIsWhole,
  assertChannelsAreOffered,
  assertDayIsPossible,
  assertWordingWasShown,
} from '../../electron/consents/rules.ts';
import { channels } from '../../shared/consents/model.ts';

describe('what may be recorded', () => {
  const card = {
    noticeId: 'n',
    language: 'en',
    controller: 'Fern',
    questions: [{ purpose: 'offers' }, { purpose: 'dates' }],
  };
  const sent = { noticeId: 'n', language: 'en', rendered: { controller: 'Fern', order: ['offers', 'dates'] } };

  it('is one whole card: the same notice, language, name and questions in the order they were shown', () => {
    expect(() => assertCardIsWhole(sent, card)).not.toThrow();
    for (const other of [
      { ...sent, noticeId: 'm' },
      { ...sent, language: 'de' },
      { ...sent, rendered: { ...sent.rendered, controller: 'Fern & Co' } },
      { ...sent, rendered: { ...sent.rendered, order: ['dates', 'offers'] } },
      { ...sent, rendered: { ...sent.rendered, order: ['offers'] } },
    ]) {
      expect(() => assertCardIsWhole(other, card)).toThrow('consent.wording-not-shown');
    }
  });

  it('is bound to the very words', () => {
    expect(() => assertWordingWasShown({ wording: 'a', shown: 'a' }, { wording: 'a' })).not.toThrow();
    expect(() => assertWordingWasShown({ wording: 'a', shown: 'b' }, { wording: 'a' })).toThrow('not-shown');
    expect(() => assertWordingWasShown({ wording: 'b', shown: 'b' }, { wording: 'a' })).toThrow('not-shown');
  });

  it('refuses a yes to nothing, and a way that was not offered', () => {
    expect(() => assertChannelsAreOffered({ answer: 'yes', channels: [] }, channels, false)).toThrow(
      'consent.channel-missing',
    );
    expect(() => assertChannelsAreOffered({ answer: 'yes', channels: ['post'] }, ['email'], false)).toThrow(
      'consent.channel-not-offered',
    );
    expect(() => assertChannelsAreOffered({ answer: 'yes', channels: ['sms'] }, ['email'], true)).toThrow(
      'consent.sms-wording-incomplete',
    );
    expect(() => assertChannelsAreOffered({ answer: 'no', channels: [] }, ['email'], false)).not.toThrow();
  });
});

describe('the day on a sheet or a letter', () => {
  const now = '2026-11-23T09:00:00.000Z';
  it.each([
    ['2026-11-23', null, true],
    ['2026-11-24', null, false],
    ['2025-11-22', null, true],
    ['2025-11-20', null, false],
    ['2026-11-10', '2026-11-10T23:30:00.000Z', true],
    ['2026-11-09', '2026-11-10T20:30:00.000Z', false],
  ])('%s after %s is possible: %s', (day, printed, possible) => {
    const check = () => assertDayIsPossible(day, printed, now);
    if (possible) expect(check).not.toThrow();
    else expect(check).toThrow('consent.day-impossible');
  });

  it.each([
    ['2026-11-20', 'nothing'],
    ['2026-11-19', 'same-day'],
    ['2026-11-18', 'later'],
  ])('%s: what the person said on 19 November is %s', (day, since) => {
    const told = {
      id: 'a',
      state: 'ConsentRefused',
      at: '2026-11-19T09:00:00.000Z',
      hlc: '1',
      validUntil: null,
    } as const;
    expect(answeredSince([{ ...told, answeredOn: null }], day)).toBe(since);
    expect(answeredSince([{ ...told, at: now, answeredOn: '2026-11-19' }], day)).toBe(since);
    expect(answeredSince([{ ...told, answeredOn: null, state: 'ConsentUnknown' }], day)).toBe('nothing');
  });
});
