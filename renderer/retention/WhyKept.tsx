import { useCallback, useEffect, useState } from 'react';
import type { Failure } from '../../shared/foundation/failure.ts';
import type { CustomerId, HoldId } from '../../shared/foundation/id.ts';
import type { WhyKept as Why } from '../../shared/retention/model.ts';
import { dayInWords, numberInWords } from '../app/dates.ts';
import { failureSentence } from '../app/failure-words.ts';
import { fieldName, holdWords, reasonWords } from '../app/reason-words.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { call } from '../bridge/call.ts';
import { Banner } from '../kit/Banner.tsx';
import { Button } from '../kit/Button.tsx';
import { Section } from '../kit/Section.tsx';
import { HoldForm } from './HoldForm.tsx';
import './retention.css';

/** "Why do you still have this?": every live reason with its end, what is due to go, and holds to start and end. */
export function WhyKept({ id, onChange }: { readonly id: CustomerId; readonly onChange?: () => void }) {
  const say = useWords();
  const language = useLanguage((state) => state.language);
  const [why, setWhy] = useState<Why | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const look = useCallback(async () => {
    const answer = await call('retention.why', { id });
    if (answer.ok) setWhy(answer.value);
    else setFailure(answer.failure);
  }, [id]);
  useEffect(() => void look(), [look]);
  const changed = async () => {
    await look();
    onChange?.();
  };
  const end = async (hold: HoldId) => {
    const answer = await call('retention.endHold', { id: hold });
    if (!answer.ok) setFailure(answer.failure);
    await changed();
  };
  const day = (instant: string) => dayInWords(language, instant);
  if (why === null) return failure === null ? null : <Banner tone="danger">{failureSentence(say, failure)}</Banner>;
  return (
    <Section title={say('keeping.why.title')}>
      {failure !== null && <Banner tone="danger">{failureSentence(say, failure)}</Banner>}
      {why.due && <p>{say('keeping.why.due')}</p>}
      {why.leavesAt !== null && <p>{say('keeping.why.leaves', { day: day(why.leavesAt) })}</p>}
      {why.decideBy !== null && <p>{say('keeping.why.decide', { day: day(why.decideBy) })}</p>}
      {why.fieldsDue.length > 0 && (
        <p>{say('keeping.why.fields-due', { fields: why.fieldsDue.map((one) => fieldName(say, one)).join(', ') })}</p>
      )}
      <ul className="reasons">
        {why.reasons.map((reason) => (
          <li key={`${reasonWords(say, why.purposeNames, reason)} ${reason.until}`}>
            <span>{reasonWords(say, why.purposeNames, reason)}</span>
            <span className="reason-until">{say('keeping.why.until', { day: day(reason.until) })}</span>
          </li>
        ))}
      </ul>
      {why.sales.until !== null && (
        <p className="reason-until">
          {say('keeping.why.sales', {
            count: why.sales.count,
            number: numberInWords(language, why.sales.count),
            day: day(why.sales.until),
          })}
        </p>
      )}
      {why.holds.map((hold) => (
        <div key={hold.id} className="hold">
          <span>
            {say('keeping.hold.title')}: {holdWords(say, hold)}, {say('keeping.why.until', { day: day(hold.until) })}
          </span>
          <Button variant="plain" onPress={() => void end(hold.id)}>
            {say('keeping.hold.end')}
          </Button>
        </div>
      ))}
      <HoldForm id={id} onHeld={changed} />
    </Section>
  );
}
