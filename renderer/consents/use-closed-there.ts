import { useEffect, useRef } from 'react';
import { restDisplay } from '../app/customer-display.ts';
import { on } from '../bridge/events.ts';

/** Calls `onClose` when the customer closes what stands on their screen, and clears that screen when the page goes. */
export function useClosedThere(there: boolean, onClose: () => void, isThisOne: (turn: number) => boolean): void {
  useEffect(() => (there ? restDisplay : undefined), [there]);

  const heardOf = useRef({ onClose, isThisOne });
  useEffect(() => {
    heardOf.current = { onClose, isThisOne };
  });
  useEffect(() => {
    if (!there) return;
    return on('display', (heard) => {
      if (heard.kind !== 'said' || heard.said.kind !== 'closed') return;
      if (heardOf.current.isThisOne(heard.said.turn)) heardOf.current.onClose();
    });
  }, [there]);
}
