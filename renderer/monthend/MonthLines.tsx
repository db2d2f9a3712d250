import { Circle, CircleAlert, CircleCheck } from 'lucide-react';
import { useEffect, useState } from 'react';
import { lookedAt, type MonthLine, type MonthLineName } from '../../shared/monthend/model.ts';
import { type PageName, type ShopPart, useApp } from '../app/app-store.ts';
import { dayInWords, numberInWords } from '../app/dates.ts';
import { ownFieldName } from '../app/own-names.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { Button } from '../kit/Button.tsx';
import { Section } from '../kit/Section.tsx';
import { EndingPeople } from './EndingPeople.tsx';
import { JournalAction, JournalFound } from './JournalLine.tsx';
import './month-end.css';
import { useMonth } from './month-store.ts';
import { StaleSigns } from './StaleSigns.tsx';

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
      </ul>
    </Section>
  );
}

function Line({ line }: { readonly line: MonthLine }) {
  const say = useWords();
  const language = useLanguage((state) => state.language);
  const journal = useMonth((state) => state.journal);
  const [opened, setOpened] = useState(line.name === 'signs');
  const { name, state, count, at } = line;
  const day = at === null ? '' : dayInWords(language, at);
  const broken = name === 'journal' && journal !== null && journal !== 'looking' && journal.kind === 'broken';
  const fields = line.fields.map((field) => ownFieldName(field) ?? say(`keeping.field.${field}`)).join(', ');
  const text =
    count === 0
      ? say(`monthend.lines.${name}.ok`, { day })
      : say(`monthend.lines.${name}.open`, { count, number: numberInWords(language, count), fields, day });
  const opens = (name === 'ending' || name === 'signs') && count > 0;
  return (
    <li>
      <div className="month-line">
        <Mark state={broken ? 'broken' : state} />
        <span className="month-line-text">
          {text}
          {state !== 'open' && <span className="visually-hidden">. {say(`monthend.lines.${state}`)}</span>}
          {name === 'journal' && <JournalFound />}
        </span>
        {opens && (
          <Button variant="plain" onPress={() => setOpened(!opened)} aria-expanded={opened}>
            {say(opened ? 'monthend.lines.hide' : 'monthend.lines.show')}
            <span className="visually-hidden"> {text}</span>
          </Button>
        )}
        {whereToLook[name] !== undefined && count > 0 && (
          <Button variant="plain" onPress={() => lookAt(whereToLook[name])}>
            {say('monthend.lines.show')}
            <span className="visually-hidden"> {text}</span>
          </Button>
        )}
        {state === 'open' && <LineAction name={name} />}
      </div>
      {opened &&
        opens &&
        (name === 'ending' ? <EndingPeople count={count} label={text} /> : <StaleSigns signs={line.signs} />)}
    </li>
  );
}

function Mark({ state }: { readonly state: MonthLine['state'] | 'broken' }) {
  if (state === 'broken') return <CircleAlert aria-hidden="true" className="month-mark month-mark-bad" />;
  if (state === 'open') return <Circle aria-hidden="true" className="month-mark" />;
  return <CircleCheck aria-hidden="true" className="month-mark month-mark-done" />;
}

function LineAction({ name }: { readonly name: MonthLineName }) {
  const say = useWords();
  const { see, load } = useMonth.getState();
  const go = useApp((state) => state.go);
  const toSee = lookedAt.find((one) => one === name);
  const page = pageOf[name];
  if (toSee !== undefined) return <Button onPress={() => void see(toSee)}>{say('monthend.lines.see')}</Button>;
  if (page !== undefined) return <Button onPress={() => go(...page)}>{say('monthend.lines.go')}</Button>;
  // The clock is put right in the computer's own settings.
  if (name === 'clock') return <Button onPress={() => void load()}>{say('monthend.lines.again')}</Button>;
  return name === 'journal' ? <JournalAction /> : null;
}

/** Lines that are settled on another page. */
const pageOf: Readonly<Partial<Record<MonthLineName, readonly [page: PageName, part?: ShopPart]>>> = {
  notice: ['notices'],
  requests: ['requests'],
  outside: ['shop', 'exports'],
  backups: ['shop', 'backups'],
  drill: ['shop', 'backups'],
};

/** Lines whose people and rules stand further down on this page, by the id of that part. */
const whereToLook: Readonly<Partial<Record<MonthLineName, string>>> = {
  due: 'month-due',
  list: 'month-due',
  unknown: 'month-due',
  rules: 'month-rules',
};

/** Brings a part of the page into sight and the keyboard with it. */
function lookAt(id: string | undefined): void {
  const part = id === undefined ? null : document.getElementById(id);
  part?.focus({ preventScroll: true });
  part?.scrollIntoView({ block: 'start' });
}
