import { useEffect, useState } from 'react';
import type { ConsentLine, ConsentSummary } from '../../shared/consents/model.ts';
import type { CustomerId } from '../../shared/foundation/id.ts';
import { dayInWords } from '../app/dates.ts';
import { failureSentence } from '../app/failure-words.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { Banner } from '../kit/Banner.tsx';
import { Button } from '../kit/Button.tsx';
import { Checkbox } from '../kit/Checkbox.tsx';
import { type StopChoice, useConsent } from './consent-store.ts';
import './stop-screen.css';

/**
 * Stops everything with one tap, or what is ticked with two. Says that it is stopped only when it is saved; `onDone` is
 * called when that has been read, `onLeave` when nothing was to be stopped.
 */
export function StopScreen(props: {
  readonly customerId: CustomerId;
  readonly onDone: (summary: ConsentSummary) => void;
  readonly onLeave: () => void;
}) {
  const { customerId } = props;
  const say = useWords();
  const { phase, summary, failure } = useConsent();
  const { openStop, stop, close } = useConsent.getState();
  const [stopped, setStopped] = useState(false);

  useEffect(() => {
    void openStop(customerId);
    return close;
  }, [customerId, openStop, close]);

  if (stopped && summary !== null) return <Stopped summary={summary} onDone={() => props.onDone(summary)} />;

  const agreed = summary?.agreed ?? [];
  const saving = phase === 'saving';
  const end = async (which: StopChoice | null) => {
    if (await stop(customerId, which)) setStopped(true);
  };
  return (
    <section className="stop">
      <h1>{say('consent.stop.title')}</h1>
      <p>{say('consent.stop.text')}</p>
      <Button
        variant="primary"
        size="counter"
        isPending={saving}
        pendingLabel={say('consent.stop.working')}
        onPress={() => void end(null)}
      >
        {say('consent.stop.everything')}
      </Button>
      {failure !== null && <Banner tone="danger">{failureSentence(say, failure)}</Banner>}
      {summary !== null && agreed.length === 0 && <p className="stop-soft">{say('consent.stop.nothing-live')}</p>}
      {agreed.length > 0 && <Choose agreed={agreed} saving={saving} onStop={(which) => void end(which)} />}
      <div>
        <Button variant="plain" size="counter" isDisabled={saving} onPress={props.onLeave}>
          {say('consent.stop.back')}
        </Button>
      </div>
    </section>
  );
}

function Choose(props: {
  readonly agreed: readonly ConsentLine[];
  readonly saving: boolean;
  readonly onStop: (which: StopChoice) => void;
}) {
  const say = useWords();
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const [missing, setMissing] = useState(false);
  const toggle = (key: string) => {
    setMissing(false);
    setTicked(ticked.includes(key) ? ticked.filter((one) => one !== key) : [...ticked, key]);
  };
  const stop = () => {
    const which = props.agreed.filter((line) => ticked.includes(keyOf(line)));
    setMissing(which.length === 0);
    if (which.length > 0) props.onStop(which.map(({ purpose, channel }) => ({ purpose, channel })));
  };
  return (
    <fieldset className="stop-choose">
      <legend>{say('consent.stop.choose')}</legend>
      {props.agreed.map((line) => (
        <Checkbox key={keyOf(line)} isSelected={ticked.includes(keyOf(line))} onChange={() => toggle(keyOf(line))}>
          <LineWords line={line} />
        </Checkbox>
      ))}
      <p role="alert" className="stop-missing">
        {missing ? say('consent.stop.nothing-ticked') : ''}
      </p>
      <Button size="counter" isDisabled={props.saving} onPress={stop}>
        {say('consent.stop.chosen')}
      </Button>
    </fieldset>
  );
}

function Stopped(props: { readonly summary: ConsentSummary; readonly onDone: () => void }) {
  const say = useWords();
  const { agreed } = props.summary;
  return (
    <section className="stop">
      <div role="status" className="stop-saved">
        <h1>{say('consent.stop.done-title')}</h1>
        <p>{say(agreed.length === 0 ? 'consent.stop.done-everything' : 'consent.stop.done-some')}</p>
      </div>
      {agreed.length > 0 && (
        <ul className="stop-list">
          {agreed.map((line) => (
            <li key={keyOf(line)}>
              <LineWords line={line} />
            </li>
          ))}
        </ul>
      )}
      <Button variant="primary" size="counter" autoFocus onPress={props.onDone}>
        {say('consent.stop.done')}
      </Button>
    </section>
  );
}

function LineWords({ line }: { readonly line: ConsentLine }) {
  const say = useWords();
  const language = useLanguage((state) => state.language);
  return (
    <span className="stop-line">
      <strong>{line.purposeName}</strong> {say(`card.channels.${line.channel}`)}
      {line.validUntil !== null && (
        <span className="stop-soft">
          , {say('consent.lines.until', { day: dayInWords(language, line.validUntil) })}
        </span>
      )}
    </span>
  );
}

function keyOf(line: ConsentLine): string {
  return `${line.purpose} ${line.channel}`;
}
