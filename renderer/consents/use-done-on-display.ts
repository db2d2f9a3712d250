import { useEffect } from 'react';
import type { ConsentSummary } from '../../shared/consents/model.ts';
import type { SlipDocument } from '../../shared/consents/papers.ts';
import type { Language } from '../../shared/foundation/language.ts';
import { useApp } from '../app/app-store.ts';
import { showToCustomer } from '../app/customer-display.ts';
import { useClosedThere } from './use-closed-there.ts';

/** Says on the customer's screen what was agreed, until it is closed there or here. */
export function useDoneOnDisplay(
  there: boolean,
  done: {
    readonly summary: ConsentSummary;
    readonly language: Language;
    readonly slip: SlipDocument | null;
    readonly onClose: () => void;
  },
): void {
  const { summary, language, slip, onClose } = done;
  const accent = useApp((state) => state.shop?.accent ?? null);
  useEffect(() => {
    if (!there || accent === null) return;
    const { agreed, stopCode } = summary;
    showToCustomer({ kind: 'done', turn: doneTurn, accent, language, agreed, stopCode, slip });
  }, [there, accent, summary, language, slip]);
  useClosedThere(there, onClose, () => true);
}

/** It follows a card and is never one itself. */
const doneTurn = 0;
