import { useEffect, useState } from 'react';
import { failureSentence } from '../app/failure-words.ts';
import { useWords } from '../app/words.ts';
import { on } from '../bridge/events.ts';
import { Banner } from '../kit/Banner.tsx';
import { Section } from '../kit/Section.tsx';
import { KeptSalvage } from '../vault/KeptSalvage.tsx';
import { BackupCopies } from './BackupCopies.tsx';
import { BackupDrill } from './BackupDrill.tsx';
import { BackupPlaceView } from './BackupPlaceView.tsx';
import './backups.css';
import { useBackups } from './backups-store.ts';
import { ErasedIn } from './ErasedIn.tsx';
import { Restore } from './Restore.tsx';

/** Where backups go, what lies there, when the erased are gone from them, and whether the newest one can be opened. */
export function BackupsPart() {
  const say = useWords();
  const { view, failure, load, hear } = useBackups();
  const [back, setBack] = useState<string | null>(null);
  useEffect(() => {
    void load();
    return on('progress', hear);
  }, [load, hear]);
  if (back !== null) {
    return (
      <div className="shop-form">
        <Restore from="place" name={back} place="shop" onLeave={() => setBack(null)} />
      </div>
    );
  }
  return (
    <div className="shop-form">
      <KeptSalvage />
      <Section title={say('backups.place.title')} text={say('backups.place.text')}>
        <BackupPlaceView />
        {failure !== null && <Banner tone="danger">{failureSentence(say, failure)}</Banner>}
      </Section>
      {view !== null && view.place !== null && (
        <>
          <BackupCopies view={view} onBack={setBack} />
          <ErasedIn goneBy={view.goneBy} />
          <BackupDrill view={view} />
        </>
      )}
    </div>
  );
}
