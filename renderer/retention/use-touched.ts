import { useEffect, useState } from 'react';
import type { CallInput } from '../../shared/contract.ts';
import type { Touched } from '../../shared/retention/model.ts';
import { call } from '../bridge/call.ts';

/** Fingers come to rest before everybody in the book is looked at. */
const restMs = 300;

/** How many people a change of the rules would touch, looked up again as it is being typed; `null` until it is known. */
export function useTouched(change: CallInput<'retention.tryRule'> | null): Touched | null {
  const [touched, setTouched] = useState<Touched | null>(null);
  const wish = change === null ? null : JSON.stringify(change);
  useEffect(() => {
    setTouched(null);
    if (wish === null) return undefined;
    let wanted = true;
    const look = async () => {
      const answer = await call('retention.tryRule', JSON.parse(wish) as CallInput<'retention.tryRule'>);
      if (wanted && answer.ok) setTouched(answer.value);
    };
    const rest = setTimeout(() => void look(), restMs);
    return () => {
      wanted = false;
      clearTimeout(rest);
    };
  }, [wish]);
  return touched;
}
