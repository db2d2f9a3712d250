import type { BackupsView } from '../../shared/backups/model.ts';
import { dayInWords } from '../app/dates.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { Section } from '../kit/Section.tsx';

/** By when the last backup that holds somebody erased is gone. */
export function ErasedIn({ goneBy }: Pick<BackupsView, 'goneBy'>) {
  const say = useWords();
  const language = useLanguage((state) => state.language);
  const words =
    goneBy === null
      ? say('backups.gone.none')
      : goneBy === 'needs-newer' || goneBy === 'overdue'
        ? say(`backups.gone.${goneBy}`)
        : say('backups.gone.date', { day: dayInWords(language, goneBy) });
  return (
    <Section title={say('backups.gone.title')}>
      <p>{words}</p>
    </Section>
  );
}
