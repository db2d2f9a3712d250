import type { Answer, Channel, ConsentCard } from '../../shared/consents/model.ts';
import type { CallInput } from '../../shared/contract.ts';
import type { CustomerId } from '../../shared/foundation/id.ts';
import type { Language } from '../../shared/foundation/language.ts';
import type { TestApp } from '../support/open-test-app.ts';

/** A customer who has just come in. */
export async function aCustomer(app: TestApp, underSixteen = false): Promise<CustomerId> {
  const customer = await app.call('customers.add', {
    displayName: 'Aroha Ngata',
    contact: 'aroha@example.com',
    language: 'en',
    underSixteen,
  });
  return customer.id;
}

export function cardOf(app: TestApp, customerId: CustomerId, language: Language = 'en'): Promise<ConsentCard> {
  return app.call('consents.card', { customerId, language });
}

/** What the window sends when every question of a card got this answer. */
export function answersTo(
  card: ConsentCard,
  answer: Answer,
  chosen: readonly Channel[] = [],
): CallInput<'consents.record'> {
  return {
    customerId: card.customerId,
    noticeId: card.noticeId,
    language: card.language,
    afterPayment: false,
    rendered: renderedOf(card),
    answers: card.questions.map(({ purpose, wording }) => ({
      purpose,
      wording,
      shown: wording,
      answer,
      channels: [...chosen],
    })),
  };
}

/** What the window reads back from the card on the screen. */
export function renderedOf(card: ConsentCard): CallInput<'consents.record'>['rendered'] {
  return { controller: card.controller, order: card.questions.map(({ purpose }) => purpose) };
}

type StoredEvent = { readonly state: string; readonly [column: string]: unknown };

/** Rows of the history as they are stored, oldest first. */
export function stored(app: TestApp): readonly StoredEvent[] {
  return app.vault().db.prepare('SELECT * FROM consent_event ORDER BY hlc').all() as StoredEvent[];
}

/** Names of the journal's acts from a line on. */
export function actsSince(app: TestApp, seq: number): readonly string[] {
  const rows = app.vault().db.prepare('SELECT act FROM journal WHERE seq > ? ORDER BY seq').all(seq);
  return (rows as { act: string }[]).map((row) => row.act);
}

export function journalLength(app: TestApp): number {
  return (app.vault().db.prepare('SELECT max(seq) AS seq FROM journal').get() as { seq: number }).seq;
}
