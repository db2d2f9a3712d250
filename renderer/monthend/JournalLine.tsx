import { numberInWords } from '../app/dates.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { Button } from '../kit/Button.tsx';
import { useMonth } from './month-store.ts';

/** Checks the journal from its first entry to its last, when the owner asks for it. */
export function JournalAction() {
  const say = useWords();
  const { journal, checkJournal } = useMonth();
  return (
    <Button onPress={() => void checkJournal()} isPending={journal === 'looking'}>
      {say('monthend.journal.check')}
    </Button>
  );
}

/** What the check found, or where the journal stands. */
export function JournalFound() {
  const say = useWords();
  const language = useLanguage((state) => state.language);
  const { month, journal } = useMonth();
  if (month === null) return null;
  const number = (value: number) => numberInWords(language, value);
  const { length, head } = month.journal;
  const found =
    journal === null || journal === 'looking'
      ? say('monthend.journal.head', { length: number(length), head: `${head.slice(0, 16)}…` })
      : journal.kind === 'whole'
        ? say('monthend.journal.whole', { length: number(journal.length) })
        : say('monthend.journal.broken', { length: number(journal.length), at: number(journal.at) });
  return (
    <span className="month-line-more" role="status">
      {found}
    </span>
  );
}
