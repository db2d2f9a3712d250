import type { ConsentHistory } from '../../shared/consents/history.ts';
import type { SlipDocument } from '../../shared/consents/papers.ts';
import type { Language } from '../../shared/foundation/language.ts';
import { wordsIn } from '../app/words.ts';
import { Button } from '../kit/Button.tsx';
import { CustomerSide } from './CustomerSide.tsx';
import { HistoryList } from './HistoryList.tsx';
import { SlipPage } from './SlipPage.tsx';

/** A slip or a history turned to the person it is about, in their language, until it is closed or left alone. */
export function ShownToCustomer(props: {
  readonly slip: SlipDocument | null;
  readonly history: ConsentHistory | null;
  readonly language: Language;
  readonly onClose: () => void;
}) {
  const { slip, history, language } = props;
  const say = wordsIn(language);
  const title = say(slip === null ? 'slip.history.title' : 'slip.label');
  return (
    <CustomerSide language={language} label={title} waiting={false} onIdle={props.onClose}>
      {slip !== null && (
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
              <SlipPage document={slip} />
            </figure>
          </div>
        </main>
      )}
      {history !== null && (
        <>
          <main className="card-main">
            <h1 className="card-sentence card-title">{title}</h1>
            <p className="card-calm">{say('slip.history.lead')}</p>
            <HistoryList entries={history.entries} language={language} />
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
