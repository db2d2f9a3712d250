import { useWords } from '../app/words.ts';
import { Banner } from '../kit/Banner.tsx';
import { Button } from '../kit/Button.tsx';
import './backups.css';
import { useBackups } from './backups-store.ts';

/** The place for backups, whether it is there, and the button that chooses one. */
export function BackupPlaceView() {
  const say = useWords();
  const { view, busy, choose } = useBackups();
  const place = view?.place ?? null;
  return (
    <>
      {place === null ? (
        <Banner tone="caution">{say('backups.place.none')}</Banner>
      ) : (
        <>
          <p className="trouble-folder">{place.folder}</p>
          {place.state === 'ready' ? (
            <p>{say('backups.place.state.ready')}</p>
          ) : (
            <Banner tone="caution">{say(`backups.place.state.${place.state}`)}</Banner>
          )}
          {place.sameDisk && <Banner tone="caution">{say('backups.place.same-disk')}</Banner>}
        </>
      )}
      <div>
        <Button
          variant={place === null ? 'primary' : 'quiet'}
          onPress={() => void choose()}
          isPending={busy === 'choosing'}
          pendingLabel={say('backups.place.choosing')}
        >
          {say(place === null ? 'backups.place.choose' : 'backups.place.other')}
        </Button>
      </div>
    </>
  );
}
