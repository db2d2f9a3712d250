import { useEffect, useState } from 'react';
import { undoAddMs } from '../../shared/customers/model.ts';
import { useWords } from '../app/words.ts';
import { Banner } from '../kit/Banner.tsx';
import { Button } from '../kit/Button.tsx';
import { type JustAdded, useCounter } from './counter-store.ts';

/** Takes back the last adding for a minute, and shows how much of the minute is left. */
export function UndoAdded() {
  const added = useCounter((state) => state.added);
  return added === null ? null : <Undo key={added.id} added={added} />;
}

function Undo({ added }: { readonly added: JustAdded }) {
  const say = useWords();
  const { busy, undoAdd } = useCounter();
  const seconds = useSecondsLeft(added);
  return (
    <Banner
      tone="info"
      action={
        <Button isPending={busy} pendingLabel={say('counter.undo.undoing')} onPress={() => void undoAdd()}>
          {say('counter.undo.undo')}
        </Button>
      }
    >
      <p>
        {say('counter.undo.added', { name: added.name })} {/* A reader would say every second of it. */}
        <span className="counter-seconds" aria-hidden="true">
          {say('counter.undo.left', { seconds })}
        </span>
      </p>
    </Banner>
  );
}

/** Whole seconds until the adding stays; the offer goes away by itself then. */
function useSecondsLeft({ at }: JustAdded): number {
  const [left, setLeft] = useState(() => secondsFrom(at));
  const keepAdded = useCounter((state) => state.keepAdded);
  useEffect(() => {
    const tick = setInterval(() => {
      const now = secondsFrom(at);
      setLeft(now);
      if (now <= 0) keepAdded();
    }, 250);
    return () => clearInterval(tick);
  }, [at, keepAdded]);
  return Math.max(0, left);
}

function secondsFrom(at: number): number {
  return Math.ceil((at + undoAddMs - performance.now()) / 1000);
}
