import { useState } from 'react';
import type {
  AnsweredBy,
  AskingRules,
  ConsentMethod,
  RecordedConsent,
  RemoteReason,
} from '../../shared/consents/model.ts';
import type { CallInput } from '../../shared/contract.ts';
import type { Failure } from '../../shared/foundation/failure.ts';
import type { CustomerId } from '../../shared/foundation/id.ts';
import { type Language, languages, localeOf, ownNames } from '../../shared/foundation/language.ts';
import { failureSentence } from '../app/failure-words.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { call } from '../bridge/call.ts';
import { Banner } from '../kit/Banner.tsx';
import { Button } from '../kit/Button.tsx';
import { Checkbox } from '../kit/Checkbox.tsx';
import { ChoiceGroup } from '../kit/ChoiceGroup.tsx';
import { DateField } from '../kit/DateField.tsx';
import { Select } from '../kit/Select.tsx';
import { TextField } from '../kit/TextField.tsx';
import './ask-otherwise.css';
import { PrintSheets } from './PrintSheets.tsx';
import { type ScriptAnswer, ScriptQuestions } from './ScriptQuestions.tsx';
import { type ScriptWish, useScript } from './use-script.ts';

const ways = ['spoken', 'paper', 'phone', 'letter'] as const;
type Way = (typeof ways)[number];

const reasonsOf: Readonly<Record<'phone' | 'letter', readonly RemoteReason[]>> = {
  phone: ['they-called', 'called-back', 'cannot-come'],
  letter: ['they-wrote', 'sent-card-back', 'cannot-come'],
};

