import { type FormEvent, useEffect, useState } from 'react';
import type { Failure } from '../../shared/foundation/failure.ts';
import type { Language } from '../../shared/foundation/language.ts';
import { type NoticeChoices, type PhraseKey, phraseKeys } from '../../shared/notices/choices.ts';
import type { PackView } from '../../shared/packs/model.ts';
import { useApp } from '../app/app-store.ts';
import { failureSentence } from '../app/failure-words.ts';
import { useMay } from '../app/may.ts';
import { useWords, wordsIn } from '../app/words.ts';
import { call } from '../bridge/call.ts';
import { Banner } from '../kit/Banner.tsx';
import { Button } from '../kit/Button.tsx';
import { ChoiceGroup } from '../kit/ChoiceGroup.tsx';
import { Section } from '../kit/Section.tsx';
import { Switch } from '../kit/Switch.tsx';
import { OwnSentences } from './OwnSentences.tsx';

/** What the owner may choose about the notice: approved phrasings, sentences of their own, a name they looked up. */
export function ChoicesPart({ onChanged }: { readonly onChanged: () => void }) {
  const say = useWords();
  const shop = useApp((state) => state.shop);
  const mayChange = useMay('Owner');
  const [choices, setChoices] = useState<NoticeChoices | null>(null);
  const [pack, setPack] = useState<PackView | null>(null);
  const [state, setState] = useState<'idle' | 'saving' | 'saved'>('idle');
  const [tried, setTried] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    void call('notices.choices', {}).then((answer) => {
      if (answer.ok) setChoices(answer.value);
      else setFailure(answer.failure);
    });
    void call('packs.show', {}).then((answer) => {
      if (answer.ok) setPack(answer.value);
    });
  }, []);
  if (choices === null || shop === null) return null;
  const change = (part: Partial<NoticeChoices>) => {
    setChoices({ ...choices, ...part });
    setState('idle');
    setFailure(null);
  };
  const unfinished = choices.own.some(({ texts }) => Object.values(texts).every((text) => text.trim() === ''));

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (choices === null || unfinished || state === 'saving') return;
    setState('saving');
    const own = choices.own.map(({ section, texts }) => ({
      section,
      texts: Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== '')),
    }));
    const answer = await call('notices.changeChoices', { ...choices, second: [...choices.second], own });
    setState(answer.ok ? 'saved' : 'idle');
    if (!answer.ok) setFailure(answer.failure);
    else {
      setChoices(answer.value);
      setTried(false);
      onChanged();
    }
  }

  const unsure = pack?.authority?.st === 'K' ? pack.authority : null;
  return (
    <form className="notice-choices" onSubmit={(event) => void save(event)} noValidate>
      <p className="section-text">{say('notices.choices.lead')}</p>
      <Section title={say('notices.choices.phrases')}>
        {phraseKeys.map((phrase) => (
          <Phrase
            key={phrase}
            phrase={phrase}
            language={shop.language}
            contact={shop.contact}
            isSecond={choices.second.includes(phrase)}
            onChange={(isSecond) =>
              change({ second: phraseKeys.filter((one) => (one === phrase ? isSecond : choices.second.includes(one))) })
            }
          />
        ))}
      </Section>
      {unsure !== null && (
        <Section
          title={say('notices.choices.authority')}
          text={say('notices.choices.authority-text', { name: unsure.name, web: unsure.web })}
        >
          <Switch isSelected={choices.nameAuthority} onChange={(nameAuthority) => change({ nameAuthority })}>
            {say('notices.choices.authority-switch')}
          </Switch>
        </Section>
      )}
      <OwnSentences home={shop.language} own={choices.own} tried={tried} onChange={(own) => change({ own })} />
      {failure !== null && <Banner tone="danger">{failureSentence(say, failure)}</Banner>}
      {state === 'saved' && <Banner tone="info">{say('notices.choices.saved')}</Banner>}
      {mayChange && (
        <div>
          <Button
            type="submit"
            variant="primary"
            isPending={state === 'saving'}
            pendingLabel={say('notices.choices.saving')}
          >
            {say('notices.choices.save')}
          </Button>
        </div>
      )}
    </form>
  );
}

/** The two ways of saying one thing, as they would stand in the notice. */
function Phrase(props: {
  readonly phrase: PhraseKey;
  readonly language: Language;
  readonly contact: string;
  readonly isSecond: boolean;
  readonly onChange: (isSecond: boolean) => void;
}) {
  const say = useWords();
  const inNotice = wordsIn(props.language);
  const values = { contact: props.contact };
  return (
    <ChoiceGroup
      label={say(`notices.choices.phrase.${props.phrase}`)}
      options={[
        {
          id: 'first',
          label: say('notices.choices.first'),
          description: inNotice(`notice.${props.phrase}`, values),
        },
        {
          id: 'second',
          label: say('notices.choices.second'),
          description: inNotice(`notice.${props.phrase}-2`, values),
        },
      ]}
      value={props.isSecond ? 'second' : 'first'}
      onChange={(chosen) => props.onChange(chosen === 'second')}
    />
  );
}
