import { useWords } from '../app/words.ts';
import { Banner } from '../kit/Banner.tsx';
import { useReadsLike } from './use-reads-like.ts';

/** Says beside a note or tags what they read like. It asks to think again; it never stands in the way. */
export function SensitiveHint({ text }: { readonly text: string }) {
  const say = useWords();
  const found = useReadsLike()(text);
  if (found.length === 0) return null;
  const words = found.map(({ word }) => say('customers.sensitive.word', { word })).join(', ');
  const kinds = found.map(({ kind }) => say(`datamap.sensitive.kind.${kind}`)).join(', ');
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
