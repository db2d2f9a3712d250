import type { ReactNode } from 'react';
import type { ConsentLine } from '../../shared/consents/model.ts';
import type { SlipDocument } from '../../shared/consents/papers.ts';
import { spellStopCode } from '../../shared/consents/stop-code.ts';
import type { StopCode } from '../../shared/foundation/id.ts';
import type { Language } from '../../shared/foundation/language.ts';
import { wordsIn } from '../app/words.ts';
import { agreedTogether } from './agreed-together.ts';
import { SlipPage } from './SlipPage.tsx';

/** What was agreed, until when, how to stop, and the slip beside it; below, what can be done. */
export function DonePages(props: {
  readonly agreed: readonly ConsentLine[];
  readonly stopCode: StopCode | null;
  /** `null` until it has come, and when nothing is agreed. */
  readonly slip: SlipDocument | null;
  readonly language: Language;
  readonly children: ReactNode;
}) {
  const { agreed, stopCode, slip, language } = props;
  const say = wordsIn(language);
  const none = agreed.length === 0;
  return (
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
          <div className="card-end">{props.children}</div>
        </div>
        {slip !== null && (
          <figure className="card-slip" aria-label={say('slip.label')}>
            <SlipPage document={slip} />
          </figure>
        )}
      </div>
    </main>
  );
}
