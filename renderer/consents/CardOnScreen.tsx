import { useRef, useState } from 'react';
import type { CardProgress, CustomerSaid, CustomerView } from '../../shared/display/model.ts';
import { wordsIn } from '../app/words.ts';
import { CardPages } from './CardPages.tsx';
import { CustomerSide } from './CustomerSide.tsx';
import { withAnswer, withShown, withToggled } from './card-progress.ts';
import { wordsOnScreen } from './shown-words.ts';

type CardView = Extract<CustomerView, { readonly kind: 'card' }>;

/** The card on the customer's own screen. Each tap is told at once, with the words that stood there. */
export function CardOnScreen({ view, say }: { readonly view: CardView; readonly say: (said: CustomerSaid) => void }) {
  const { card, turn, language, phase } = view;
  const [large, setLarge] = useState(false);
  const shop = useRef<HTMLParagraphElement>(null);
  const words = wordsIn(language);
  // What was tapped on one card is nothing on the next.
  const [tapped, setTapped] = useState<{ readonly turn: number; readonly progress: CardProgress } | null>(null);
  const progress = tapped?.turn === turn ? tapped.progress : view.from;
  const go = (next: CardProgress) => {
    setTapped({ turn, progress: next });
    say({ kind: 'progress', turn, progress: next });
  };
  const end = (kind: 'finished' | 'left') => say({ kind, turn, progress, controller: wordsOnScreen(shop.current) });
  return (
    <CustomerSide
      language={language}
      label={words('card.label', { shop: card?.controller ?? '' })}
      waiting={phase === 'saving'}
      large={large}
      onIdle={() => end('left')}
    >
      <CardPages
        key={`${turn} ${card === null}`}
        card={card}
        language={language}
        progress={progress}
        phase={phase}
        large={large}
        onLarge={setLarge}
        shop={shop}
        trouble={view.trouble}
        acts={{
          shown: (purpose) => go(withShown(progress, purpose)),
          answer: (purpose, answer, words) => go(withAnswer(progress, purpose, answer, words)),
          toggle: (purpose, channel) => go(withToggled(progress, purpose, channel)),
          speak: (next) => say({ kind: 'language', turn, language: next }),
          again: () => say({ kind: 'again', turn }),
          leave: () => end('left'),
          done: () => end('finished'),
        }}
      />
    </CustomerSide>
  );
}
