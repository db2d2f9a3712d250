import { useEffect, useState } from 'react';
import type { ConsentLine } from '../../shared/consents/model.ts';
import type { StopByCodeView, StopOutcome } from '../../shared/consents/stop.ts';
import { spellStopCode } from '../../shared/consents/stop-code.ts';
import { failureSentence } from '../app/failure-words.ts';
import { useWords } from '../app/words.ts';
import { Banner } from '../kit/Banner.tsx';
import { Button } from '../kit/Button.tsx';
import { Checkbox } from '../kit/Checkbox.tsx';
import { type StopChoice, type StopTarget, useConsent } from './consent-store.ts';
import { StopLine } from './StopLine.tsx';
import { Stopped } from './Stopped.tsx';
import { stopLineKey } from './stop-line-key.ts';
import './stop-screen.css';

/**
 * Stops everything with one tap, or what is ticked with two, for a person who is open or for whoever has their stop
 * code. Says that it is stopped only when it is saved; `onDone` is called when that has been read, `onLeave` when
 * nothing was to be stopped.
 */
export function StopScreen(props: {
  readonly target: StopTarget;
  readonly onDone: () => void;
  readonly onLeave: () => void;
}) {
  // Whose stop this is does not change while the screen is there.
  const [target] = useState(props.target);
  const say = useWords();
  const { phase, summary, failure } = useConsent();
  const { openStop, stop, close } = useConsent.getState();
  const [outcome, setOutcome] = useState<StopOutcome | null>(null);

  useEffect(() => {
    void openStop(target);
    return close;
  }, [target, openStop, close]);

  if (outcome !== null) return <Stopped outcome={outcome} onDone={props.onDone} />;

  const agreed = summary?.agreed ?? [];
  const saving = phase === 'saving';
  const end = async (which: StopChoice | null) => {
    const stopped = await stop(target, which);
    if (stopped !== null) setOutcome(stopped);
  };
  return (
    <section className="stop">
      <h1>{say('consent.stop.title')}</h1>
      <p>{say('consent.stop.text')}</p>
      {target.kind === 'code' && (
        <p className="stop-code">
          {say('consent.stop.code')} <strong>{spellStopCode(target.code)}</strong>
          {isByCode(summary) && (
            <span className="stop-soft">{say('consent.stop.of', { initials: summary.initials })}</span>
          )}
        </p>
      )}
      {(target.kind === 'person' || summary !== null) && (
        <Button
          variant="primary"
          size="counter"
          isPending={saving}
          pendingLabel={say('consent.stop.working')}
          onPress={() => void end(null)}
        >
          {say('consent.stop.everything')}
        </Button>
      )}
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

function isByCode(summary: object | null): summary is StopByCodeView {
  return summary !== null && 'initials' in summary;
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
    const which = props.agreed.filter((line) => ticked.includes(stopLineKey(line)));
    setMissing(which.length === 0);
    if (which.length > 0) props.onStop(which.map(({ purpose, channel }) => ({ purpose, channel })));
  };
  return (
    <fieldset className="stop-choose">
      <legend>{say('consent.stop.choose')}</legend>
      {props.agreed.map((line) => (
        <Checkbox
          key={stopLineKey(line)}
          isSelected={ticked.includes(stopLineKey(line))}
          onChange={() => toggle(stopLineKey(line))}
        >
          <StopLine line={line} />
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
