import { useEffect } from 'react';
import { failureSentence } from '../app/failure-words.ts';
import { useWords } from '../app/words.ts';
import { on } from '../bridge/events.ts';
import { Banner } from '../kit/Banner.tsx';
import { Button } from '../kit/Button.tsx';
import './backups.css';
import { useBackups } from './backups-store.ts';

const halfAnHourMs = 1_800_000;

/** Says so when no backup could be made before something risky; sees to the daily one while the shop is open. */
export function BackupNews() {
  const say = useWords();
  const { news, tell, doWhatIsDue } = useBackups();
  useEffect(() => {
    void doWhatIsDue();
    const timer = setInterval(() => void doWhatIsDue(), halfAnHourMs);
    return () => clearInterval(timer);
  }, [doWhatIsDue]);
  useEffect(() => on('backup', tell), [tell]);
  if (news === null) return null;
  const { outcome } = news;
  return (
    <div className="backup-news">
      <Banner
        tone="caution"
        action={
          <Button variant="plain" onPress={() => tell(null)}>
            {say('backups.news.close')}
          </Button>
        }
      >
        {outcome.kind === 'failed'
          ? say('backups.news.failed', { why: failureSentence(say, { code: outcome.code, detail: {} }) })
          : say('backups.news.no-place')}
      </Banner>
    </div>
  );
}
