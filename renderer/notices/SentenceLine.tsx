import { useId, useState } from 'react';
import type { NoticeSentence } from '../../shared/notices/model.ts';
import { useWords } from '../app/words.ts';
import { type OriginNames, originWords } from './origin-words.ts';

/** One sentence of a notice. Pressing it, or resting on it, shows what in the map or the law it comes from. */
export function SentenceLine(props: { readonly sentence: NoticeSentence; readonly names: OriginNames }) {
  const { sentence, names } = props;
  const say = useWords();
  const id = useId();
  const [open, setOpen] = useState(false);
  const origin = `${say('notices.origin.from')} ${originWords(say, names, sentence.from)}`;
  return (
    <li>
      <button
        type="button"
        className="notice-sentence"
        title={origin}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
        {...(sentence.language !== undefined && { lang: sentence.language })}
      >
        {sentence.text}
      </button>
      <p id={id} className="notice-origin" hidden={!open} lang={document.documentElement.lang}>
        {origin}
      </p>
    </li>
  );
}
