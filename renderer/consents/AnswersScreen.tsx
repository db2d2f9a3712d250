import { type ReactNode, useEffect, useMemo, useState } from 'react';
import type { ConsentHistory } from '../../shared/consents/history.ts';
import type { SlipDocument } from '../../shared/consents/papers.ts';
import type { Readable } from '../../shared/display/readable.ts';
import type { Failure } from '../../shared/foundation/failure.ts';
import type { CustomerId } from '../../shared/foundation/id.ts';
import { type Language, languages, ownNames } from '../../shared/foundation/language.ts';
import { useDisplay } from '../app/customer-display.ts';
import { failureSentence } from '../app/failure-words.ts';
import { useWords } from '../app/words.ts';
import { call } from '../bridge/call.ts';
import { Banner } from '../kit/Banner.tsx';
import { Button } from '../kit/Button.tsx';
import { Section } from '../kit/Section.tsx';
import { Select } from '../kit/Select.tsx';
import './answers-screen.css';
import { HistoryList } from './HistoryList.tsx';
import { ShownToCustomer } from './ShownToCustomer.tsx';
import { SlipPage } from './SlipPage.tsx';
import { TakeHistory } from './TakeHistory.tsx';
import { useShownOnDisplay } from './use-shown-on-display.ts';
import { useSlip } from './use-slip.ts';

/**
 * What one person agreed to, for whoever asks: their slip and every answer they ever gave, on the screen, turned to them,
 * on paper or as a file, in the language they read.
 */
export function AnswersScreen(props: {
  readonly customerId: CustomerId;
  readonly name: string;
  readonly language: Language;
  readonly onLeave: () => void;
}) {
  const { customerId } = props;
  const say = useWords();
  const [language, setLanguage] = useState(props.language);
  const [shown, setShown] = useState<'slip' | 'history' | null>(null);
  const slip = useSlip(customerId, language, true);
  const { history, failure } = useHistory(customerId, language);
  const there = useDisplay((state) => state.open);
  const readable = useReadable(shown, language, { slip: slip.document, history });
  const take = () => setShown(null);
  useShownOnDisplay(there, readable, { language, onClose: take });

  if (!there && readable !== null) return <ShownToCustomer shown={readable} language={language} onClose={take} />;
  const thereNow = (kind: Readable['kind']) =>
    readable?.kind === kind ? <ShownThere kind={kind} onTake={take} /> : null;
  return (
    <section className="answers-screen">
      <header className="answers-head">
        <h1>{say('consent.answers.title', { name: props.name })}</h1>
        <Select
          label={say('consent.answers.language')}
          options={languages.map((code) => ({ id: code, label: ownNames[code] }))}
          value={language}
          onChange={setLanguage}
        />
      </header>
      {failure !== null && <Banner tone="danger">{failureSentence(say, failure)}</Banner>}
      <SlipSection slip={slip} onShow={() => setShown('slip')} there={thereNow('slip')} />
      <Section title={say('consent.answers.history')} text={say('consent.answers.history-text')}>
        {history !== null && (
          <>
            <TakeHistory customerId={customerId} language={language} onShow={() => setShown('history')} />
            {thereNow('history')}
            <HistoryList entries={history.entries} language={language} />
          </>
        )}
      </Section>
      <div>
        <Button variant="plain" size="counter" onPress={props.onLeave}>
          {say('consent.answers.back')}
        </Button>
      </div>
    </section>
  );
}

/** Says under its button that the customer reads it on a screen of their own, and takes it away from there. */
function ShownThere({ kind, onTake }: { readonly kind: Readable['kind']; readonly onTake: () => void }) {
  const say = useWords();
  const button = <Button onPress={onTake}>{say('consent.answers.take-away')}</Button>;
  return (
    <Banner tone="info" action={button}>
      {say(`consent.answers.shown-${kind}`)}
    </Banner>
  );
}

function SlipSection(props: {
  readonly slip: ReturnType<typeof useSlip>;
  readonly onShow: () => void;
  readonly there: ReactNode;
}) {
  const { slip, onShow, there } = props;
  const say = useWords();
  const { document, busy, done, failure, take } = slip;
  if (document === null) {
    return (
      <Section title={say('consent.answers.slip')}>
        <p>{failure?.code === 'consent.nothing-agreed' ? say('consent.answers.no-slip') : ''}</p>
        <Failed failure={failure?.code === 'consent.nothing-agreed' ? null : failure} />
      </Section>
    );
  }
  return (
    <Section title={say('consent.answers.slip')} text={say('consent.answers.slip-text')}>
      <div className="answers-slip">
        <Paper document={document} />
        <div className="answers-acts">
          <Button variant="primary" size="counter" onPress={onShow}>
            {say('consent.answers.show')}
          </Button>
          <Button
            size="counter"
            isPending={busy === 'printer'}
            pendingLabel={say('consent.answers.printing')}
            onPress={() => void take('printer')}
          >
            {say('consent.answers.print')}
          </Button>
          <Button
            size="counter"
            isPending={busy === 'pdf'}
            pendingLabel={say('consent.answers.saving')}
            onPress={() => void take('pdf')}
          >
            {say('consent.answers.pdf')}
          </Button>
          <Button
            size="counter"
            isPending={busy === 'file'}
            pendingLabel={say('consent.answers.saving')}
            onPress={() => void take('file')}
          >
            {say('consent.answers.file')}
          </Button>
          <p className="answers-soft">{say('consent.answers.file-text')}</p>
          {there}
          {done !== null && (
            <Banner tone="info">{say(done === 'printer' ? 'consent.answers.printed' : 'consent.answers.saved')}</Banner>
          )}
          <Failed failure={failure} />
        </div>
      </div>
    </Section>
  );
}

function Paper({ document }: { readonly document: SlipDocument }) {
  return (
    <div className="answers-paper">
      <SlipPage document={document} />
    </div>
  );
}

function Failed({ failure }: { readonly failure: Failure | null }) {
  const say = useWords();
  if (failure === null) return null;
  return (
    <Banner tone="danger">
      <p>{failureSentence(say, failure)}</p>
      {failure.code === 'sign.no-printer' && <p>{say('consent.answers.instead')}</p>}
    </Banner>
  );
}

/** What the person is to read, once it has come in the language that is chosen; the same as long as nothing else is chosen. */
function useReadable(
  shown: 'slip' | 'history' | null,
  language: Language,
  { slip, history }: { readonly slip: SlipDocument | null; readonly history: HistoryIn | null },
): Readable | null {
  return useMemo(() => {
    if (shown === 'slip' && slip?.language === language) return { kind: 'slip', slip };
    if (shown !== 'history' || history?.language !== language) return null;
    return { kind: 'history', entries: history.entries.map(({ reason: _ours, ...entry }) => entry) };
  }, [shown, language, slip, history]);
}

type HistoryIn = ConsentHistory & { readonly language: Language };

/** The history in one language; what comes late for another one is dropped. */
function useHistory(customerId: CustomerId, language: Language) {
  const [history, setHistory] = useState<HistoryIn | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    let current = true;
    void call('consents.history', { customerId, language }).then((answer) => {
      if (!current) return;
      if (answer.ok) setHistory({ ...answer.value, language });
      else setFailure(answer.failure);
    });
    return () => {
      current = false;
    };
  }, [customerId, language]);
  return { history, failure };
}
