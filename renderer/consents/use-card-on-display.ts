import { useEffect, useRef } from 'react';
import type { CustomerSaid } from '../../shared/display/model.ts';
import { exhaustive } from '../../shared/foundation/exhaustive.ts';
import type { Language } from '../../shared/foundation/language.ts';
import { useApp } from '../app/app-store.ts';
import { restDisplay, showToCustomer } from '../app/customer-display.ts';
import { on } from '../bridge/events.ts';
import { troubleOnCard } from './card-trouble.ts';
import { useConsent } from './consent-store.ts';

/** What the card on the customer's screen asks for, beside the taps that it tells as they come. */
export type AskedElsewhere = {
  readonly speak: (language: Language) => void;
  readonly again: () => void;
  readonly leave: (controller: string | null) => void;
  readonly done: (controller: string | null) => void;
};

/**
 * Keeps the card on the customer's screen in step with the one that is open here. Every tap there is taken over as it
 * comes, so that nothing answered is lost when that screen goes dark.
 */
export function useCardOnDisplay(there: boolean, startLanguage: Language, asked: AskedElsewhere): void {
  const { card, turn, phase, failure } = useConsent();
  const accent = useApp((state) => state.shop?.accent ?? null);
  useEffect(() => {
    if (!there || accent === null || phase === 'closed') return;
    const { order, answers } = useConsent.getState();
    showToCustomer({
      kind: 'card',
      turn,
      accent,
      language: card?.language ?? startLanguage,
      // Whose card it is stays here.
      card:
        card === null
          ? null
          : {
              answeredBy: card.answeredBy,
              controller: card.controller,
              language: card.language,
              languages: card.languages,
              notice: card.notice,
              questions: card.questions.map(({ purpose, purposeName, text, channels }) => ({
                purpose,
                purposeName,
                text,
                channels,
              })),
            },
      from: { order, answers },
      phase,
      trouble: failure === null ? null : troubleOnCard(failure),
    });
  }, [there, accent, card, turn, phase, failure, startLanguage]);
  useEffect(() => (there ? restDisplay : undefined), [there]);

  const hear = useRef(asked);
  useEffect(() => {
    hear.current = asked;
  });
  useEffect(() => {
    if (!there) return;
    return on('display', (heard) => {
      if (heard.kind === 'said') answer(heard.said, hear.current);
    });
  }, [there]);
}

function answer(said: CustomerSaid, asked: AskedElsewhere): void {
  const { turn, take } = useConsent.getState();
  // Tapped on a card that is no longer there.
  if (said.turn !== turn) return;

  switch (said.kind) {
    case 'progress':
      take(said.progress);
      break;
    case 'language':
      asked.speak(said.language);
      break;
    case 'again':
      asked.again();
      break;
    case 'finished':
      take(said.progress);
      asked.done(said.controller);
      break;
    case 'left':
      take(said.progress);
      asked.leave(said.controller);
      break;
    case 'closed':
      break;
    default:
      exhaustive(said);
  }
}
