import { useEffect, useState } from 'react';
import type { Failure } from '../../shared/foundation/failure.ts';
import type { PackView } from '../../shared/packs/model.ts';
import { dayInWords } from '../app/dates.ts';
import { failureSentence } from '../app/failure-words.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { call } from '../bridge/call.ts';
import { Banner } from '../kit/Banner.tsx';
import { Button } from '../kit/Button.tsx';
import { DescriptionList } from '../kit/DescriptionList.tsx';
import { Section } from '../kit/Section.tsx';
import './shop.css';

/** The rules the notice follows: whose they are, how old, what in them nobody confirmed; and a newer file to load. */
export function CountryRules() {
  const say = useWords();
  const language = useLanguage((state) => state.language);
  const [view, setView] = useState<PackView | null>(null);
  const [busy, setBusy] = useState(false);
  const [loaded, setLoaded] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    void call('packs.show', {}).then((answer) => {
      if (answer.ok) setView(answer.value);
      else setFailure(answer.failure);
    });
  }, []);

  async function load(): Promise<void> {
    if (busy) return;
    setBusy(true);
    setLoaded(false);
    setFailure(null);
    const answer = await call('packs.load', {});
    setBusy(false);
    if (!answer.ok) setFailure(answer.failure);
    else if (answer.value.kind === 'loaded') {
      setView(answer.value.view);
      setLoaded(true);
    }
  }

  return (
    <div className="shop-form">
      {view !== null && <Rules view={view} day={dayInWords(language, `${view.checkedOn}T12:00:00.000Z`)} />}
      {failure !== null && <Banner tone="danger">{failureSentence(say, failure)}</Banner>}
      {loaded && <Banner tone="info">{say('rules.loaded')}</Banner>}
      <Section title={say('rules.newer')} text={say('rules.newer-text')}>
        <Button onPress={() => void load()} isPending={busy} pendingLabel={say('rules.loading')}>
          {say('rules.load')}
        </Button>
      </Section>
    </div>
  );
}

function Rules({ view, day }: { readonly view: PackView; readonly day: string }) {
  const say = useWords();
  const { authority, unsure } = view;
  return (
    <Section title={say(`setup.country.${view.id}`)} text={say('rules.advice')}>
      {view.isOld && <Banner tone="caution">{say('rules.old', { day })}</Banner>}
      <DescriptionList
        items={[
          { label: say('rules.checked'), value: day },
          { label: say('rules.source.label'), value: say(`rules.source.${view.source}`) },
          { label: say('rules.coverage.label'), value: say(`rules.coverage.${view.coverage}`) },
          ...(view.laws.length > 0 ? [{ label: say('rules.laws'), value: view.laws.join('; ') }] : []),
          ...(authority === null
            ? []
            : [
                {
                  label: say('rules.authority'),
                  value: `${authority.name}, ${authority.web}${authority.st === 'K' ? ` (${say('rules.not-confirmed')})` : ''}`,
                },
              ]),
        ]}
      />
      {unsure.length > 0 && (
        <details className="people">
          <summary>{say('rules.unsure', { count: unsure.length })}</summary>
          <p>{say('rules.unsure-text')}</p>
          <ul lang="en">
            {unsure.map(({ text, law }) => (
              <li key={`${text} ${law ?? ''}`}>{law === null ? text : `${text} (${law})`}</li>
            ))}
          </ul>
        </details>
      )}
    </Section>
  );
}
