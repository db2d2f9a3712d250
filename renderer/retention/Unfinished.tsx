import { dayInWords } from '../app/dates.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { Banner } from '../kit/Banner.tsx';
import { Button } from '../kit/Button.tsx';
import { useRetention } from './retention-store.ts';

/** A run that removed people and has no receipt: said plainly, with the way to finish it. */
export function Unfinished() {
  const say = useWords();
  const language = useLanguage((state) => state.language);
  const { unfinished, running, finish } = useRetention();
  if (unfinished === null || running) return null;
  const day = dayInWords(language, unfinished.at);
  return (
    <Banner tone="caution">
      <p>
        <strong>{say('cleanup.unfinished.title')}</strong>
      </p>
      <p>
        {unfinished.canSearch
          ? say('cleanup.unfinished.trace', { day, place: say(`failures.place.${unfinished.place ?? 'database'}`) })
          : say('cleanup.unfinished.crash', { day })}
      </p>
      <Button onPress={() => void finish()}>
        {say(unfinished.canSearch ? 'cleanup.unfinished.again' : 'cleanup.unfinished.write')}
      </Button>
    </Banner>
  );
}
