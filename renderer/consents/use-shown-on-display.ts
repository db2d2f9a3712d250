import { useEffect, useRef } from 'react';
import type { Readable } from '../../shared/display/readable.ts';
import type { Language } from '../../shared/foundation/language.ts';
import { useApp } from '../app/app-store.ts';
import { restDisplay, showToCustomer } from '../app/customer-display.ts';
import { on } from '../bridge/events.ts';

/** Where there is a screen for customers, keeps on it what is to be read there, and nothing once that is closed on either side. */
export function useShownOnDisplay(
  there: boolean,
  shown: Readable | null,
  { language, onClose }: { readonly language: Language; readonly onClose: () => void },
): void {
  const accent = useApp((state) => state.shop?.accent ?? null);
  const turn = useRef(0);
  useEffect(() => {
    if (!there || accent === null) return;
    turn.current += 1;
    if (shown === null) restDisplay();
    else showToCustomer({ ...shown, turn: turn.current, accent, language });
  }, [there, accent, shown, language]);
  useEffect(() => (there ? restDisplay : undefined), [there]);

  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });
  useEffect(() => {
    if (!there) return;
    return on('display', (heard) => {
      if (heard.kind === 'said' && heard.said.kind === 'closed' && heard.said.turn === turn.current) close.current();
    });
  }, [there]);
}
