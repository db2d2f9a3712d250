import { useEffect } from 'react';
import { stopCodeIn } from '../../shared/consents/stop-code.ts';
import { useWords } from '../app/words.ts';
import { Banner } from '../kit/Banner.tsx';
import { Button } from '../kit/Button.tsx';
import { useCounter } from './counter-store.ts';
import { hearScans } from './hear-scans.ts';

/**
 * Hears the scanner wherever the focus is on the counter. A stop code opens its stop screen; over something half typed
 * it waits for a tap. Anything else gets a sentence and changes nothing. While a customer has the screen it is deaf.
 */
export function Scanner() {
  const say = useWords();
  const { scan, scanned, stopByCode, forgetScan } = useCounter();
  useEffect(
    () =>
      hearScans(window, ({ text, field }) => {
        const code = stopCodeIn(text);
        scanned(code);
        // What is no code may still be a name or a number to look for.
        return code === null && field?.type === 'search' ? 'stays' : 'goes';
      }),
    [scanned],
  );
  if (scan === null) return null;
  const { code } = scan;
  return (
    <div className="counter-scan">
      {code === null ? (
        <Banner tone="caution" action={<Button onPress={forgetScan}>{say('counter.scan.close')}</Button>}>
          {say('counter.scan.not-ours')}
        </Banner>
      ) : (
        <Banner tone="info" action={<Button onPress={() => stopByCode(code)}>{say('counter.scan.open')}</Button>}>
          {say('counter.scan.waiting')}
        </Banner>
      )}
    </div>
  );
}
