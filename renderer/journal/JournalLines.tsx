import { useCallback, useEffect } from 'react';
import type { JournalLineView } from '../../shared/journal/model.ts';
import { momentInWords, numberInWords } from '../app/dates.ts';
import { failureSentence } from '../app/failure-words.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { Banner } from '../kit/Banner.tsx';
import { VirtualList } from '../kit/VirtualList.tsx';
import { actInWords, isAboutCustomer, isAboutStaff } from './act-words.ts';
import { JournalFilters } from './JournalFilters.tsx';
import { useJournal } from './journal-store.ts';

const columns = ['when', 'who', 'what', 'about'] as const;

/** The lines, newest first, in plain words. A line about a customer opens all the lines about them. */
export function JournalLines() {
  const say = useWords();
  const language = useLanguage((state) => state.language);
  const { total, rows, staff, names, failure, load, need, aboutOne } = useJournal();
  useEffect(() => {
    void load();
  }, [load]);
  const onRange = useCallback((first: number, last: number) => void need(first, last), [need]);

  function staffName(id: string | null): string {
    if (id === null) return say('journal.who.program');
    const member = staff.find((one) => one.id === id);
    if (member === undefined) return say('journal.who.gone');
    return member.role === 'Owner' ? say('staff.roles.Owner') : member.name;
  }
  function about({ act, subject }: JournalLineView): string {
    if (subject !== null && isAboutCustomer(act)) return names.get(subject) ?? say('journal.about.gone');
    return isAboutStaff(act) ? staffName(subject) : '';
  }
  function open({ act, subject }: JournalLineView): void {
    const displayName = subject === null || !isAboutCustomer(act) ? undefined : names.get(subject);
    if (subject !== null && displayName !== undefined) void aboutOne({ id: subject, displayName });
  }

  return (
    <div className="journal">
      <JournalFilters />
      {failure !== null && <Banner tone="danger">{failureSentence(say, failure)}</Banner>}
      {total !== null && (
        <p role="status">
          {total === 0
            ? say('journal.nothing')
            : say('journal.count', { count: total, number: numberInWords(language, total) })}
        </p>
      )}
      {total !== null && total > 0 && (
        <VirtualList
          label={say('journal.title')}
          columns={columns.map((column) => say(`journal.columns.${column}`))}
          count={total}
          rowHeight={44}
          rowAt={(index) => rows.get(index)}
          cellsOf={(row) => [
            momentInWords(language, row.at),
            staffName(row.staffId),
            actInWords(say, language, row),
            about(row),
          ]}
          onRange={onRange}
          onOpen={open}
        />
      )}
    </div>
  );
}
