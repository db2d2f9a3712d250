import type { Readable } from '../../shared/display/readable.ts';
import type { Language } from '../../shared/foundation/language.ts';
import { wordsIn } from '../app/words.ts';
import { Button } from '../kit/Button.tsx';
import { CustomerSide } from './CustomerSide.tsx';
import { HistoryList } from './HistoryList.tsx';
import { SlipPage } from './SlipPage.tsx';

/** Reading takes longer than a tap, and nothing can be answered meanwhile. Less than the counter waits before it locks. */
const readingSeconds = 45;

/** A slip or a history turned to the person it is about, in their language, until it is closed or left alone. */
export function ShownToCustomer(props: {
  readonly shown: Readable;
  readonly language: Language;
  readonly onClose: () => void;
}) {
  const { shown, language } = props;
  const say = wordsIn(language);
  const title = say(shown.kind === 'history' ? 'slip.history.title' : 'slip.label');
  return (
    <CustomerSide language={language} label={title} waiting={false} idleSeconds={readingSeconds} onIdle={props.onClose}>
      {shown.kind === 'slip' ? (
        <main className="card-main card-main-done">
          <div className="card-question card-with-slip">
            <div>
              <h1 className="card-sentence">{title}</h1>
              <p className="card-calm">{say('card.done.stop')}</p>
              <div className="card-end">
                <Close language={language} onClose={props.onClose} />
              </div>
            </div>
            <figure className="card-slip" aria-label={title}>
              <SlipPage document={shown.slip} />
            </figure>
          </div>
        </main>
      ) : (
        <>
          <main className="card-main">
            <h1 className="card-sentence card-title">{title}</h1>
            <p className="card-calm">{say('slip.history.lead')}</p>
            <HistoryList entries={shown.entries} language={language} />
          </main>
          <footer className="card-foot card-foot-close">
            <Close language={language} onClose={props.onClose} />
          </footer>
        </>
      )}
    </CustomerSide>
  );
}

function Close({ language, onClose }: { readonly language: Language; readonly onClose: () => void }) {
  return (
    <Button variant="primary" size="counter" onPress={onClose}>
      {wordsIn(language)('slip.history.close')}
    </Button>
  );
}
