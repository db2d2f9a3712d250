import type { KeptFor, StopOutcome } from '../../shared/consents/stop.ts';
import { dayInWords } from '../app/dates.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { Button } from '../kit/Button.tsx';
import { StopLine } from './StopLine.tsx';
import { stopLineKey } from './stop-line-key.ts';

/** It is saved: what ended, what is still agreed, and what is kept all the same and why. */
export function Stopped({ outcome, onDone }: { readonly outcome: StopOutcome; readonly onDone: () => void }) {
  const say = useWords();
  const { agreed, ended, kept } = outcome;
  return (
    <section className="stop">
      <div role="status" className="stop-saved">
        <h1>{say('consent.stop.done-title')}</h1>
        <p>{say(agreed.length === 0 ? 'consent.stop.done-everything' : 'consent.stop.done-some')}</p>
      </div>
      {agreed.length > 0 && <Lines lines={agreed} />}
      <div className="stop-next">
        <h2>{say('consent.stop.next.title')}</h2>
        {ended.length > 0 && (
          <>
            <p>{say('consent.stop.next.ended')}</p>
            <Lines lines={ended.map((line) => ({ ...line, validUntil: null }))} />
          </>
        )}
        <ul className="stop-points">
          <li>
            {say(agreed.length === 0 ? 'consent.stop.next.nobody-writes' : 'consent.stop.next.nobody-writes-some')}
          </li>
          {kept.map((one) => (
            <Kept key={one.kind === 'purpose' ? one.purposeName : one.hold} kept={one} />
          ))}
          <li>{say('consent.stop.next.answers')}</li>
        </ul>
      </div>
      <Button variant="primary" size="counter" autoFocus onPress={onDone}>
        {say('consent.stop.done')}
      </Button>
    </section>
  );
}

function Kept({ kept }: { readonly kept: KeptFor }) {
  const say = useWords();
  const language = useLanguage((state) => state.language);
  const day = dayInWords(language, kept.until);
  return (
    <li>
      {kept.kind === 'purpose'
        ? say('consent.stop.next.kept', { purpose: kept.purposeName, day })
        : say('consent.stop.next.held', { hold: say(`keeping.hold.${kept.hold}`), day })}
    </li>
  );
}

function Lines({ lines }: { readonly lines: StopOutcome['agreed'] }) {
  return (
    <ul className="stop-list">
      {lines.map((line) => (
        <li key={stopLineKey(line)}>
          <StopLine line={line} />
        </li>
      ))}
    </ul>
  );
}
