import { type Counts, type FileKind, tellsPurchases, verdicts } from '../../shared/imports/model.ts';
import { numberInWords } from '../app/dates.ts';
import { useLanguage, useWords } from '../app/words.ts';

/** How many rows of each kind there are, with what that means; kinds without a row are left out. */
export function CountLines({ counts, kind }: { readonly counts: Counts; readonly kind: FileKind }) {
  const say = useWords();
  const language = useLanguage((state) => state.language);
  const lines = [
    ...verdicts.map((verdict) => ({ id: verdict, count: counts[verdict], name: say(`imported.verdict.${verdict}`) })),
    { id: 'noes', count: counts.newNoes, name: say('imports.count.new-noes') },
  ].filter(({ count, id }) => count > 0 || id === 'new');
  return (
    <ul className="groups">
      {lines.map(({ id, count, name }) => (
        <li key={id}>
          <span className="group-count">{numberInWords(language, count)}</span>
          <span className="group-name">{name}</span>
          <span className="group-text">
            {say(tellsPurchases(kind) ? `imports.bought.count.${id}` : `imports.count.${id}`)}
          </span>
        </li>
      ))}
    </ul>
  );
}
