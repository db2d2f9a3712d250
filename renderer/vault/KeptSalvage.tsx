import { useEffect, useState } from 'react';
import type { SalvageList } from '../../shared/vault/salvage.ts';
import { dayInWords } from '../app/dates.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { call } from '../bridge/call.ts';
import { Button } from '../kit/Button.tsx';
import { Section } from '../kit/Section.tsx';
import { SalvageMissing } from './SalvageMissing.tsx';
import './salvage.css';
import { TakeSalvageList } from './TakeSalvageList.tsx';

/** What the last salvage could not read, until the owner has put it away; nothing where there is none. */
export function KeptSalvage() {
  const say = useWords();
  const language = useLanguage((state) => state.language);
  const [list, setList] = useState<SalvageList | null>(null);
  useEffect(() => {
    void call('vault.salvageList', {}).then((answer) => setList(answer.ok ? answer.value : null));
  }, []);
  if (list === null) return null;

  async function putAway(): Promise<void> {
    const answer = await call('vault.putSalvageListAway', {});
    if (answer.ok) setList(null);
  }

  return (
    <Section
      title={say('lock.salvage.list.title')}
      text={say('lock.salvage.list.text', { day: dayInWords(language, list.at) })}
    >
      <div className="salvage-kept">
        <SalvageMissing list={list} language={language} on="screen" />
      </div>
      <TakeSalvageList />
      <div>
        <Button onPress={() => void putAway()}>{say('lock.salvage.list.away')}</Button>
      </div>
    </Section>
  );
}
