import type { Progress } from '../../shared/foundation/channel.ts';
import { numberInWords } from '../app/dates.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { ProgressBar } from '../kit/ProgressBar.tsx';
import { salvagedTable } from './salvaged-table.ts';

/** How far a salvage is: which rows are being read, how many of about how many. */
export function SalvageProgress({ progress }: { readonly progress: Progress | null }) {
  const say = useWords();
  const language = useLanguage((state) => state.language);
  const number = (value: number) => numberInWords(language, value);

  function label(): string {
    if (progress === null) return say('lock.salvage.steps.checking');
    const { step, rows } = progress;
    if (rows !== undefined) {
      const what = say(`lock.salvage.tables.${salvagedTable(rows.table)}`);
      // Counted beforehand through an index that may be damaged itself: there can be more.
      return rows.total < rows.done || rows.total === 0
        ? say('lock.salvage.steps.reading-on', { what, done: number(rows.done) })
        : say('lock.salvage.steps.reading', { what, done: number(rows.done), total: number(rows.total) });
    }
    return say(
      `lock.salvage.steps.${step === 'copying' || step === 'tidying' || step === 'writing' ? step : 'checking'}`,
    );
  }

  return <ProgressBar label={label()} done={progress?.done ?? 0} total={progress?.total ?? 0} />;
}
