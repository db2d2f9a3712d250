import type { BackupsView, Drill } from '../../shared/backups/model.ts';
import type { Say } from '../../shared/foundation/words.ts';
import { momentInWords, numberInWords } from '../app/dates.ts';
import { failureSentence } from '../app/failure-words.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { Button } from '../kit/Button.tsx';
import { DescriptionList } from '../kit/DescriptionList.tsx';
import { Section } from '../kit/Section.tsx';
import { useBackups } from './backups-store.ts';

/** What opening the newest backup showed, and a button to do it now. */
export function BackupDrill({ view: { drill } }: { readonly view: BackupsView }) {
  const say = useWords();
  const language = useLanguage((state) => state.language);
  const { busy, drill: drillNow } = useBackups();
  const when = (instant: string) => momentInWords(language, instant);
  return (
    <Section title={say('backups.drill.title')} text={say('backups.drill.text')}>
      {drill === null ? (
        <DescriptionList items={[{ label: say('backups.drill.last'), value: say('backups.drill.never') }]} />
      ) : (
        <DescriptionList
          items={[
            { label: say('backups.drill.last'), value: when(drill.at) },
            { label: say('backups.drill.copy'), value: when(drill.madeAt) },
            { label: say('backups.drill.found'), value: foundWords(say, (of) => numberInWords(language, of), drill) },
          ]}
        />
      )}
      <div>
        <Button
          onPress={() => void drillNow()}
          isPending={busy === 'drilling'}
          pendingLabel={say('backups.drill.working')}
        >
          {say('backups.drill.now')}
        </Button>
      </div>
    </Section>
  );
}

function foundWords(say: Say, shown: (of: number) => string, drill: Drill): string {
  const { failure, people, goingAgain, unexplained } = drill;
  if (failure !== null) return failureSentence(say, { code: failure, detail: {} });
  const counted = (key: string, count: number) => say(`backups.drill.${key}`, { count, number: shown(count) });
  const first = unexplained > 0 ? counted('unexplained', unexplained) : counted('good', people);
  return goingAgain > 0 ? `${first}. ${counted('again', goingAgain)}.` : `${first}.`;
}
