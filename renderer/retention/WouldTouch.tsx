import type { Touched } from '../../shared/retention/model.ts';
import { numberInWords } from '../app/dates.ts';
import { useLanguage, useWords } from '../app/words.ts';

/** What a change that is being thought of would mean for people, before it is made. */
export function WouldTouch({ touched }: { readonly touched: Touched | null }) {
  const say = useWords();
  const language = useLanguage((state) => state.language);
  return (
    <p className="would-touch" role="status">
      {touched === null
        ? say('keeping.edit.counting')
        : say('keeping.edit.would', {
            going: numberInWords(language, touched.going),
            reducing: numberInWords(language, touched.reducing),
          })}
    </p>
  );
}
