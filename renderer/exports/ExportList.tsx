import type { ExportEntry } from '../../shared/exports/model.ts';
import { dayInWords, numberInWords } from '../app/dates.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { Button } from '../kit/Button.tsx';
import { Section } from '../kit/Section.tsx';
import { useExports } from './export-store.ts';

/** Everything that left the book as files, with until when it is to be deleted. */
export function ExportList({ entries }: { readonly entries: readonly ExportEntry[] }) {
  const say = useWords();
  const language = useLanguage((state) => state.language);
  const deleted = useExports((state) => state.deleted);
  const day = (instant: string) => dayInWords(language, instant);
  return (
    <Section title={say('exports.list.title')} text={say('exports.list.text')}>
      {entries.length === 0 ? (
        <p>{say('exports.list.none')}</p>
      ) : (
        <ul className="export-list">
          {entries.map((entry) => (
            <li key={entry.id}>
              <div>
                <p>
                  <strong>{entry.folder}</strong>
                </p>
                <p>
                  {say('exports.list.what', {
                    day: day(entry.startedAt),
                    count: entry.people,
                    number: numberInWords(language, entry.people),
                    formats: entry.formats.map((format) => say(`exports.short.${format}`)).join(', '),
                  })}
                </p>
                {entry.finishedAt === null && <p>{say('exports.list.unfinished', { folder: entry.folder })}</p>}
                <p className="export-soft">
                  {entry.deletedAt === null
                    ? say('exports.list.until', { day: day(entry.deleteBy) })
                    : say('exports.list.gone', { day: day(entry.deletedAt) })}
                </p>
              </div>
              {entry.deletedAt === null && (
                <Button onPress={() => void deleted(entry.id)}>{say('exports.list.deleted')}</Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
