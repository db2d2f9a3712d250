import { useCallback, useState } from 'react';
import type { EndingConsent } from '../../shared/consents/model.ts';
import type { Failure } from '../../shared/foundation/failure.ts';
import { dayInWords } from '../app/dates.ts';
import { failureSentence } from '../app/failure-words.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { call } from '../bridge/call.ts';
import { Banner } from '../kit/Banner.tsx';
import { VirtualList } from '../kit/VirtualList.tsx';
import { PersonDialog } from '../retention/PersonDialog.tsx';

/** Days ahead in which a yes counts as about to end; the core counts the line with the same. */
const endingDays = 60;
const windowSize = 100;

/** Whose yes ends soon, any number of them, fetched as they come into sight; one opens to why they are kept. */
export function EndingPeople({ count, label }: { readonly count: number; readonly label: string }) {
  const say = useWords();
  const language = useLanguage((state) => state.language);
  const [rows, setRows] = useState<ReadonlyMap<number, EndingConsent>>(new Map());
  const [asked] = useState(() => new Set<number>());
  const [person, setPerson] = useState<EndingConsent | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const need = useCallback(
    async (first: number, last: number) => {
      for (let piece = Math.floor(first / windowSize); piece <= Math.floor(last / windowSize); piece++) {
        if (asked.has(piece)) continue;
        asked.add(piece);
        const offset = piece * windowSize;
        const answer = await call('consents.ending', { days: endingDays, offset, limit: windowSize });
        if (answer.ok) {
          setRows((known) => {
            const more = new Map(known);
            answer.value.rows.forEach((row, index) => {
              more.set(offset + index, row);
            });
            return more;
          });
        } else {
          asked.delete(piece);
          setFailure(answer.failure);
          return;
        }
      }
    },
    [asked],
  );
  const onRange = useCallback((first: number, last: number) => void need(first, last), [need]);
  return (
    <div className="month-people">
      {failure !== null && <Banner tone="danger">{failureSentence(say, failure)}</Banner>}
      <VirtualList
        label={label}
        columns={[
          say('monthend.ending.name'),
          say('monthend.ending.what'),
          say('monthend.ending.by'),
          say('monthend.ending.until'),
        ]}
        count={count}
        rowHeight={44}
        rowAt={(index) => rows.get(index)}
        cellsOf={(row) => [
          row.displayName,
          row.purposeName,
          say(`card.channels.${row.channel}`),
          dayInWords(language, row.validUntil),
        ]}
        onRange={onRange}
        onOpen={setPerson}
      />
      {person !== null && (
        <PersonDialog id={person.customerId} name={person.displayName} onClose={() => setPerson(null)} />
      )}
    </div>
  );
}
