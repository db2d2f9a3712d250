import { useState } from 'react';
import type { HistoryFormat } from '../../shared/consents/papers.ts';
import type { Failure } from '../../shared/foundation/failure.ts';
import type { CustomerId } from '../../shared/foundation/id.ts';
import type { Language } from '../../shared/foundation/language.ts';
import { failureSentence } from '../app/failure-words.ts';
import { useWords } from '../app/words.ts';
import { call } from '../bridge/call.ts';
import { Banner } from '../kit/Banner.tsx';
import { Button } from '../kit/Button.tsx';

type Way = { readonly format: HistoryFormat; readonly to: 'printer' | 'pdf' };

/** Turns a history to the person, or gives it to them on paper; one at a time. */
export function TakeHistory(props: {
  readonly customerId: CustomerId;
  readonly language: Language;
  readonly onShow: () => void;
}) {
  const { customerId, language } = props;
  const say = useWords();
  const [busy, setBusy] = useState<string | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);

  async function take(way: Way): Promise<void> {
    if (busy !== null) return;
    setBusy(keyOf(way));
    setSaid(null);
    setFailure(null);
    const answer = await call('consents.outputHistory', { customerId, language, ...way });
    setBusy(null);
    if (!answer.ok) setFailure(answer.failure);
    else if (answer.value.kind === 'done') setSaid(way.to === 'printer' ? 'printed' : 'saved');
  }
  const button = (way: Way, label: string) => (
    <Button
      size="counter"
      isPending={busy === keyOf(way)}
      pendingLabel={say(way.to === 'printer' ? 'consent.answers.printing' : 'consent.answers.saving')}
      onPress={() => void take(way)}
    >
      {say(`consent.answers.${label}`)}
    </Button>
  );
  return (
    <>
      <div className="answers-row">
        <Button size="counter" onPress={props.onShow}>
          {say('consent.answers.show')}
        </Button>
        {button({ format: 'a5', to: 'printer' }, 'print-a5')}
        {button({ format: 'roll-80', to: 'printer' }, 'print-roll')}
        {button({ format: 'a5', to: 'pdf' }, 'pdf')}
      </div>
      {said !== null && <Banner tone="info">{say(`consent.answers.${said}`)}</Banner>}
      {failure !== null && (
        <Banner tone="danger">
          <p>{failureSentence(say, failure)}</p>
          {failure.code === 'sign.no-printer' && <p>{say('consent.answers.instead')}</p>}
        </Banner>
      )}
    </>
  );
}

function keyOf({ format, to }: Way): string {
  return `${format} ${to}`;
}
