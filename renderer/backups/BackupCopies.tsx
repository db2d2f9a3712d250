import type { Backup, BackupsView } from '../../shared/backups/model.ts';
import { momentInWords, numberInWords } from '../app/dates.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { Banner } from '../kit/Banner.tsx';
import { Button } from '../kit/Button.tsx';
import { DescriptionList } from '../kit/DescriptionList.tsx';
import { ProgressBar } from '../kit/ProgressBar.tsx';
import { Section } from '../kit/Section.tsx';
import { useBackups } from './backups-store.ts';
import '../kit/row-list.css';

type Props = { readonly view: BackupsView; readonly onBack: (name: string) => void };

/** The last good backup, a button for another, and what lies in the place now. */
export function BackupCopies({ view, onBack }: Props) {
  const say = useWords();
  const language = useLanguage((state) => state.language);
  const { busy, progress, made, make, stop } = useBackups();
  const last = view.lastGood === null ? say('backups.copies.never') : momentInWords(language, view.lastGood);
  const step = progress?.step === 'writing' || progress?.step === 'checking' ? progress.step : 'copying';
  return (
    <Section title={say('backups.copies.title')} text={say('backups.copies.text')}>
      <DescriptionList items={[{ label: say('backups.copies.last'), value: last }]} />
      {view.isStale && busy === null && <Banner tone="caution">{say('backups.copies.stale')}</Banner>}
      {made && <Banner tone="info">{say('backups.copies.done')}</Banner>}
      {busy === 'making' && (
        <ProgressBar label={say(`backups.copies.${step}`)} done={progress?.done ?? 0} total={progress?.total ?? 0} />
      )}
      <div className="backup-actions">
        <Button
          variant="primary"
          onPress={() => void make()}
          isPending={busy === 'making'}
          pendingLabel={say('backups.copies.working')}
        >
          {say('backups.copies.now')}
        </Button>
        {busy === 'making' && (
          <Button variant="plain" onPress={stop}>
            {say('backups.copies.stop')}
          </Button>
        )}
      </div>
      {view.copies.length > 0 && (
        <>
          <h3>{say('backups.copies.list')}</h3>
          <ul className="row-list">
            {view.copies.map((copy) => (
              <Line key={copy.name} copy={copy} onBack={() => onBack(copy.name)} />
            ))}
          </ul>
        </>
      )}
      <p className="section-text">{say('backups.copies.kept')}</p>
    </Section>
  );
}

function Line({ copy, onBack }: { readonly copy: Backup; readonly onBack: () => void }) {
  const say = useWords();
  const language = useLanguage((state) => state.language);
  const { name, madeAt, bytes, people } = copy;
  const size = say('backups.copies.size', { size: numberInWords(language, Math.max(1, Math.round(bytes / 1e6))) });
  if (madeAt === null || people === null) {
    return (
      <li>
        <span className="row-list-what">
          {name}
          <span className="row-list-detail">{say('backups.copies.unreadable')}</span>
        </span>
      </li>
    );
  }
  const when = momentInWords(language, madeAt);
  return (
    <li>
      <span className="row-list-what">
        {when}
        <span className="row-list-detail">
          {say('backups.copies.people', { count: people, number: numberInWords(language, people) })}, {size}
        </span>
      </span>
      <Button variant="plain" onPress={onBack}>
        {say('backups.copies.put-back')}
        <span className="visually-hidden"> {when}</span>
      </Button>
    </li>
  );
}
