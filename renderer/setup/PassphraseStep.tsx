import { useWords } from '../app/words.ts';
import { Banner } from '../kit/Banner.tsx';
import { Checkbox } from '../kit/Checkbox.tsx';
import { NewPassphrase } from '../vault/NewPassphrase.tsx';
import { useSetup } from './setup-store.ts';
import { useMissing } from './use-missing.ts';

/** The passphrase, twice, with how strong it is and what losing it means. */
export function PassphraseStep() {
  const say = useWords();
  const { draft, rating, change, rate } = useSetup();
  const missing = useMissing();
  return (
    <div className="setup-fields">
      <NewPassphrase
        passphrase={draft.passphrase}
        again={draft.again}
        rating={rating}
        onPassphrase={(passphrase) => void rate(passphrase)}
        onAgain={(again) => change({ again })}
        wrong={missing('passphrase')}
        wrongAgain={missing('again')}
      />
      <Banner tone="caution">{say('setup.passphrase.nobody')}</Banner>
      <Checkbox
        isSelected={draft.understood}
        onChange={(understood) => change({ understood })}
        error={missing('understood')}
      >
        {say('setup.passphrase.understood')}
      </Checkbox>
    </div>
  );
}
