import { useEffect, useState } from 'react';
import type { AskingDraft, AskingRules, QuestionDraft } from '../../shared/consents/model.ts';
import type { Failure } from '../../shared/foundation/failure.ts';
import { failureSentence } from '../app/failure-words.ts';
import { useMay } from '../app/may.ts';
import { useWords } from '../app/words.ts';
import { call } from '../bridge/call.ts';
import { Banner } from '../kit/Banner.tsx';
import { Button } from '../kit/Button.tsx';
import { Page } from '../kit/Page.tsx';
import { Section } from '../kit/Section.tsx';
import { Switch } from '../kit/Switch.tsx';
import { Tabs } from '../kit/Tabs.tsx';
import { AskedNow } from './AskedNow.tsx';
import { AskingNumbers } from './AskingNumbers.tsx';
import './asking-page.css';
import { QuestionEditor } from './QuestionEditor.tsx';

/** What the shop asks and in which words, with the card as the customer sees it; and how often people are asked. */
export function AskingPage() {
  const say = useWords();
  const mayChange = useMay('Owner');
  const [tab, setTab] = useState<'questions' | 'numbers'>('questions');
  if (!mayChange) {
    return (
      <Page title={say('asking.page.title')}>
        <AskedNow />
      </Page>
    );
  }
  return (
    <Page title={say('asking.page.title')}>
      <Tabs
        label={say('asking.page.title')}
        current={tab}
        onChange={setTab}
        tabs={[
          { id: 'questions', label: say('asking.page.questions'), content: <Questions /> },
          { id: 'numbers', label: say('asking.page.numbers'), content: <AskingNumbers /> },
        ]}
      />
    </Page>
  );
}

function Questions() {
  const say = useWords();
  const [draft, setDraft] = useState<AskingDraft | null>(null);
  const [questions, setQuestions] = useState<readonly QuestionDraft[]>([]);
  const [current, setCurrent] = useState(0);
  const [busy, setBusy] = useState(false);
  const [published, setPublished] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const take = (next: AskingDraft) => {
    setDraft(next);
    setQuestions(next.questions);
  };
  useEffect(() => {
    void call('consents.asking', {}).then((answer) => {
      if (!answer.ok) setFailure(answer.failure);
      else {
        setDraft(answer.value);
        setQuestions(answer.value.questions);
      }
    });
  }, []);
  const change = (next: readonly QuestionDraft[]) => {
    setQuestions(next);
    setPublished(false);
    setFailure(null);
  };

  async function publish(): Promise<void> {
    if (busy) return;
    setBusy(true);
    setFailure(null);
    const answer = await call('consents.publishAsking', {
      questions: questions.map(({ code, asked, channels, months, words }) => ({
        code,
        asked,
        channels: [...channels],
        months,
        words: words.map((one) => ({ ...one })),
      })),
    });
    setBusy(false);
    if (!answer.ok) setFailure(answer.failure);
    else {
      take(answer.value);
      setPublished(true);
    }
  }

  const question = questions[current];
  const changed = draft !== null && JSON.stringify(draft.questions) !== JSON.stringify(questions);
  return (
    <div className="asking">
      <div className="asking-list">
        {questions.map((one, index) => (
          <Button
            key={one.code ?? `new ${index}`}
            variant={index === current ? 'primary' : 'quiet'}
            onPress={() => setCurrent(index)}
          >
            {nameOf(one, draft) || say('asking.page.unnamed')}
          </Button>
        ))}
        {draft !== null && (
          <Button
            variant="plain"
            onPress={() => {
              change([...questions, newQuestion(draft)]);
              setCurrent(questions.length);
            }}
          >
            {say('asking.page.add')}
          </Button>
        )}
      </div>
      {draft !== null && question !== undefined && (
        <QuestionEditor
          key={current}
          question={question}
          shopName={draft.shopName}
          shopLanguage={draft.shopLanguage}
          onChange={(next) => change(questions.map((one, index) => (index === current ? next : one)))}
        />
      )}
      {failure !== null && <Banner tone="danger">{failureSentence(say, failure)}</Banner>}
      {published && <Banner tone="info">{say('asking.page.published')}</Banner>}
      <div className="asking-publish">
        <p>{say(changed ? 'asking.page.publish-text' : 'asking.page.unchanged')}</p>
        {changed && (
          <Button
            variant="primary"
            isPending={busy}
            pendingLabel={say('notices.publishing')}
            onPress={() => void publish()}
          >
            {say('notices.publish')}
          </Button>
        )}
      </div>
      <PaymentRule />
    </div>
  );
}

function PaymentRule() {
  const say = useWords();
  const [rules, setRules] = useState<AskingRules | null>(null);
  useEffect(() => {
    void call('consents.rules', {}).then((answer) => {
      if (answer.ok) setRules(answer.value);
    });
  }, []);
  if (rules === null) return null;
  return (
    <Section title={say('asking.page.payment')}>
      {rules.afterPayment === 'country' ? (
        <p>{say('asking.page.payment-country')}</p>
      ) : (
        <Switch
          description={say('asking.page.payment-text')}
          isSelected={rules.afterPayment === 'shop'}
          onChange={(afterPayment) =>
            void call('consents.changeRules', { afterPayment }).then((answer) => {
              if (answer.ok) setRules(answer.value);
            })
          }
        >
          {say('asking.page.payment-shop')}
        </Switch>
      )}
    </Section>
  );
}

function nameOf({ words }: QuestionDraft, draft: AskingDraft | null): string {
  return words.find(({ language }) => language === draft?.shopLanguage)?.name ?? '';
}

function newQuestion({ shopLanguage, questions }: AskingDraft): QuestionDraft {
  const languages = questions[0]?.words.map(({ language }) => language) ?? [shopLanguage];
  return {
    code: null,
    isOwn: true,
    asked: true,
    channels: ['email'],
    months: 24,
    words: languages.map((language) => ({ language, name: '', why: '', ask: '' })),
  };
}
