import { Circle, CircleCheck } from 'lucide-react';
import { useEffect } from 'react';
import { lookedAt, type MonthLine, type MonthLineName } from '../../shared/monthend/model.ts';
import { useApp } from '../app/app-store.ts';
import { dayInWords, numberInWords } from '../app/dates.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { Button } from '../kit/Button.tsx';
import { Section } from '../kit/Section.tsx';
import { JournalLine } from './JournalLine.tsx';
import './month-end.css';
import { useMonth } from './month-store.ts';

/** The self-audit: each line settled, or with one button; looked at again whenever one of the changes is another. */
export function MonthLines({ changes }: { readonly changes: readonly unknown[] }) {
  const say = useWords();
  const { month, load } = useMonth();
  useEffect(() => {
    if (changes.some((change) => change !== null)) void load();
  }, [load, changes]);
  if (month === null) return null;
  return (
    <Section title={say('monthend.lines.title')}>
      <ul className="month-lines">
        {month.lines.map((line) => (
          <Line key={line.name} line={line} />
        ))}
        <JournalLine />
      </ul>
    </Section>
  );
}

function Line({ line }: { readonly line: MonthLine }) {
  const say = useWords();
  const language = useLanguage((state) => state.language);
  const { name, state, count, at } = line;
  const day = at === null ? '' : dayInWords(language, at);
  const fields = line.fields.map((field) => say(`keeping.field.${field}`)).join(', ');
  const text =
    count === 0
      ? say(`monthend.lines.${name}.ok`, { day })
      : say(`monthend.lines.${name}.open`, { count, number: numberInWords(language, count), fields, day });
  return (
    <li>
      {state === 'open' ? (
        <Circle aria-hidden="true" className="month-mark" />
      ) : (
        <CircleCheck aria-hidden="true" className="month-mark month-mark-done" />
      )}
      <span className="month-line-text">
        {text}
        <span className="visually-hidden">
          {state === 'settled'
            ? `. ${say('monthend.lines.settled')}`
            : state === 'seen'
              ? `. ${say('monthend.lines.seen')}`
              : ''}
        </span>
      </span>
      {state === 'open' && <LineAction name={name} />}
    </li>
  );
}

function LineAction({ name }: { readonly name: MonthLineName }) {
  const say = useWords();
  const see = useMonth((state) => state.see);
  const go = useApp((state) => state.go);
  const toSee = lookedAt.find((one) => one === name);
  if (toSee !== undefined) return <Button onPress={() => void see(toSee)}>{say('monthend.lines.see')}</Button>;
  if (name === 'backups' || name === 'drill') {
    return <Button onPress={() => go('shop', 'backups')}>{say('monthend.lines.go')}</Button>;
  }
  if (name === 'outside') {
    return <Button onPress={() => go('shop', 'exports')}>{say('monthend.lines.go')}</Button>;
  }
  if (name === 'notice') return <Button onPress={() => go('notices')}>{say('monthend.lines.go')}</Button>;
  return null;
}
