import { useRef, useState } from 'react';
import type { PassphraseRating } from '../../shared/vault/model.ts';
import { useWords } from '../app/words.ts';
import { call } from '../bridge/call.ts';

/** What was typed as a new passphrase, how strong it is, and what is wrong with it once somebody tried to go on. */
export function useNewPassphrase() {
  const say = useWords();
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [rating, setRating] = useState<PassphraseRating | null>(null);
  const [tried, setTried] = useState(false);
  const newest = useRef('');

  async function rate(typed: string): Promise<PassphraseRating | null> {
    newest.current = typed;
    setPassphrase(typed);
    const answer = await call('vault.ratePassphrase', { passphrase: typed });
    if (!answer.ok || newest.current !== typed) return null;
    setRating(typed === '' ? null : answer.value);
    return answer.value;
  }

  return {
    passphrase,
    /** True when it may be used; what is missing is said beside the fields from now on. */
    async isReady(): Promise<boolean> {
      setTried(true);
      return ((await rate(passphrase))?.ok ?? false) && passphrase === again;
    },
    forget() {
      setPassphrase('');
      setAgain('');
      setRating(null);
      setTried(false);
    },
    fields: {
      passphrase,
      again,
      rating,
      onPassphrase: (typed: string) => void rate(typed),
      onAgain: setAgain,
      wrong: tried && rating?.ok !== true ? say('failures.vault.passphrase-too-weak') : null,
      wrongAgain: tried && passphrase !== again ? say('setup.passphrase.different') : null,
    },
  };
}
