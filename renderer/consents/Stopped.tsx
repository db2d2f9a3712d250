import type { KeptFor, ListOutside, StopOutcome } from '../../shared/consents/stop.ts';
import { dayInWords } from '../app/dates.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { Button } from '../kit/Button.tsx';
import { StopLine } from './StopLine.tsx';
import { stopLineKey } from './stop-line-key.ts';

/** It is saved: what ended, what is still agreed, and what is kept all the same and why. */
export function Stopped({ outcome, onDone }: { readonly outcome: StopOutcome; readonly onDone: () => void }) {
  const say = useWords();
  const { agreed, ended, kept, outside } = outcome;
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
          {outside.length === 0 && <li>{say('consent.stop.next.outside-none')}</li>}
        </ul>
        {outside.length > 0 && <Outside lists={outside} />}
      </div>
      <Button variant="primary" size="counter" autoFocus onPress={onDone}>
        {say('consent.stop.done')}
      </Button>
    </section>
  );
}

/** Files that cannot be called back: which, and what somebody has to do about them. */
function Outside({ lists }: { readonly lists: readonly ListOutside[] }) {
  const say = useWords();
  const language = useLanguage((state) => state.language);
  return (
    <>
      <p>{say('consent.stop.next.outside')}</p>
      <ul className="stop-list">
        {lists.map(({ scope, formats, startedAt, deleteBy }) => (
          <li key={startedAt}>
            {say('consent.stop.next.outside-list', {
              day: dayInWords(language, startedAt),
              scope: say(`consent.stop.next.scope.${scope}`),
              formats: formats.map((format) => say(`exports.short.${format}`)).join(', '),
            })}
            <span className="stop-soft"> {say('exports.list.until', { day: dayInWords(language, deleteBy) })}</span>
          </li>
        ))}
      </ul>
      <p>{say('consent.stop.next.outside-do')}</p>
    </>
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
