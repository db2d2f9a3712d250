import { useCallback, useEffect, useState } from 'react';
import type { Failure } from '../../shared/foundation/failure.ts';
import type { Result } from '../../shared/foundation/result.ts';
import { type SignOut, type SignOutcome, signOutcomes } from '../../shared/notices/changes.ts';
import { dayInWords, numberInWords } from '../app/dates.ts';
import { failureSentence } from '../app/failure-words.ts';
import { languageName } from '../app/language-name.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { call } from '../bridge/call.ts';
import { Banner } from '../kit/Banner.tsx';
import { Button } from '../kit/Button.tsx';
import { Section } from '../kit/Section.tsx';
import { useSigns } from './signs-store.ts';

/** What hangs on some wall: whether it is still true, and ticks for what was taken down or replaced. */
export function SignsOut(props: { readonly noticeIsStale: boolean; readonly version: number }) {
  const { noticeIsStale, version } = props;
  const say = useWords();
  const screen = useLanguage((state) => state.language);
  const [signs, setSigns] = useState<readonly SignOut[] | null>(null);
  const busy = useSigns((state) => state.busy);
  const [failure, setFailure] = useState<Failure | null>(null);
  const take = useCallback((answer: Result<readonly SignOut[]>) => {
    if (answer.ok) setSigns(answer.value);
    else setFailure(answer.failure);
  }, []);
  useEffect(() => {
    // Something was printed a moment ago, or another version is the published one.
    if (busy !== null || version < 0) return;
    void call('signs.out', {}).then(take);
  }, [busy, version, take]);
  if (signs === null) return null;
  const open = signs.filter(({ stale }) => stale).length;
  const gone = (id: string, outcome: SignOutcome) => void call('signs.gone', { id, outcome }).then(take);
  return (
    <Section title={say('notices.out.title')} text={say('notices.out.text')}>
      {failure !== null && <Banner tone="danger">{failureSentence(say, failure)}</Banner>}
      {open > 0 && (
        <Banner tone="caution">{say('notices.out.open', { count: open, number: numberInWords(screen, open) })}</Banner>
      )}
      {signs.length === 0 ? (
        <p>{say('notices.out.nothing')}</p>
      ) : (
        <ul className="signs-out">
          {signs.map((sign) => (
            <li key={sign.id}>
              <div>
                <p>
                  {say('notices.out.line', {
                    format: signName(sign),
                    language: languageName(screen, sign.language),
                    version: sign.noticeVersion,
                    day: dayInWords(screen, sign.at),
                  })}
                </p>
                <p className={sign.stale ? 'sign-stale' : 'sign-true'}>{stateOf(sign)}</p>
              </div>
              <div className="signs-out-actions">
                {signOutcomes.map((outcome) => (
                  <Button key={outcome} onPress={() => gone(sign.id, outcome)}>
                    {say(`notices.out.${outcome}`)}
                    <span className="visually-hidden">
                      {' '}
                      {signName(sign)}, {languageName(screen, sign.language)}
                    </span>
                  </Button>
                ))}
              </div>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );

  function signName({ format }: SignOut): string {
    return `${say(`signs.kind.${format.split('-')[0] ?? ''}`)}, ${say(`signs.format.${format}`)}`;
  }

  function stateOf({ stale, reprintedAt }: SignOut): string {
    if (!stale) return say('notices.out.true');
    if (reprintedAt !== null) return say('notices.out.reprinted', { day: dayInWords(screen, reprintedAt) });
    return say(noticeIsStale ? 'notices.out.waiting' : 'notices.out.stale');
  }
}
