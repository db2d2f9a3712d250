import { exportFormats, keepOutsideDays } from '../../shared/exports/model.ts';
import type { CustomerId } from '../../shared/foundation/id.ts';
import { failureSentence } from '../app/failure-words.ts';
import { useMay } from '../app/may.ts';
import { useWords } from '../app/words.ts';
import { Banner } from '../kit/Banner.tsx';
import { Button } from '../kit/Button.tsx';
import './exports.css';
import { useExports } from './export-store.ts';

/** Writes everything about one person into files, for the owner alone. */
export function ExportOne({ customerId }: { readonly customerId: CustomerId }) {
  const say = useWords();
  const { running, failure, done, write } = useExports();
  if (!useMay('Owner')) return null;
  return (
    <div className="export-one">
      <Button
        isPending={running === 'write'}
        pendingLabel={say('exports.writing')}
        onPress={() => void write({ customerId, formats: [...exportFormats], keepDays: keepOutsideDays })}
      >
        {say('exports.one')}
      </Button>
      {failure !== null && <Banner tone="danger">{failureSentence(say, failure)}</Banner>}
      {done !== null && (
        <Banner tone="info">
          {say('exports.done.written', { count: done.people, number: String(done.people), folder: done.folder })}
        </Banner>
      )}
    </div>
  );
}
