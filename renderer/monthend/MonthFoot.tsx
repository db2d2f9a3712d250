import { dayInWords } from '../app/dates.ts';
import { failureSentence } from '../app/failure-words.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { Banner } from '../kit/Banner.tsx';
import { Button } from '../kit/Button.tsx';
import './month-end.css';
import { useMonth } from './month-store.ts';

/** The end of the page: on paper for the file, and the month closed. */
export function MonthFoot() {
  const say = useWords();
  const language = useLanguage((state) => state.language);
  const { month, busy, said, failure, print, finish } = useMonth();
  if (month === null) return null;
  return (
    <footer className="month-foot">
      {failure !== null && <Banner tone="danger">{failureSentence(say, failure)}</Banner>}
      {said !== null && <Banner tone="info">{say(`monthend.print.${said}`)}</Banner>}
      <div className="rule-actions">
        <Button onPress={() => void print('a4', 'printer')} isPending={busy === 'a4'}>
          {say('monthend.print.a4')}
        </Button>
        <Button onPress={() => void print('letter', 'printer')} isPending={busy === 'letter'}>
          {say('monthend.print.letter')}
        </Button>
        <Button onPress={() => void print('a4', 'pdf')} isPending={busy === 'pdf'}>
          {say('monthend.print.pdf')}
        </Button>
        {month.doneAt === null ? (
          <Button variant="primary" onPress={() => void finish()}>
            {say('monthend.done.button')}
          </Button>
        ) : (
          <p className="month-done">{say('monthend.done.title', { day: dayInWords(language, month.doneAt) })}</p>
        )}
      </div>
    </footer>
  );
}
