import { useEffect, useState } from 'react';
import { dayInWords } from '../app/dates.ts';
import { failureSentence } from '../app/failure-words.ts';
import { useMay } from '../app/may.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { Banner } from '../kit/Banner.tsx';
import { Button } from '../kit/Button.tsx';
import { Page } from '../kit/Page.tsx';
import { Tabs } from '../kit/Tabs.tsx';
import { SignsOut } from '../signs/SignsOut.tsx';
import { SignsPart } from '../signs/SignsPart.tsx';
import { ChannelsPart } from './ChannelsPart.tsx';
import { ChoicesPart } from './ChoicesPart.tsx';
import './notices.css';
import { useNotices } from './notices-store.ts';
import { WhatChanged } from './WhatChanged.tsx';
import { WholeNotice } from './WholeNotice.tsx';

/** What the shop tells people: whether it is still true, how the sign looks, and the whole text. */
export function NoticesPage() {
  const say = useWords();
  const screen = useLanguage((state) => state.language);
  const { view, purposeNames, busy, said, failure, load, publish } = useNotices();
  const [part, setPart] = useState<'signs' | 'text' | 'choices' | 'channels'>('signs');
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
      {view?.stale === true && <WhatChanged purposeNames={purposeNames} seen={view} />}
      {failure !== null && <Banner tone="danger">{failureSentence(say, failure)}</Banner>}
      {said !== null && <Banner tone="info">{say(`notices.${said}`)}</Banner>}
      {view !== null && (
        <Tabs
          label={say('notices.title')}
          current={part}
          onChange={setPart}
          tabs={[
            {
              id: 'signs',
              label: say('notices.tabs.signs'),
              content: (
                <>
                  <SignsPart version={view.notice.version} />
                  <SignsOut noticeIsStale={view.stale} version={view.notice.version} />
                </>
              ),
            },
            { id: 'text', label: say('notices.tabs.text'), content: <WholeNotice version={view.notice.version} /> },
            {
              id: 'choices',
              label: say('notices.tabs.choices'),
              content: <ChoicesPart onChanged={() => void load()} />,
            },
            { id: 'channels', label: say('notices.tabs.channels'), content: <ChannelsPart stale={view.stale} /> },
          ]}
        />
      )}
    </Page>
  );
}
