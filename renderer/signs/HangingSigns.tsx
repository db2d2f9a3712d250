import { localeOf } from '../../shared/foundation/language.ts';
import { type SignOut, type SignOutcome, signOutcomes } from '../../shared/notices/changes.ts';
import { dayInWords } from '../app/dates.ts';
import { languageName } from '../app/language-name.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { Button } from '../kit/Button.tsx';
import './hanging-signs.css';

type Props = {
  readonly signs: readonly SignOut[];
  /** True while nothing true can be printed: the notice has to be published first. */
  readonly noticeIsStale: boolean;
  readonly onGone: (id: string, outcome: SignOutcome) => void;
  /** Leads to where the same sign is printed; without it the list offers no way there. */
  readonly onPrint?: (sign: SignOut) => void;
};

/** Signs that may hang on some wall, each with whether it is still true and ticks for what became of it. */
export function HangingSigns({ signs, noticeIsStale, onGone, onPrint }: Props) {
  const say = useWords();
  const screen = useLanguage((state) => state.language);
  return (
    <ul className="signs-out">
      {signs.map((sign) => (
        <li key={sign.id}>
          <div>
            <p>
              {say('notices.out.line', {
                format: signName(sign),
                language: spokenOn(sign),
                version: sign.noticeVersion,
                day: dayInWords(screen, sign.at),
              })}
            </p>
            <p className={sign.stale ? 'sign-stale' : 'sign-true'}>{stateOf(sign)}</p>
          </div>
          <div className="signs-out-actions">
            {onPrint !== undefined && (
              <Button onPress={() => onPrint(sign)}>
                {say('notices.out.print')}
                {which(sign)}
              </Button>
            )}
            {signOutcomes.map((outcome) => (
              <Button key={outcome} onPress={() => onGone(sign.id, outcome)}>
                {say(`notices.out.${outcome}`)}
                {which(sign)}
              </Button>
            ))}
          </div>
        </li>
      ))}
    </ul>
  );

  function which(sign: SignOut) {
    return (
      <span className="visually-hidden">
        {' '}
        {signName(sign)}, {spokenOn(sign)}
      </span>
    );
  }

  function spokenOn({ language, second }: SignOut): string {
    const spoken = second === null ? [language] : [language, second];
    return new Intl.ListFormat(localeOf(screen)).format(spoken.map((one) => languageName(screen, one)));
  }

  function signName({ format }: SignOut): string {
    return `${say(`signs.kind.${format.split('-')[0] ?? ''}`)}, ${say(`signs.format.${format}`)}`;
  }

  function stateOf({ stale, reprintedAt }: SignOut): string {
    if (!stale) return say('notices.out.true');
    if (reprintedAt !== null) return say('notices.out.reprinted', { day: dayInWords(screen, reprintedAt) });
    return say(noticeIsStale ? 'notices.out.waiting' : 'notices.out.stale');
  }
}
