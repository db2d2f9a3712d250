import { useState } from 'react';
import type { LetGoList } from '../../shared/retention/model.ts';
import { dayInWords, numberInWords } from '../app/dates.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { Button } from '../kit/Button.tsx';
import { ConfirmDialog } from '../kit/ConfirmDialog.tsx';
import { ProgressBar } from '../kit/ProgressBar.tsx';
import { useRetention } from './retention-store.ts';

/** The list that was confirmed: waiting for its day, or ready to go; who dropped out of it, and the way back. */
export function LetGoPanel({ list }: { readonly list: LetGoList }) {
  const say = useWords();
  const language = useLanguage((state) => state.language);
  const { running, progress, takeBack, cleanUp, cancel } = useRetention();
  const [asked, setAsked] = useState(false);
  const number = (count: number) => numberInWords(language, count);
  const count = list.going + list.reducing;
  const title =
    count === 0
      ? say('cleanup.list.nobody-left')
      : list.ripe
        ? say('cleanup.list.ready', { count, number: number(count) })
        : say('cleanup.list.waiting', { count, number: number(count), day: dayInWords(language, list.leavesAt) });
  return (
    <div className="let-go">
      <h3>{title}</h3>
      <p>{say(list.ripe ? 'cleanup.list.ready-text' : 'cleanup.list.waiting-text')}</p>
      {list.dropped > 0 && (
        <p>
          {say('cleanup.list.dropped', { count: list.dropped, number: number(list.dropped) })}{' '}
          {list.droppedOut.map(({ displayName }) => displayName).join(', ')}
        </p>
      )}
      {running && progress !== null ? (
        <>
          <ProgressBar label={say(`cleanup.step.${progress.step}`)} done={progress.done} total={progress.total} />
          {progress.step === 'removing' && (
            <div>
              <Button onPress={() => void cancel()}>{say('cleanup.cancel')}</Button>
            </div>
          )}
        </>
      ) : (
        <div className="rule-actions">
          {list.ripe && count > 0 && (
            <Button
              variant="danger"
              onPress={() => setAsked(true)}
              isPending={running}
              pendingLabel={say('cleanup.step.removing')}
            >
              {say('cleanup.list.go', { count, number: number(count) })}
            </Button>
          )}
          <Button onPress={() => void takeBack()}>{say('cleanup.list.take-back')}</Button>
        </div>
      )}
      <ConfirmDialog
        title={say('cleanup.confirm.title', { count, number: number(count) })}
        isOpen={asked}
        onClose={() => setAsked(false)}
        onConfirm={(typed) => {
          setAsked(false);
          void cleanUp(typed);
        }}
        typedLabel={say('cleanup.confirm.typed', { number: count })}
        expected={String(count)}
        wrongText={say('cleanup.confirm.wrong')}
        confirmLabel={say('cleanup.confirm.go')}
        cancelLabel={say('cleanup.confirm.cancel')}
      >
        <p>{say('cleanup.confirm.text')}</p>
      </ConfirmDialog>
    </div>
  );
}
