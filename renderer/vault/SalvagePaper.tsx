import type { PageSize } from '../../shared/notices/model.ts';
import type { SalvageDocument } from '../../shared/vault/salvage.ts';
import { dayInWords } from '../app/dates.ts';
import { wordsIn } from '../app/words.ts';
import { RunningSheets } from '../consents/RunningSheets.tsx';
import './salvage.css';
import { SalvageMissing } from './SalvageMissing.tsx';

type Props = { readonly document: SalvageDocument; readonly size: PageSize };

/** Whom to ask again after a salvage, over as many sheets as it takes. */
export function SalvagePaper({ document, size }: Props) {
  const { language, shopName, list } = document;
  const say = wordsIn(language);
  return (
    <RunningSheets language={language} className="salvage-sheets" style={{ width: `${size.widthMm}mm` }}>
      <header className="history-head">
        <p className="history-shop">{shopName}</p>
        <h1>{say('lock.salvage.list.title')}</h1>
        <p>{say('lock.salvage.list.paper', { day: dayInWords(language, list.at) })}</p>
      </header>
      <SalvageMissing list={list} language={language} on="paper" />
    </RunningSheets>
  );
}
