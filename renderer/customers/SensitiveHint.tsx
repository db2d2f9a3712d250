import type { Language } from '../../shared/foundation/language.ts';
import { useApp } from '../app/app-store.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { Banner } from '../kit/Banner.tsx';
import { readsLike } from './sensitive-lists.ts';

/** Says beside a note or tags what they read like. It asks to think again; it never stands in the way. */
export function SensitiveHint({ text }: { readonly text: string }) {
  const say = useWords();
  const screen = useLanguage((state) => state.language);
  const home: Language = useApp((state) => state.shop?.language) ?? screen;
  const found = readsLike(text, [screen, home]);
  if (found.length === 0) return null;
  const words = found.map(({ word }) => `“${word}”`).join(', ');
  const kinds = found.map(({ kind }) => say(`customers.sensitive.kind.${kind}`)).join(', ');
  return (
    <Banner tone="caution">
      <p>{say('customers.sensitive.reads', { words, kinds })}</p>
      <p>
        {say(
          found.every(({ kind }) => kind === 'judgement') ? 'customers.sensitive.judged' : 'customers.sensitive.think',
        )}
      </p>
    </Banner>
  );
}
