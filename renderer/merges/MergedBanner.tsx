import { useEffect } from 'react';
import type { CustomerId } from '../../shared/foundation/id.ts';
import { dayInWords } from '../app/dates.ts';
import { failureSentence } from '../app/failure-words.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { Banner } from '../kit/Banner.tsx';
import { Button } from '../kit/Button.tsx';
import { useMerges } from './merge-store.ts';

/** Says on a profile that it was made of two, for as long as that can be undone. */
export function MergedBanner({ id, onUndone }: { readonly id: CustomerId; readonly onUndone: () => void }) {
  const say = useWords();
  const language = useLanguage((state) => state.language);
  const { open, busy, failure, loadOpen, undo } = useMerges();
  useEffect(() => {
    void loadOpen(id);
  }, [loadOpen, id]);
  if (open === null) return null;
  const { id: merge, mergedAt, undoUntil } = open;
  const day = (instant: string) => dayInWords(language, instant);
  async function part(): Promise<void> {
    if (await undo(merge)) onUndone();
  }
  return (
    <Banner
      tone="info"
      action={
        <Button onPress={() => void part()} isPending={busy} pendingLabel={say('merges.undoing')}>
          {say('merges.undo')}
        </Button>
      }
    >
      {failure === null
        ? say('merges.banner', { day: day(mergedAt), until: day(undoUntil) })
        : failureSentence(say, failure)}
    </Banner>
  );
}
