import { useWords } from '../app/words.ts';
import { Banner } from '../kit/Banner.tsx';
import { useReadsLike } from './use-reads-like.ts';

/** Says what a tag reads like before anybody is picked by it; nothing for a tag that reads like nothing. */
export function FairTag({ tag }: { readonly tag: string }) {
  const say = useWords();
  const found = useReadsLike()(tag);
  if (found.length === 0) return null;
  const refused = found.some(({ level }) => level === 'special');
  const kinds = found.map(({ kind }) => say(`datamap.sensitive.kind.${kind}`)).join(', ');
  return (
    <Banner tone="caution">
      {say(refused ? 'customers.selection.refused-tag' : 'customers.selection.fair-tag', { word: tag, kinds })}
    </Banner>
  );
}
