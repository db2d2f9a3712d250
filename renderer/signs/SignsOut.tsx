import { useCallback, useEffect, useState } from 'react';
import type { Failure } from '../../shared/foundation/failure.ts';
import type { Result } from '../../shared/foundation/result.ts';
import type { SignOut, SignOutcome } from '../../shared/notices/changes.ts';
import { numberInWords } from '../app/dates.ts';
import { failureSentence } from '../app/failure-words.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { call } from '../bridge/call.ts';
import { Banner } from '../kit/Banner.tsx';
import { Section } from '../kit/Section.tsx';
import { HangingSigns } from './HangingSigns.tsx';
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
        <HangingSigns signs={signs} noticeIsStale={noticeIsStale} onGone={gone} />
      )}
    </Section>
  );
}
