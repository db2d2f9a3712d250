import type { ConsentSummary } from '../../shared/consents/model.ts';
import { spellStopCode } from '../../shared/consents/stop-code.ts';
import type { Language } from '../../shared/foundation/language.ts';
import { wordsIn } from '../app/words.ts';
import { Button } from '../kit/Button.tsx';
import { agreedTogether } from './agreed-together.ts';
import { CustomerSide } from './CustomerSide.tsx';
import { SlipPage } from './SlipPage.tsx';
import { type Slip, useSlip } from './use-slip.ts';

/**
 * What the customer agreed to, until when, and how to stop, with their slip beside it; in the language of their card,
 * until it is closed.
 */
export function ConsentDone(props: {
  readonly summary: ConsentSummary;
  readonly language: Language;
  readonly onClose: () => void;
}) {
  const { language } = props;
  const say = wordsIn(language);
  const { agreed, customerId, stopCode } = props.summary;
  const none = agreed.length === 0;
  const slip = useSlip(customerId, language, !none);
  return (
    <CustomerSide
      language={language}
      label={say('card.done.label')}
      waiting={slip.busy !== null}
      onIdle={props.onClose}
    >
      <main className="card-main card-main-done">
        <div className={none ? 'card-question' : 'card-question card-with-slip'}>
          <div>
            <h1 className="card-sentence">{say(none ? 'card.done.nothing' : 'card.done.agreed')}</h1>
            {none ? (
              <p className="card-calm">{say('card.done.nothing-text')}</p>
            ) : (
              <>
                <dl className="card-agreed">
                  {agreedTogether(agreed, language).map(({ key, purposeName, sentence }) => (
                    <div key={key}>
                      <dt>{purposeName}</dt>
                      <dd>{sentence}</dd>
                    </div>
                  ))}
                </dl>
                <section className="card-stop">
                  <h2>{say('card.done.stop-title')}</h2>
                  <p>{say('card.done.stop')}</p>
                  {stopCode !== null && (
                    <p>
                      {say('slip.code')} <strong className="card-code">{spellStopCode(stopCode)}</strong>
                    </p>
                  )}
                </section>
              </>
            )}
            <div className="card-end">
              <Button variant="primary" size="counter" onPress={props.onClose}>
                {say('card.done.close')}
              </Button>
              {!none && <TakeAlong slip={slip} language={language} />}
            </div>
          </div>
          {slip.document !== null && (
            <figure className="card-slip" aria-label={say('slip.label')}>
              <SlipPage document={slip.document} />
            </figure>
          )}
        </div>
      </main>
    </CustomerSide>
  );
}

/** Paper for whoever wants it. Where no printer answers, the slip on the screen is the slip. */
function TakeAlong({ slip, language }: { readonly slip: Slip; readonly language: Language }) {
  const say = wordsIn(language);
  const { busy, done, failure } = slip;
  return (
    <>
      <Button
        size="counter"
        isPending={busy === 'printer'}
        pendingLabel={say('slip.printing')}
        onPress={() => void slip.take('printer')}
      >
        {say('slip.print')}
      </Button>
      <Button
        size="counter"
        isPending={busy === 'pdf'}
        pendingLabel={say('card.saving')}
        onPress={() => void slip.take('pdf')}
      >
        {say('slip.save')}
      </Button>
      <p className="card-said" role="status">
        {failure !== null
          ? say('slip.no-printer')
          : done === 'printer'
            ? say('slip.printed')
            : done === 'pdf'
              ? say('slip.saved')
              : ''}
      </p>
    </>
  );
}
