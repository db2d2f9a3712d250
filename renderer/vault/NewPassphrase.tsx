import type { PassphraseRating } from '../../shared/vault/model.ts';
import { useWords } from '../app/words.ts';
import { PassphraseField } from '../kit/PassphraseField.tsx';
import { StrengthMeter } from '../kit/StrengthMeter.tsx';

type Props = {
  readonly passphrase: string;
  readonly again: string;
  readonly rating: PassphraseRating | null;
  readonly onPassphrase: (passphrase: string) => void;
  readonly onAgain: (again: string) => void;
  readonly wrong: string | null;
  readonly wrongAgain: string | null;
};

/** A new passphrase, typed twice, with how strong it is. */
export function NewPassphrase({ passphrase, again, rating, onPassphrase, onAgain, wrong, wrongAgain }: Props) {
  const say = useWords();
  const show = { showLabel: say('setup.passphrase.show'), hideLabel: say('setup.passphrase.hide') };
  return (
    <>
      <PassphraseField
        label={say('setup.passphrase.label')}
        value={passphrase}
        onChange={onPassphrase}
        error={wrong}
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
        value={again}
        onChange={onAgain}
        error={wrongAgain}
        {...show}
      />
    </>
  );
}
