import type { SalvageList } from '../../shared/vault/salvage.ts';
import { Doorway } from '../app/Doorway.tsx';
import { useLanguage, useWords } from '../app/words.ts';
import { Button } from '../kit/Button.tsx';
import { SalvageMissing } from './SalvageMissing.tsx';
import './salvage.css';
import { TakeSalvageList } from './TakeSalvageList.tsx';

type Props = { readonly list: SalvageList; readonly onOpen: () => void };

/** What a salvage brought back, and exactly what it did not. */
export function Salvaged({ list, onOpen }: Props) {
  const say = useWords();
  const language = useLanguage((state) => state.language);
  return (
    <Doorway title={say('lock.salvage.done.title')} text={say('lock.salvage.done.text')} isNews>
      <section className="trouble">
        <SalvageMissing list={list} language={language} on="screen" />
        {list.missing.length > 0 && (
          <>
            <p>{say('lock.salvage.list.kept')}</p>
            <TakeSalvageList />
          </>
        )}
        <h2>{say('lock.salvage.done.aside-title')}</h2>
        <p className="trouble-folder">{list.setAside}</p>
        <p>{say('lock.salvage.done.aside')}</p>
        <div className="trouble-onward">
          <Button variant="primary" size="counter" onPress={onOpen}>
            {say('lock.salvage.done.open')}
          </Button>
        </div>
      </section>
    </Doorway>
  );
}
