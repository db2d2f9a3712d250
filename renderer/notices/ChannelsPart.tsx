import { useEffect, useState } from 'react';
import type { Failure } from '../../shared/foundation/failure.ts';
import type { Language } from '../../shared/foundation/language.ts';
import { type ChannelText, type NoticeChannel, noticeChannels } from '../../shared/notices/channels.ts';
import { failureSentence } from '../app/failure-words.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { call } from '../bridge/call.ts';
import { Banner } from '../kit/Banner.tsx';
import { Button } from '../kit/Button.tsx';
import { ChoiceGroup } from '../kit/ChoiceGroup.tsx';
import { Section } from '../kit/Section.tsx';
import { CopyText } from './CopyText.tsx';
import { LanguagePair } from './LanguagePair.tsx';

/** The published notice for the website, the newsletter and for reading aloud: to be copied or saved. */
export function ChannelsPart({ stale }: { readonly stale: boolean }) {
  const say = useWords();
  const screen = useLanguage((state) => state.language);
  const [channel, setChannel] = useState<NoticeChannel>('web-page');
  const [language, setLanguage] = useState<Language>(screen);
  const [second, setSecond] = useState<Language | null>(null);
  const [shown, setShown] = useState<ChannelText | null>(null);
  const [state, setState] = useState<'idle' | 'saving' | 'saved'>('idle');
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    let isLatest = true;
    setState('idle');
    void call('notices.channel', { channel, language, second }).then((answer) => {
      if (!isLatest) return;
      if (answer.ok) setShown(answer.value);
      else setFailure(answer.failure);
    });
    return () => {
      isLatest = false;
    };
  }, [channel, language, second]);

  async function save(): Promise<void> {
    if (state === 'saving') return;
    setState('saving');
    setFailure(null);
    const answer = await call('notices.saveChannel', { channel, language, second });
    setState(answer.ok && answer.value.kind === 'done' ? 'saved' : 'idle');
    if (!answer.ok) setFailure(answer.failure);
  }

  return (
    <Section title={say('notices.tabs.channels')} text={say('notices.channels.lead')}>
      {stale && <Banner tone="caution">{say('notices.channels.stale')}</Banner>}
      {failure !== null && <Banner tone="danger">{failureSentence(say, failure)}</Banner>}
      {state === 'saved' && <Banner tone="info">{say('notices.channels.saved')}</Banner>}
      <ChoiceGroup
        label={say('notices.channels.channel')}
        options={noticeChannels.map((id) => ({
          id,
          label: say(`notices.channels.${id}`),
          description: say(`notices.channels.${id}-text`),
        }))}
        value={channel}
        onChange={setChannel}
      />
      <LanguagePair language={language} second={second} onLanguage={setLanguage} onSecond={setSecond} />
      {shown !== null && (
        <CopyText label={say('notices.channels.text')} help={say('notices.channels.copy-help')} text={shown.text} />
      )}
      <div>
        <Button
          variant="primary"
          onPress={() => void save()}
          isPending={state === 'saving'}
          pendingLabel={say('notices.channels.saving')}
        >
          {say('notices.channels.save')}
        </Button>
      </div>
    </Section>
  );
}
