import { useEffect } from 'react';
import { dayInWords } from '../app/dates.ts';
import { failureSentence } from '../app/failure-words.ts';
import { useMay } from '../app/may.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { Banner } from '../kit/Banner.tsx';
import { Button } from '../kit/Button.tsx';
import { Page } from '../kit/Page.tsx';
import { Section } from '../kit/Section.tsx';
import { SignsPart } from '../signs/SignsPart.tsx';
import { NoticeTextView } from './NoticeTextView.tsx';
import './notices.css';
import { useNotices } from './notices-store.ts';
import { ReadingMeter } from './ReadingMeter.tsx';

/** What the shop tells people: whether it is still true, how the sign looks, and the whole text. */
export function NoticesPage() {
  const say = useWords();
  const screen = useLanguage((state) => state.language);
  const { view, draft, busy, said, failure, load, publish } = useNotices();
  const mayPublish = useMay('Owner');
  useEffect(() => {
    void load(screen);
  }, [load, screen]);
  return (
    <Page title={say('notices.title')}>
      {view !== null && (
        <Banner
          tone={view.stale ? 'caution' : 'info'}
          action={
            view.stale && mayPublish ? (
              <Button
                variant="primary"
                onPress={() => void publish()}
                isPending={busy === 'publishing'}
                pendingLabel={say('notices.publishing')}
              >
                {say('notices.publish')}
              </Button>
            ) : undefined
          }
        >
          <p>{say(!view.stale ? 'notices.current' : mayPublish ? 'notices.stale' : 'notices.stale-owner')}</p>
          <p className="notices-version">
            {say('notices.version', { version: view.notice.version, day: dayInWords(screen, view.notice.publishedAt) })}
          </p>
        </Banner>
      )}
      {failure !== null && <Banner tone="danger">{failureSentence(say, failure)}</Banner>}
      {said !== null && <Banner tone="info">{say(`notices.${said}`)}</Banner>}
      <SignsPart version={view?.notice.version ?? 0} />
      {draft !== null && (
        <Section title={say('notices.text')} text={say('notices.advice')}>
          <ReadingMeter text={draft} />
          <NoticeTextView text={draft} />
        </Section>
      )}
    </Page>
  );
}
