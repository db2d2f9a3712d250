import type { ScreenLanguage } from '../../shared/foundation/language.ts';
import type { SalvageList } from '../../shared/vault/salvage.ts';
import { numberInWords } from '../app/dates.ts';
import { wordsIn } from '../app/words.ts';
import { Banner } from '../kit/Banner.tsx';
import { salvagedTable } from './salvaged-table.ts';

/** More names than that make a screen slow; paper has them all. */
const mostOnScreen = 200;
type Props = { readonly list: SalvageList; readonly language: ScreenLanguage; readonly on: 'screen' | 'paper' };

/** What a salvage could not read, and about whom something is missing. */
export function SalvageMissing({ list, language, on }: Props) {
  const say = wordsIn(language);
  const number = (value: number) => numberInWords(language, value);
  const { missing, people, everyYes } = list;
  const what = (table: string) => say(`lock.salvage.tables.${salvagedTable(table)}`);
  const nobodyRead = missing.some(({ table, read }) => table === 'customer' && read === 0);
  const shown = on === 'paper' ? people : people.slice(0, mostOnScreen);
  return (
    <>
      {missing.length === 0 && people.length === 0 && <p>{say('lock.salvage.done.nothing')}</p>}
      {nobodyRead && on === 'screen' && <Banner tone="danger">{say('lock.salvage.done.nobody')}</Banner>}
      {missing.length > 0 && (
        <>
          <h2>{say('lock.salvage.done.missing')}</h2>
          <ul>
            {byWord(missing).map((one) => (
              <li key={one.table}>
                {one.missing === null
                  ? say('lock.salvage.done.row-unknown', { what: what(one.table), read: number(one.read) })
                  : say('lock.salvage.done.row', {
                      what: what(one.table),
                      missing: number(one.missing),
                      read: number(one.read),
                    })}
              </li>
            ))}
          </ul>
        </>
      )}
      {everyYes && on === 'screen' && <Banner tone="caution">{say('lock.salvage.done.every-yes')}</Banner>}
      {everyYes && on === 'paper' && <p>{say('lock.salvage.done.every-yes')}</p>}
      {people.length > 0 && (
        <>
          <h2>{say('lock.salvage.done.people', { count: people.length, number: number(people.length) })}</h2>
          <p>{say('lock.salvage.done.people-text')}</p>
          <ul className="salvage-people">
            {shown.map((person) => (
              <li key={person.id}>
                {say('lock.salvage.done.person', {
                  name: person.displayName,
                  what: person.missing.map(what).join(', '),
                })}
              </li>
            ))}
          </ul>
          {people.length > shown.length && <p>{say('lock.salvage.done.more', { shown: number(shown.length) })}</p>}
        </>
      )}
    </>
  );
}

type Missing = SalvageList['missing'];

/** Tables that go by one word are one line. */
function byWord(missing: Missing): Missing {
  const lines = new Map<string, Missing[number]>();
  for (const one of missing) {
    const word = salvagedTable(one.table);
    const { read = 0, missing: before = 0 } = lines.get(word) ?? {};
    const all = before === null || one.missing === null ? null : before + one.missing;
    lines.set(word, { table: one.table, read: read + one.read, missing: all });
  }
  return [...lines.values()];
}
