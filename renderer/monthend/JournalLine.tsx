import { Circle, CircleAlert, CircleCheck } from 'lucide-react';
import { numberInWords } from '../app/dates.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { Button } from '../kit/Button.tsx';
import { useMonth } from './month-store.ts';

/** The journal checked from its first entry to its last, when the owner asks for it. */
export function JournalLine() {
  const say = useWords();
  const language = useLanguage((state) => state.language);
  const { month, journal, checkJournal } = useMonth();
  if (month === null) return null;
  const number = (value: number) => numberInWords(language, value);
  const head = say('monthend.journal.head', {
    length: number(month.journal.length),
    head: `${month.journal.head.slice(0, 16)}…`,
  });
  if (journal === null || journal === 'looking') {
    return (
      <li>
        <Circle aria-hidden="true" className="month-mark" />
        <span className="month-line-text">{head}</span>
        <Button onPress={() => void checkJournal()} isPending={journal === 'looking'}>
          {say('monthend.journal.check')}
        </Button>
      </li>
    );
  }
  const whole = journal.kind === 'whole';
  return (
    <li>
      {whole ? (
        <CircleCheck aria-hidden="true" className="month-mark month-mark-done" />
      ) : (
        <CircleAlert aria-hidden="true" className="month-mark month-mark-bad" />
      )}
      <span className="month-line-text" role="status">
        {whole
          ? say('monthend.journal.whole', { length: number(journal.length) })
          : say('monthend.journal.broken', { length: number(journal.length), at: number(journal.at) })}
      </span>
    </li>
  );
}
