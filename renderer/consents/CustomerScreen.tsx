import { useEffect, useState } from 'react';
import type { CustomerSaid, CustomerView } from '../../shared/display/model.ts';
import { exhaustive } from '../../shared/foundation/exhaustive.ts';
import { wordsIn } from '../app/words.ts';
import { applyAccent } from '../kit/accent.ts';
import { Button } from '../kit/Button.tsx';
import { CustomerSide } from './CustomerSide.tsx';
import { DonePages } from './DonePages.tsx';
import './customer-screen.css';
import { CardOnScreen } from './CardOnScreen.tsx';
import { ShownToCustomer } from './ShownToCustomer.tsx';

/** What the customer's preload script puts on the window, and all of it. */
export type CustomerSideBridge = {
  /** Says that the page is there; `show` is called with everything it is to show from then on. */
  start(show: (view: CustomerView) => void): void;
  say(said: CustomerSaid): void;
};

/** The customer's own screen. It knows what it was told to show, tells what was tapped, and can ask for nothing. */
export function CustomerScreen({ bridge }: { readonly bridge: CustomerSideBridge }) {
  const [view, setView] = useState<CustomerView | null>(null);
  useEffect(() => bridge.start(setView), [bridge]);
  const { accent, language } = view ?? { accent: null, language: null };
  useEffect(() => {
    if (accent !== null) applyAccent(accent);
    if (language !== null) document.documentElement.lang = language;
  }, [accent, language]);
  return view === null ? null : <Shown view={view} say={(said) => bridge.say(said)} />;
}

function Shown({ view, say }: { readonly view: CustomerView; readonly say: CustomerSideBridge['say'] }) {
  switch (view.kind) {
    case 'rest':
      return (
        <main className="screen-rest" lang={view.language}>
          <h1>
            <bdi>{view.shopName}</bdi>
          </h1>
        </main>
      );
    case 'card':
      return <CardOnScreen view={view} say={say} />;
    case 'done': {
      const words = wordsIn(view.language);
      const close = () => say({ kind: 'closed', turn: view.turn });
      return (
        <CustomerSide language={view.language} label={words('card.done.label')} waiting={false} onIdle={close}>
          <DonePages agreed={view.agreed} stopCode={view.stopCode} slip={view.slip} language={view.language}>
            <Button variant="primary" size="counter" onPress={close}>
              {words('card.done.close')}
            </Button>
          </DonePages>
        </CustomerSide>
      );
    }
    case 'slip':
    case 'history':
      return (
        <ShownToCustomer
          key={view.turn}
          shown={view}
          language={view.language}
          onClose={() => say({ kind: 'closed', turn: view.turn })}
        />
      );
    default:
      return exhaustive(view);
  }
}
