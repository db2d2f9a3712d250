import type { ConsentLine, ConsentSummary } from '../../shared/consents/model.ts';
import type { Language } from '../../shared/foundation/language.ts';
import { dayInWords } from '../app/dates.ts';
import { wordsIn } from '../app/words.ts';
import { Button } from '../kit/Button.tsx';
import { CustomerSide } from './CustomerSide.tsx';
import { waysInWords } from './ways-in-words.ts';

/** What the customer agreed to, until when, and how to stop; in the language of their card, until it is closed. */
export function ConsentDone(props: {
  readonly summary: ConsentSummary;
  readonly language: Language;
  readonly onClose: () => void;
}) {
  const { language } = props;
  const say = wordsIn(language);
  const { agreed } = props.summary;
  const none = agreed.length === 0;
  return (
    <CustomerSide language={language} label={say('card.done.label')} waiting={false} onIdle={props.onClose}>
      <main className="card-main card-main-done">
        <div className="card-question">
          <h1 className="card-sentence">{say(none ? 'card.done.nothing' : 'card.done.agreed')}</h1>
          {none ? (
            <p className="card-calm">{say('card.done.nothing-text')}</p>
          ) : (
            <>
              <dl className="card-agreed">
                {together(agreed).map((lines) => (
                  <Agreed key={`${lines[0].purpose} ${lines[0].validUntil}`} lines={lines} language={language} />
                ))}
              </dl>
              <section className="card-stop">
                <h2>{say('card.done.stop-title')}</h2>
                <p>{say('card.done.stop')}</p>
              </section>
            </>
          )}
          <div className="card-end">
            <Button variant="primary" size="counter" onPress={props.onClose}>
              {say('card.done.close')}
            </Button>
          </div>
        </div>
      </main>
    </CustomerSide>
  );
}

type Lines = readonly [ConsentLine, ...ConsentLine[]];

function Agreed({ lines, language }: { readonly lines: Lines; readonly language: Language }) {
  const say = wordsIn(language);
  const channels = lines.map((line) => line.channel);
  const [{ purposeName, validUntil }] = lines;
  return (
    <div>
      <dt>{purposeName}</dt>
      <dd>
        {say('card.done.line', {
          ways: waysInWords(language, channels, channels),
          day: validUntil === null ? '' : dayInWords(language, validUntil),
        })}
      </dd>
    </div>
  );
}

/** Ways that end on the same day are one sentence. */
function together(agreed: readonly ConsentLine[]): readonly Lines[] {
  const groups = new Map<string, [ConsentLine, ...ConsentLine[]]>();
  for (const line of agreed) {
    const key = `${line.purpose} ${line.validUntil}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [line]);
    else group.push(line);
  }
  return [...groups.values()];
}
