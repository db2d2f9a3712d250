import { useWords } from '../app/words.ts';
import { Banner } from '../kit/Banner.tsx';
import { Checkbox } from '../kit/Checkbox.tsx';
import { PassphraseField } from '../kit/PassphraseField.tsx';
import { StrengthMeter } from '../kit/StrengthMeter.tsx';
import { useSetup } from './setup-store.ts';
import { useMissing } from './use-missing.ts';

/** The passphrase, twice, with how strong it is and what losing it means. */
export function PassphraseStep() {
  const say = useWords();
  const { draft, rating, change, rate } = useSetup();
  const missing = useMissing();
  const show = { showLabel: say('setup.passphrase.show'), hideLabel: say('setup.passphrase.hide') };
  return (
    <div className="setup-fields">
      <PassphraseField
        label={say('setup.passphrase.label')}
        value={draft.passphrase}
        onChange={(passphrase) => void rate(passphrase)}
        error={missing('passphrase')}
        {...show}
        autoFocus
      />
      {rating !== null && (
        <StrengthMeter
          label={say('setup.passphrase.strength')}
          score={rating.score}
          text={say(`setup.passphrase.${rating.advice}`)}
        />
      )}
      <PassphraseField
        label={say('setup.passphrase.again')}
        value={draft.again}
        onChange={(again) => change({ again })}
        error={missing('again')}
        {...show}
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
