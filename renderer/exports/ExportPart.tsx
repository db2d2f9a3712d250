import { useEffect, useState } from 'react';
import { type ExportFormat, exportFormats, keepOutsideDays } from '../../shared/exports/model.ts';
import { numberInWords } from '../app/dates.ts';
import { failureSentence } from '../app/failure-words.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { Banner } from '../kit/Banner.tsx';
import { Button } from '../kit/Button.tsx';
import { Checkbox } from '../kit/Checkbox.tsx';
import { ProgressBar } from '../kit/ProgressBar.tsx';
import { Section } from '../kit/Section.tsx';
import { ExportList } from './ExportList.tsx';
import './exports.css';
import { useExports } from './export-store.ts';

/** Takes everything along as files that other programs read, keeps an eye on them, and reads them back. */
export function ExportPart() {
  const say = useWords();
  const language = useLanguage((state) => state.language);
  const { entries, running, progress, done, failure, load, write, cancel, restore } = useExports();
  const [formats, setFormats] = useState<readonly ExportFormat[]>(exportFormats);
  useEffect(() => {
    void load();
  }, [load]);
  return (
    <div className="export-part">
      {failure !== null && <Banner tone="danger">{failureSentence(say, failure)}</Banner>}
      {done !== null && (
        <Banner tone="info">
          {say(`exports.done.${done.what}`, {
            count: done.people,
            number: numberInWords(language, done.people),
            folder: done.folder,
          })}
        </Banner>
      )}
      <Section title={say('exports.title')} text={say('exports.text')}>
        {exportFormats.map((format) => (
          <Checkbox
            key={format}
            isSelected={formats.includes(format)}
            onChange={(isSelected) =>
              setFormats(exportFormats.filter((one) => (one === format ? isSelected : formats.includes(one))))
            }
          >
            {say(`exports.format.${format}`)}
          </Checkbox>
        ))}
        <p>{say('exports.readable')}</p>
        {running === 'write' ? (
          <>
            <ProgressBar label={say('exports.writing')} done={progress?.done ?? 0} total={progress?.total ?? 0} />
            <div>
              <Button onPress={() => void cancel()}>{say('exports.cancel')}</Button>
            </div>
          </>
        ) : (
          <div>
            <Button
              variant="primary"
              isDisabled={formats.length === 0 || running !== null}
              onPress={() => void write({ customerId: null, formats: [...formats], keepDays: keepOutsideDays })}
            >
              {say('exports.go')}
            </Button>
          </div>
        )}
      </Section>
      <ExportList entries={entries} />
      <Section title={say('exports.back.title')} text={say('exports.back.text')}>
        {running === 'restore' ? (
          <ProgressBar label={say('exports.back.reading')} done={progress?.done ?? 0} total={progress?.total ?? 0} />
        ) : (
          <div>
            <Button isDisabled={running !== null} onPress={() => void restore()}>
              {say('exports.back.go')}
            </Button>
          </div>
        )}
      </Section>
    </div>
  );
}
