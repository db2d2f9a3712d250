import { useEffect, useRef } from 'react';
import type { Readable } from '../../shared/display/readable.ts';
import type { Language } from '../../shared/foundation/language.ts';
import { useApp } from '../app/app-store.ts';
import { restDisplay, showToCustomer } from '../app/customer-display.ts';
import { useClosedThere } from './use-closed-there.ts';

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
  useClosedThere(there, onClose, (closed) => closed === turn.current);
}
