import type { SalvageOutcome } from '../../shared/vault/model.ts';
import { Doorway } from '../app/Doorway.tsx';
import { numberInWords } from '../app/dates.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { Banner } from '../kit/Banner.tsx';
import { Button } from '../kit/Button.tsx';

const mostShown = 200;
const named = [
  'customer',
  'contact_point',
  'consent_event',
  'purchase',
  'hold',
  'stop_code',
  'let_go_person',
  'journal',
] as const;

type Props = {
  readonly outcome: Extract<SalvageOutcome, { kind: 'salvaged' }>;
  readonly onOpen: () => void;
};

/** What a salvage brought back, and exactly what it did not. */
export function Salvaged({ outcome, onOpen }: Props) {
  const say = useWords();
  const language = useLanguage((state) => state.language);
  const number = (value: number) => numberInWords(language, value);
  const { missing, people, everyYes, setAside } = outcome;
  const what = (table: string) => say(`lock.salvage.tables.${named.find((one) => one === table) ?? 'other'}`);
  return (
    <Doorway title={say('lock.salvage.done.title')} text={say('lock.salvage.done.text')}>
      <section className="trouble">
        {missing.length === 0 && people.length === 0 && <p>{say('lock.salvage.done.nothing')}</p>}
        {missing.length > 0 && (
          <>
            <h2>{say('lock.salvage.done.missing')}</h2>
            <ul>
              {missing.map((one) => (
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
        {everyYes && <Banner tone="caution">{say('lock.salvage.done.every-yes')}</Banner>}
        {people.length > 0 && (
          <>
            <h2>{say('lock.salvage.done.people', { count: people.length, number: number(people.length) })}</h2>
            <p>{say('lock.salvage.done.people-text')}</p>
            <ul>
              {people.slice(0, mostShown).map((person) => (
                <li key={person.id}>
                  {say('lock.salvage.done.person', {
                    name: person.displayName,
                    what: person.missing.map(what).join(', '),
                  })}
                </li>
              ))}
            </ul>
            {people.length > mostShown && <p>{say('lock.salvage.done.more', { shown: number(mostShown) })}</p>}
          </>
        )}
        <h2>{say('lock.salvage.done.aside-title')}</h2>
        <p className="trouble-folder">{setAside}</p>
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
