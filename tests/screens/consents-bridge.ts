import { createHash } from 'node:crypto';
import { waitFor } from '@testing-library/react';
import type { CardQuestion, ConsentCard, ConsentLine, ConsentSummary } from '../../shared/consents/model.ts';
import type { SlipDocument } from '../../shared/consents/papers.ts';
import type { StopOutcome } from '../../shared/consents/stop.ts';
import type { CallInput } from '../../shared/contract.ts';
import type { CustomerId, NoticeId, StopCode, WordingHash } from '../../shared/foundation/id.ts';
import { type Language, languages, type ScreenLanguage } from '../../shared/foundation/language.ts';
import type { Result } from '../../shared/foundation/result.ts';

export const someone = '01900000-0000-7000-8000-00000000000a' as CustomerId;

/** A card as the core would answer it, with real proof of its words. */
export function aCard(language: Language = 'en'): ConsentCard {
  const spoken: ScreenLanguage = language === 'de' ? 'de' : 'en';
  const question = (
    purpose: string,
    texts: Record<ScreenLanguage, string>,
    names: Record<ScreenLanguage, string>,
  ): CardQuestion => ({
    purpose,
    purposeName: names[spoken],
    text: texts[spoken],
    wording: createHash('sha256').update(`${language}\n${texts[spoken]}`).digest('hex') as WordingHash,
    channels: ['email', 'sms', 'post'],
  });
  return {
    customerId: someone,
    answeredBy: 'person',
    controller: 'Fern & Foxglove',
    language,
    languages,
    noticeId: '01900000-0000-7000-8000-00000000000b' as NoticeId,
    noticeVersion: 3,
    notice:
      spoken === 'en'
        ? 'Fern & Foxglove keeps your name, contact and orders on this computer only. Gone 24 months after your last visit. You can see, correct, copy or erase it: ask here.'
        : 'Fern & Foxglove speichert Ihren Namen, Kontakt und Ihre Bestellungen nur auf diesem Computer. Gelöscht 24 Monate nach dem letzten Besuch. Sie können alles einsehen, berichtigen, kopieren oder löschen lassen.',
    questions: [
      question(
        'offers',
        {
          en: 'May Fern & Foxglove tell you about “offers” and seasonal flowers?',
          de: 'Darf Fern & Foxglove Ihnen Angebote und Blumen der Saison vorstellen?',
        },
        { en: 'Offers', de: 'Angebote' },
      ),
      question(
        'reminders',
        {
          en: 'May Fern & Foxglove remind you of the birthdays and anniversaries you tell us?',
          de: 'Darf Fern & Foxglove Sie an Geburtstage und Jahrestage erinnern, die Sie uns nennen?',
        },
        { en: 'Reminders', de: 'Erinnerungen' },
      ),
    ],
  };
}

export function aLine(line: Partial<ConsentLine> = {}): ConsentLine {
  return {
    purpose: 'offers',
    purposeName: 'Offers',
    channel: 'email',
    state: 'ConsentGiven',
    at: '2026-11-23T09:00:00.000Z',
    validUntil: '2028-11-23T09:00:00.000Z',
    ...line,
  };
}

/** A code that is one: its check sign is right. */
export const aStopCode = '7X4K92M9' as StopCode;

export function aSummary(agreed: readonly ConsentLine[] = [], others: readonly ConsentLine[] = []): ConsentSummary {
  return { customerId: someone, agreed, others, stopCode: agreed.length > 0 ? aStopCode : null };
}

export type Asked = { readonly name: string; readonly input: unknown };

/** Stands in for the core: answers by name, remembers what was asked. */
export function fakeBridge(
  answers: Record<string, (input: never) => Result<unknown> | Promise<Result<unknown>>>,
): Asked[] {
  const asked: Asked[] = [];
  Object.defineProperty(window, 'shop', {
    configurable: true,
    value: {
      call: async (name: string, input: unknown) => {
        asked.push({ name, input: structuredClone(input) });
        const answer = answers[name];
        if (answer === undefined) throw new Error(`nobody answers ${name}`);
        return answer(input as never);
      },
      on: () => () => {},
    },
  });
  return asked;
}

/** The cards that were handed over to be recorded. */
export function recordedIn(asked: readonly Asked[]): readonly CallInput<'consents.record'>[] {
  return asked.filter(({ name }) => name === 'consents.record').map(({ input }) => input as never);
}

/** The first of them, once it is there: proving the words takes a moment. */
export function firstRecordedIn(asked: readonly Asked[]): Promise<CallInput<'consents.record'>> {
  return waitFor(() => {
    const [first] = recordedIn(asked);
    if (first === undefined) throw new Error('nothing was recorded');
    return first;
  });
}

export function ok(value: unknown): Result<unknown> {
  return { ok: true, value };
}

/** What a stop answers: what is agreed still, what has just ended, and why the person is kept. */
export function anOutcome(agreed: readonly ConsentLine[] = [], ended: readonly ConsentLine[] = []): StopOutcome {
  const until = '2027-05-01T00:00:00.000Z';
  return { ...aSummary(agreed), ended, kept: [{ kind: 'purpose', purposeName: 'orders', until }], outside: [] };
}

export function aSlip(): SlipDocument {
  return {
    kind: 'slip',
    language: 'en',
    shopName: 'Fern & Foxglove',
    address: '12 Lark Lane, Bristol BS1 4ND',
    contact: '0117 496 0123',
    logo: null,
    at: '2026-11-23T09:00:00.000Z',
    agreed: [aLine()],
    stopCode: aStopCode,
  };
}
