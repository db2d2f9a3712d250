import type { MonthBar } from '../../shared/monthend/model.ts';
import { sharesNotAsked } from '../../shared/monthend/not-asked.ts';
import { monthInWords, numberInWords, weekInWords } from '../app/dates.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { BarChart } from '../kit/BarChart.tsx';
import { Button } from '../kit/Button.tsx';
import { Section } from '../kit/Section.tsx';
import './month-end.css';
import { useMonth } from './month-store.ts';

const rows = ['added', 'visits', 'answers', 'stops', 'removed', 'reduced', 'views'] as const;

/** The month beside the last, and three charts with their numbers on them. */
export function MonthFiguresView() {
  const say = useWords();
  const language = useLanguage((state) => state.language);
  const { month, weeks, due, lookAhead } = useMonth();
  if (month === null) return null;
  const number = (value: number) => numberInWords(language, value);
  const bars = (of: readonly MonthBar[]) =>
    of.map((bar) => ({ label: monthInWords(language, bar.month), value: bar.people, shown: number(bar.people) }));
  const shares = sharesNotAsked(weeks).map(({ monday, percent }) => ({
    label: weekInWords(language, monday),
    value: percent,
    shown: `${number(percent)} %`,
  }));
  return (
    <Section title={say('monthend.figures.title')}>
      <table className="month-figures">
        <thead>
          <tr>
            <td />
            <th scope="col">{say('monthend.month')}</th>
            <th scope="col">{say('monthend.before')}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{say('monthend.figures.people')}</th>
            <td>{number(month.people)}</td>
            <td />
          </tr>
          {rows.map((row) => (
            <tr key={row}>
              <th scope="row">{say(`monthend.figures.${row}`)}</th>
              <td>{number(month.now[row])}</td>
              <td>{number(month.before[row])}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{say('monthend.figures.erasures')}</th>
            <td>{number(month.erasures)}</td>
            <td />
          </tr>
        </tbody>
      </table>
      <BarChart title={say('monthend.charts.kept')} text={say('monthend.charts.kept-text')} bars={bars(month.kept)} />
      {Array.isArray(due) ? (
        <BarChart title={say('monthend.charts.due')} text={say('monthend.charts.due-text')} bars={bars(due)} />
      ) : (
        <div>
          <Button
            onPress={() => void lookAhead()}
            isPending={due === 'looking'}
            pendingLabel={say('monthend.charts.loading')}
          >
            {say('monthend.charts.load')}
          </Button>
        </div>
      )}
      {shares.length > 0 && (
        <BarChart title={say('monthend.charts.asked')} text={say('monthend.charts.asked-text')} bars={shares} />
      )}
    </Section>
  );
}
