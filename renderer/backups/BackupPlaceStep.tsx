import { useEffect } from 'react';
import { failureSentence } from '../app/failure-words.ts';
import { useWords } from '../app/words.ts';
import { Banner } from '../kit/Banner.tsx';
import { Button } from '../kit/Button.tsx';
import './backups.css';
import { useBackups } from './backups-store.ts';

/** The last question of set-up: where backups go. It can wait, and says what that means. */
export function BackupPlaceStep({ onDone }: { readonly onDone: () => void }) {
  const say = useWords();
  const { view, busy, failure, load, choose, doWhatIsDue } = useBackups();
  const place = view?.place ?? null;
  useEffect(() => {
    void load();
  }, [load]);
  return (
    <>
      <h1>{say('backups.setup.title')}</h1>
      <p className="setup-text">{say('backups.setup.text')}</p>
      {failure !== null && <Banner tone="danger">{failureSentence(say, failure)}</Banner>}
      {place === null ? (
        <Banner tone="info">{say('backups.setup.later-text')}</Banner>
      ) : (
        <>
          <p className="trouble-folder">{place.folder}</p>
          <Banner tone={place.sameDisk ? 'caution' : 'info'}>
            {say(place.sameDisk ? 'backups.place.same-disk' : 'backups.setup.chosen')}
          </Banner>
        </>
      )}
      <div className="backup-actions">
        <Button
          variant={place === null ? 'primary' : 'quiet'}
          size="counter"
          onPress={() => void choose()}
          isPending={busy === 'choosing'}
          pendingLabel={say('backups.place.choosing')}
        >
          {say(place === null ? 'backups.place.choose' : 'backups.place.other')}
        </Button>
        <Button
          variant={place === null ? 'quiet' : 'primary'}
          size="counter"
          onPress={() => {
            void doWhatIsDue();
            onDone();
          }}
          isDisabled={busy !== null}
        >
          {say(place === null ? 'backups.setup.later' : 'backups.setup.go-on')}
        </Button>
      </div>
    </>
  );
}
