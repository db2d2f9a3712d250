import { failureSentence } from '../app/failure-words.ts';
import { isAboutCode, useSheet } from '../app/new-sheet.ts';
import { useWords } from '../app/words.ts';
import { RecoverySheet } from '../vault/RecoverySheet.tsx';
import { TypeBack } from '../vault/TypeBack.tsx';
import { useSetup } from './setup-store.ts';

/** The second way in, put on paper. */
export function SheetStep() {
  const shopName = useSetup((state) => state.draft.name);
  return <RecoverySheet shopName={shopName} />;
}

/** The code typed back from the paper: what is not on paper now would be missed when it is needed. */
export function TypeBackStep() {
  const say = useWords();
  const { tried, failure } = useSetup();
  const typed = useSheet((state) => state.typed);
  const missing = tried && typed.trim() === '' ? say('ways-in.back.missing') : null;
  const wrong = isAboutCode(failure) && failure !== null ? failureSentence(say, failure) : null;
  return (
    <div className="setup-fields">
      <TypeBack error={missing ?? wrong} />
    </div>
  );
}
