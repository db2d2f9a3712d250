import { useEffect, useState } from 'react';
import type { SlipDocument } from '../../shared/consents/papers.ts';
import type { Failure } from '../../shared/foundation/failure.ts';
import type { CustomerId } from '../../shared/foundation/id.ts';
import type { Language } from '../../shared/foundation/language.ts';
import type { Result } from '../../shared/foundation/result.ts';
import type { OutputDone } from '../../shared/notices/model.ts';
import { call } from '../bridge/call.ts';

/** What became of a slip that is being taken along. */
export type SlipWork = 'printer' | 'pdf' | 'file';

export type Slip = {
  /** `null` until the core has answered, and when nothing is agreed. */
  readonly document: SlipDocument | null;
  readonly busy: SlipWork | null;
  readonly done: SlipWork | null;
  readonly failure: Failure | null;
  readonly take: (how: SlipWork) => Promise<void>;
};

/** The slip of one person in one language, and the three ways to take it along, one at a time. */
export function useSlip(customerId: CustomerId, language: Language, wanted: boolean): Slip {
  const [document, setDocument] = useState<SlipDocument | null>(null);
  const [busy, setBusy] = useState<SlipWork | null>(null);
  const [done, setDone] = useState<SlipWork | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);

  useEffect(() => {
    let current = true;
    setDocument(null);
    if (wanted)
      void call('slips.show', { customerId, language }).then((answer) => {
        if (!current) return;
        if (answer.ok) setDocument(answer.value);
        else setFailure(answer.failure);
      });
    return () => {
      current = false;
    };
  }, [customerId, language, wanted]);

  async function take(how: SlipWork): Promise<void> {
    if (busy !== null) return;
    setBusy(how);
    setDone(null);
    setFailure(null);
    const answer = await output(how, customerId, language);
    setBusy(null);
    if (!answer.ok) setFailure(answer.failure);
    else if (answer.value.kind === 'done') setDone(how);
  }

  return { document, busy, done, failure, take };
}

function output(how: SlipWork, customerId: CustomerId, language: Language): Promise<Result<OutputDone>> {
  return how === 'file'
    ? call('slips.saveReceipt', { customerId, language })
    : call('slips.output', { customerId, language, to: how });
}