/** Asking without the card in the customer's hand: read aloud, from a numbered sheet, by phone or by letter. */
export function AskOtherwise(props: {
  readonly customerId: CustomerId;
  readonly name: string;
  readonly language: Language;
  readonly answeredBy: AnsweredBy;
  readonly rules: AskingRules;
  readonly onDone: (summary: RecordedConsent, language: Language, method: ConsentMethod) => void;
  readonly onLeave: () => void;
}) {
  const say = useWords();
  const [way, setWay] = useState<Way | null>(null);
  const [language, setLanguage] = useState(props.language);
  const [number, setNumber] = useState('');
  const [day, setDay] = useState<string | null>(props.rules.today);
  const screen = useLanguage((state) => state.language);
  const [reason, setReason] = useState<RemoteReason | null>(null);
  const [paid, setPaid] = useState(false);
  const [saving, setSaving] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [incomplete, setIncomplete] = useState(false);
  const script = useScript(props.customerId, props.answeredBy, wishOf(way, language, number));
  const wantsPayment = way === 'spoken' && props.rules.afterPayment !== null;
  const choose = (next: Way) => {
    setWay(next);
    setReason(null);
    setFailure(null);
    setIncomplete(false);
  };

  async function save(answers: readonly ScriptAnswer[], controller: string | null): Promise<void> {
    const how = howOf(way, number, day, reason);
    if (how === null || script.card === null || (wantsPayment && !paid)) {
      setIncomplete(true);
      return;
    }
    if (saving) return;
    setSaving(true);
    setFailure(null);
    const { card } = script;
    const answer = await call('consents.record', {
      customerId: card.customerId,
      noticeId: card.noticeId,
      language: card.language,
      how,
      answeredBy: card.answeredBy,
      afterPayment: wantsPayment && paid,
      rendered: { controller: controller ?? '', order: card.questions.map(({ purpose }) => purpose) },
      answers: [...answers],
    });
    setSaving(false);
    if (answer.ok) props.onDone(answer.value, card.language, how.method);
    else setFailure(answer.failure);
  }

  return (
    <section className="counter otherwise" aria-labelledby="otherwise-title">
      <h1 id="otherwise-title">{say('asking.otherwise.title', { name: props.name })}</h1>
      <ChoiceGroup
        label={say('asking.otherwise.how')}
        options={ways.map((id) => ({
          id,
          label: say(`asking.way.${id}.name`),
          description: say(`asking.way.${id}.text`),
        }))}
        value={way}
        onChange={choose}
      />
      {way !== null && (
        <div className="otherwise-details">
          {way === 'paper' && (
            <TextField
              label={say('asking.paper.number')}
              description={say('asking.paper.number-help')}
              size="counter"
              value={number}
              onChange={setNumber}
              error={script.failure === null ? null : failureSentence(say, script.failure)}
              maxLength={9}
              autoFocus
            />
          )}
          {(way === 'phone' || way === 'letter') && (
            <Select
              label={say('asking.reason.label')}
              size="counter"
              options={reasonsOf[way].map((id) => ({ id, label: say(`asking.reason.${id}`) }))}
              value={reason}
              onChange={setReason}
              error={incomplete && reason === null ? say('asking.reason.missing') : null}
            />
          )}
          {(way === 'paper' || way === 'letter') && (
            <DateField
              label={say(`asking.${way}.day`)}
              value={day}
              onChange={setDay}
              locale={localeOf(screen)}
              error={
                failure?.code === 'consent.day-impossible'
                  ? failureSentence(say, failure)
                  : incomplete && day === null
                    ? say('asking.day-missing')
                    : null
              }
            />
          )}
          {way !== 'paper' && (
            <Select
              label={say('asking.otherwise.language')}
              size="counter"
              options={languages.map((code) => ({ id: code, label: ownNames[code] }))}
              value={language}
              onChange={setLanguage}
            />
          )}
          {wantsPayment && (
            <Checkbox
              isSelected={paid}
              onChange={setPaid}
              error={incomplete && !paid ? say('failures.consent.before-payment') : null}
            >
              {say('asking.paid')}
            </Checkbox>
          )}
        </div>
      )}
      {way === 'paper' && script.card === null && <PrintSheets language={language} />}
      {way !== 'paper' && script.failure !== null && (
        <Banner tone="danger">{failureSentence(say, script.failure)}</Banner>
      )}
      {script.card !== null && way !== null && (
        <>
          <p className="otherwise-hint">{say(`asking.way.${way}.hint`)}</p>
          <ScriptQuestions
            key={`${script.card.language} ${script.card.noticeId} ${number}`}
            card={script.card}
            saving={saving}
            onSave={(answers, controller) => void save(answers, controller)}
          />
        </>
      )}
      {failure !== null && failure.code !== 'consent.day-impossible' && (
        <Banner tone="danger">{failureSentence(say, failure)}</Banner>
      )}
      <footer className="counter-actions">
        <Button variant="plain" size="counter" isDisabled={saving} onPress={props.onLeave}>
          {say('asking.otherwise.back')}
        </Button>
      </footer>
    </section>
  );
}

function wishOf(way: Way | null, language: Language, number: string): ScriptWish {
  if (way === null) return null;
  if (way !== 'paper') return { language };
  const sheet = sheetNumber(number);
  return sheet === null ? null : { sheet };
}

function howOf(
  way: Way | null,
  number: string,
  answeredOn: string | null,
  reason: RemoteReason | null,
): Exclude<CallInput<'consents.record'>['how'], undefined> | null {
  const sheet = sheetNumber(number);
  if (way === 'spoken') return { method: way };
  if (way === 'phone') return reason === null ? null : { method: way, reason };
  if (way === 'letter') return reason === null || answeredOn === null ? null : { method: way, reason, answeredOn };
  return way === null || sheet === null || answeredOn === null ? null : { method: way, sheet, answeredOn };
}

/** The number on a sheet, however it was typed: `17`, `Sheet 17`, `no. 17`. */
function sheetNumber(typed: string): number | null {
  const number = Number(/^\D*(\d{1,7})\s*$/.exec(typed)?.[1] ?? 0);
  return number > 0 ? number : null;
}
