import { useEffect, useState } from 'react';
import type { Everything } from '../../shared/customers/everything.ts';
import type { Customer } from '../../shared/customers/model.ts';
import type { Failure } from '../../shared/foundation/failure.ts';
import { type Language, languages } from '../../shared/foundation/language.ts';
import { failureSentence } from '../app/failure-words.ts';
import { languageName } from '../app/language-name.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { call } from '../bridge/call.ts';
import { Banner } from '../kit/Banner.tsx';
import { Button } from '../kit/Button.tsx';
import { Page } from '../kit/Page.tsx';
import { Select } from '../kit/Select.tsx';
import { EverythingList } from './EverythingList.tsx';

type Props = { readonly customer: Customer; readonly onBack: () => void };

/** Every place where one person appears, to be looked through and given to them in their language. */
export function EverythingPage({ customer, onBack }: Props) {
  const say = useWords();
  const screen = useLanguage((state) => state.language);
  const [everything, setEverything] = useState<Everything | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const { id } = customer;
  useEffect(() => {
    void call('customers.everything', { id, language: screen }).then((answer) => {
      if (answer.ok) setEverything(answer.value);
      else setFailure(answer.failure);
    });
  }, [id, screen]);
  return (
    <Page
      title={say('customers.everything.of', { name: customer.displayName })}
      actions={
        <Button variant="plain" onPress={onBack}>
          {say('customers.everything.back')}
        </Button>
      }
    >
      {failure !== null && <Banner tone="danger">{failureSentence(say, failure)}</Banner>}
      <p className="section-text">{say('customers.everything.lead')}</p>
      <TakeEverything customer={customer} />
      {everything !== null && <EverythingList everything={everything} language={screen} />}
    </Page>
  );
}

/** The same for the person, on paper or in a file; one at a time. */
function TakeEverything({ customer }: { readonly customer: Customer }) {
  const say = useWords();
  const screen = useLanguage((state) => state.language);
  const theirs = languages.find((one) => one === customer.language.split('-')[0]);
  const [language, setLanguage] = useState<Language>(theirs ?? screen);
  const [busy, setBusy] = useState<string | null>(null);
  const [said, setSaid] = useState<'printed' | 'saved' | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);

  async function take(paper: 'a4' | 'letter', to: 'printer' | 'pdf', label: string): Promise<void> {
    if (busy !== null) return;
    setBusy(label);
    setSaid(null);
    setFailure(null);
    const answer = await call('customers.takeEverything', { id: customer.id, language, paper, to });
    setBusy(null);
    if (!answer.ok) setFailure(answer.failure);
    else if (answer.value.kind === 'done') setSaid(to === 'pdf' ? 'saved' : 'printed');
  }
  const button = (paper: 'a4' | 'letter', to: 'printer' | 'pdf', label: string) => (
    <Button isPending={busy === label} onPress={() => void take(paper, to, label)}>
      {say(`customers.everything.${label}`)}
    </Button>
  );
  return (
    <>
      <div className="everything-take">
        <Select
          label={say('customers.everything.language')}
          options={languages.map((one) => ({ id: one, label: languageName(screen, one) }))}
          value={language}
          onChange={setLanguage}
        />
        {button('a4', 'printer', 'print')}
        {button('letter', 'printer', 'print-letter')}
        {button('a4', 'pdf', 'pdf')}
      </div>
      {said !== null && <Banner tone="info">{say(`customers.everything.${said}`)}</Banner>}
      {failure !== null && <Banner tone="danger">{failureSentence(say, failure)}</Banner>}
    </>
  );
}
