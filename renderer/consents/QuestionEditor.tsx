import { useState } from 'react';
import { type Channel, channels, type QuestionDraft, type QuestionWords } from '../../shared/consents/model.ts';
import { readWording } from '../../shared/consents/wording-check.ts';
import { type Language, ownNames } from '../../shared/foundation/language.ts';
import { useWords } from '../app/words.ts';
import { Banner } from '../kit/Banner.tsx';
import { Checkbox } from '../kit/Checkbox.tsx';
import { NumberField } from '../kit/NumberField.tsx';
import { Select } from '../kit/Select.tsx';
import { Switch } from '../kit/Switch.tsx';
import { TextArea } from '../kit/TextArea.tsx';
import { TextField } from '../kit/TextField.tsx';
import { QuestionPreview } from './QuestionPreview.tsx';
import { wordingListsIn } from './wording-lists.ts';

/** One question: its words in each language, its channels and its end, beside the card it makes. */
export function QuestionEditor(props: {
  readonly question: QuestionDraft;
  readonly shopName: string;
  readonly shopLanguage: Language;
  readonly onChange: (question: QuestionDraft) => void;
}) {
  const { question, onChange } = props;
  const say = useWords();
  const [language, setLanguage] = useState(props.shopLanguage);
  const words = question.words.find((one) => one.language === language) ?? { language, name: '', why: '', ask: '' };
  const changeWords = (part: Partial<QuestionWords>) =>
    onChange({
      ...question,
      words: [...question.words.filter((one) => one.language !== language), { ...words, ...part }],
    });
  const home = language === props.shopLanguage;
  const missing = (text: string) => (home && text.trim() === '' ? say('asking.edit.missing') : null);
  return (
    <div className="asking-editor">
      <div className="asking-fields">
        <Select
          label={say('asking.edit.language')}
          options={question.words.map((one) => ({ id: one.language, label: ownNames[one.language] })).sort(byLabel)}
          value={language}
          onChange={setLanguage}
        />
        <TextArea
          label={say('asking.edit.ask')}
          description={say(home ? 'asking.edit.ask-help' : 'asking.edit.ask-elsewhere')}
          value={words.ask}
          onChange={(ask) => changeWords({ ask })}
          error={missing(words.ask)}
          maxLength={600}
        />
        <Findings text={words.ask} language={language} shopName={props.shopName} />
        <TextField
          label={say('asking.edit.name')}
          description={say('asking.edit.name-help')}
          value={words.name}
          onChange={(name) => changeWords({ name })}
          error={missing(words.name)}
          maxLength={80}
        />
        <TextArea
          label={say('asking.edit.why')}
          description={say('asking.edit.why-help')}
          value={words.why}
          onChange={(why) => changeWords({ why })}
          error={missing(words.why)}
          maxLength={300}
        />
        <fieldset className="asking-channels">
          <legend>{say('asking.edit.channels')}</legend>
          {channels.map((channel) => (
            <Checkbox
              key={channel}
              isSelected={question.channels.includes(channel)}
              onChange={(chosen) =>
                onChange({ ...question, channels: withChannel(question.channels, channel, chosen) })
              }
            >
              {say(`card.channel-names.${channel}`)}
            </Checkbox>
          ))}
        </fieldset>
        <NumberField
          label={say('asking.edit.months')}
          description={say('asking.edit.months-help')}
          value={question.months}
          onChange={(months) => onChange({ ...question, months })}
          minValue={1}
          maxValue={60}
        />
        <Switch
          description={say('asking.edit.asked-help')}
          isSelected={question.asked}
          onChange={(asked) => onChange({ ...question, asked })}
        >
          {say('asking.edit.asked')}
        </Switch>
      </div>
      <QuestionPreview title={say('asking.edit.preview')} question={question} words={words} shopName={props.shopName} />
    </div>
  );
}

function Findings(props: { readonly text: string; readonly language: Language; readonly shopName: string }) {
  const say = useWords();
  const lists = wordingListsIn(props.language);
  if (lists === null) return null;
  const findings = readWording(props.text, lists, props.shopName);
  if (findings.length === 0) return null;
  return (
    <Banner tone="caution">
      <p>{say('asking.finding.title')}</p>
      <ul className="asking-findings">
        {findings.map(({ kind, words }) => (
          <li key={`${kind} ${words}`}>{say(`asking.finding.${kind}`, { words })}</li>
        ))}
      </ul>
    </Banner>
  );
}

/** In the order of the card; the last one cannot be taken away. */
function withChannel(own: readonly Channel[], channel: Channel, chosen: boolean): readonly Channel[] {
  const next = channels.filter((one) => (one === channel ? chosen : own.includes(one)));
  return next.length === 0 ? own : next;
}

function byLabel(one: { readonly label: string }, other: { readonly label: string }): number {
  return one.label.localeCompare(other.label);
}
