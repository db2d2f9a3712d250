import { useEffect } from 'react';
import { failureSentence } from '../app/failure-words.ts';
import { useSheet } from '../app/new-sheet.ts';
import { useWords } from '../app/words.ts';
import { Banner } from '../kit/Banner.tsx';
import { Button } from '../kit/Button.tsx';
import './recovery-sheet.css';

/** The new code, large enough to copy by hand, and the ways to get it onto paper. */
export function RecoverySheet({ shopName }: { readonly shopName: string }) {
  const say = useWords();
  const { code, printing, out, failure, make, output } = useSheet();
  useEffect(() => {
    void make();
  }, [make]);
  return (
    <div className="recovery">
      {code !== null && (
        <ol className="recovery-code" aria-label={say('ways-in.sheet.code')}>
          {groupsOf(code).map(({ place, group }) => (
            <li key={place}>{group}</li>
          ))}
        </ol>
      )}
      <div className="recovery-actions">
        <Button
          onPress={() => void output('printer', shopName)}
          isPending={printing === 'printer'}
          pendingLabel={say('ways-in.sheet.printing')}
        >
          {say('ways-in.sheet.print')}
        </Button>
        <Button
          onPress={() => void output('pdf', shopName)}
          isPending={printing === 'pdf'}
          pendingLabel={say('ways-in.sheet.saving')}
        >
          {say('ways-in.sheet.pdf')}
        </Button>
      </div>
      {failure !== null && <Banner tone="danger">{failureSentence(say, failure)}</Banner>}
      {out !== null && <Banner tone="info">{say(`ways-in.sheet.${out}`)}</Banner>}
      <Banner tone="caution">{say('ways-in.sheet.nobody')}</Banner>
    </div>
  );
}

function groupsOf(code: string) {
  return code.split('-').map((group, index) => ({ place: index + 1, group }));
}
