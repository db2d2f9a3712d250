import { useEffect, useState } from 'react';
import type { AnsweredBy, ConsentCard } from '../../shared/consents/model.ts';
import type { Failure } from '../../shared/foundation/failure.ts';
import type { CustomerId } from '../../shared/foundation/id.ts';
import type { Language } from '../../shared/foundation/language.ts';
import { call } from '../bridge/call.ts';

/** Which words are to be answered: today's in a language, or those of a printed sheet; `null` while nobody has said. */
export type ScriptWish = { readonly language: Language } | { readonly sheet: number } | null;

/** The questions to be read out or typed in, or why there are none. An answer that comes late for another wish is dropped. */
export function useScript(
  customerId: CustomerId,
  answeredBy: AnsweredBy,
  wish: ScriptWish,
): { readonly card: ConsentCard | null; readonly failure: Failure | null } {
  const [found, setFound] = useState<{ readonly card: ConsentCard | null; readonly failure: Failure | null }>(nothing);
  const language = wish !== null && 'language' in wish ? wish.language : null;
  const sheet = wish !== null && 'sheet' in wish ? wish.sheet : null;
  useEffect(() => {
    let current = true;
    setFound(nothing);
    const asked =
      language !== null
        ? call('consents.card', { customerId, language, answeredBy })
        : sheet !== null
          ? call('consents.sheetCard', { customerId, number: sheet, answeredBy })
          : null;
    void asked?.then((answer) => {
      if (!current) return;
      setFound(answer.ok ? { card: answer.value, failure: null } : { card: null, failure: answer.failure });
    });
    return () => {
      current = false;
    };
  }, [customerId, answeredBy, language, sheet]);
  return found;
}

const nothing = { card: null, failure: null } as const;
