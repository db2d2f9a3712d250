import { useEffect, useRef, useState } from 'react';
import type { AnsweredBy, ConsentSummary } from '../../shared/consents/model.ts';
import type { CustomerId } from '../../shared/foundation/id.ts';
import type { Language } from '../../shared/foundation/language.ts';
import { useDisplay } from '../app/customer-display.ts';
import { failureSentence } from '../app/failure-words.ts';
import { useLanguage, useWords, wordsIn } from '../app/words.ts';
import { CardElsewhere } from './CardElsewhere.tsx';
import { CardPages } from './CardPages.tsx';
import { CustomerSide } from './CustomerSide.tsx';
import { isForStaff, troubleOnCard } from './card-trouble.ts';
import { useConsent } from './consent-store.ts';
import { wordsOnScreen } from './shown-words.ts';
import { useCardOnDisplay } from './use-card-on-display.ts';

/**
 * The customer's card, filling this window or, where there is one, on the customer's own screen. `onDone` is called
 * once, after the answers are saved; `onLeave` when the card was closed or left alone: then only a tapped No or Not now
 * was recorded.
 */
export function ConsentCard(props: {
  readonly customerId: CustomerId;
  readonly name: string;
  readonly language: Language;
  readonly afterPayment?: boolean;
  readonly answeredBy?: AnsweredBy;
  readonly onDone: (summary: ConsentSummary, language: Language) => void;
  readonly onLeave: () => void;
}) {
  const { customerId, language: startLanguage, answeredBy = 'person' } = props;
  const shop = useRef<HTMLParagraphElement>(null);
  const [large, setLarge] = useState(false);
  const { phase, card, turn, answers, order, failure } = useConsent();
  const { openCard, close, changeLanguage, shown, answer, toggleChannel, record, leave } = useConsent.getState();
  const display = useDisplay((state) => state.open);
  const [fetched, setFetched] = useState(false);
  const there = display && !fetched;
  const language = card?.language ?? startLanguage;
  const say = wordsIn(language);
  const sayToStaff = useWords();
  const screen = useLanguage((state) => state.language);

  const open = (inLanguage: Language) => void openCard({ customerId, language: inLanguage, answeredBy });
  useEffect(() => {
    void openCard({ customerId, language: startLanguage, answeredBy });
    return close;
  }, [customerId, startLanguage, answeredBy, openCard, close]);

  const around = (controller: string | null) => ({ controller, afterPayment: props.afterPayment ?? false });
  const goAway = async (controller: string | null) => {
    await leave(around(controller));
    props.onLeave();
  };
  const done = async (controller: string | null) => {
    const summary = await record(around(controller));
    if (summary !== null) props.onDone(summary, language);
  };
  useCardOnDisplay(there, startLanguage, {
    speak: (next) => void changeLanguage(next),
    again: () => open(language),
    leave: (controller) => void goAway(controller),
    done: (controller) => void done(controller),
  });
  const leaveHere = () => void goAway(wordsOnScreen(shop.current));

  if (there) {
    return (
      <CardElsewhere
        name={props.name}
        answered={Object.keys(answers).length}
        questions={card?.questions.length ?? 0}
        failure={failure}
        saving={phase === 'saving'}
        onFetch={() => setFetched(true)}
        // Nobody here has seen the card's head: it says what the core wrote there.
        onLeave={() => void goAway(card?.controller ?? null)}
      />
    );
  }
  return (
    <CustomerSide
      language={language}
      label={say('card.label', { shop: card?.controller ?? '' })}
      waiting={phase === 'saving'}
      large={large}
      onIdle={leaveHere}
    >
      <CardPages
        key={`${turn} ${card === null}`}
        card={card}
        language={language}
        progress={{ order, answers }}
        phase={phase === 'closed' ? 'opening' : phase}
        large={large}
        onLarge={setLarge}
        shop={shop}
        trouble={failure === null ? null : troubleOnCard(failure)}
        staffTrouble={
          failure !== null && isForStaff(failure)
            ? { sentence: failureSentence(sayToStaff, failure), language: screen }
            : null
        }
        acts={{
          shown,
          answer,
          toggle: toggleChannel,
          speak: (one) => void changeLanguage(one),
          again: () => open(language),
          leave: leaveHere,
          done: () => void done(wordsOnScreen(shop.current)),
        }}
      />
    </CustomerSide>
  );
}
