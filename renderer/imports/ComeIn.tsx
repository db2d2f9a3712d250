import { type PastImport, tellsPurchases } from '../../shared/imports/model.ts';
import { dayInWords, numberInWords } from '../app/dates.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { Banner } from '../kit/Banner.tsx';
import { Button } from '../kit/Button.tsx';
import { CountLines } from './CountLines.tsx';
import { useImport } from './import-store.ts';
import { PastImports } from './PastImports.tsx';

/** A file that has come in: who did, what comes next, and until when it can be taken back. */
export function ComeIn({ past }: { readonly past: PastImport }) {
  const say = useWords();
  const language = useLanguage((state) => state.language);
  const ofPurchases = tellsPurchases(past.kind);
  const back = useImport((state) => state.back);
  return (
    <>
      <Banner tone="info">
        {say(ofPurchases ? 'imports.bought.done' : 'imports.done.title', {
          count: past.here,
          number: numberInWords(language, past.here),
        })}
      </Banner>
      <CountLines counts={past.counts} kind={past.kind} />
      <ul className="import-next">
        {!ofPurchases && <li>{say('imports.done.ask')}</li>}
        {!ofPurchases && <li>{say('imports.done.decide')}</li>}
        {past.undoUntil !== null && <li>{say('imports.done.undo', { day: dayInWords(language, past.undoUntil) })}</li>}
      </ul>
      <div>
        <Button variant="primary" onPress={back}>
          {say('imports.done.another')}
        </Button>
      </div>
      <PastImports />
    </>
  );
}
