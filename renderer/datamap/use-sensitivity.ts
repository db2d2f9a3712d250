import { useEffect, useState } from 'react';
import type { Sensitivity } from '../../shared/datamap/sensitivity.ts';
import { call } from '../bridge/call.ts';

const pauseMs = 250;

/** What the texts about a field give away, a moment after somebody stopped typing. The core asks the same when it saves. */
export function useSensitivity(texts: readonly string[]): Sensitivity | null {
  const [found, setFound] = useState<Sensitivity | null>(null);
  const typed = JSON.stringify(texts.filter((text) => text.trim() !== ''));
  useEffect(() => {
    let isLatest = true;
    const timer = setTimeout(() => {
      void call('datamap.checkName', { texts: JSON.parse(typed) as string[] }).then((answer) => {
        if (isLatest && answer.ok) setFound(answer.value);
      });
    }, pauseMs);
    return () => {
      isLatest = false;
      clearTimeout(timer);
    };
  }, [typed]);
  return found;
}
