import { useEffect, useState } from 'react';
import type { AskingDraft } from '../../shared/consents/model.ts';
import type { Failure } from '../../shared/foundation/failure.ts';
import { failureSentence } from '../app/failure-words.ts';
import { useWords } from '../app/words.ts';
import { call } from '../bridge/call.ts';
import { Banner } from '../kit/Banner.tsx';
import './asking-page.css';
import { QuestionPreview } from './QuestionPreview.tsx';

/** What the card asks at present, for those who ask and cannot change it. */
export function AskedNow() {
  const say = useWords();
  const [draft, setDraft] = useState<AskingDraft | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    void call('consents.asking', {}).then((answer) => {
      if (answer.ok) setDraft(answer.value);
      else setFailure(answer.failure);
    });
  }, []);
  const asked = draft?.questions.filter((question) => question.asked) ?? [];
  return (
    <div className="asking asked-now">
      <p>{say('asking.page.asked-now')}</p>
      {failure !== null && <Banner tone="danger">{failureSentence(say, failure)}</Banner>}
      {draft !== null &&
        asked.map((question) => {
          const words = question.words.find(({ language }) => language === draft.shopLanguage);
          return words === undefined ? null : (
            <QuestionPreview
              key={question.code ?? words.name}
              title={words.name}
              question={question}
              words={words}
              shopName={draft.shopName}
            />
          );
        })}
    </div>
  );
}
