import { useEffect } from 'react';
import { languages } from '../../shared/foundation/language.ts';
import { signFormats, signSizes } from '../../shared/notices/model.ts';
import { dayInWords } from '../app/dates.ts';
import { failureSentence } from '../app/failure-words.ts';
import { languageName } from '../app/language-name.ts';
import { useMay } from '../app/may.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { Banner } from '../kit/Banner.tsx';
import { Button } from '../kit/Button.tsx';
import { ChoiceGroup } from '../kit/ChoiceGroup.tsx';
import { Page } from '../kit/Page.tsx';
import { Section } from '../kit/Section.tsx';
import { Select } from '../kit/Select.tsx';
import { NoticeTextView } from './NoticeTextView.tsx';
import './notices.css';
import { useNotices } from './notices-store.ts';
import { ReadingMeter } from './ReadingMeter.tsx';
import { SignPreview } from './SignPreview.tsx';

/** What the shop tells people: whether it is still true, how the sign looks, and the whole text. */
export function NoticesPage() {
  const say = useWords();
  const screen = useLanguage((state) => state.language);
  const { view, draft, sign, format, language, busy, said, failure, load, choose, publish, print, savePdf } =
    useNotices();
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
      <Section title={say('notices.sign')}>
        <div className="notices-sign">
          <div className="notices-choices">
            <ChoiceGroup
              label={say('notices.format.label')}
              options={signFormats.map((id) => ({ id, label: say(`notices.format.${id}`) }))}
              value={format}
              onChange={(chosen) => void choose({ format: chosen })}
            />
            <Select
              label={say('notices.language')}
              options={languages.map((code) => ({ id: code, label: languageName(screen, code) }))}
              value={language}
              onChange={(chosen) => void choose({ language: chosen })}
            />
            <div className="notices-output">
              <Button
                variant="primary"
                onPress={() => void print()}
                isPending={busy === 'printing'}
                pendingLabel={say('notices.printing')}
              >
                {say('notices.print')}
              </Button>
              <Button onPress={() => void savePdf()} isPending={busy === 'saving'} pendingLabel={say('notices.saving')}>
                {say('notices.save')}
              </Button>
            </div>
          </div>
          {sign !== null && (
            <SignPreview label={say('notices.preview')} page={{ document: sign, size: signSizes[sign.format] }} />
          )}
        </div>
      </Section>
      {draft !== null && (
        <Section title={say('notices.text')} text={say('notices.advice')}>
          <ReadingMeter text={draft} />
          <NoticeTextView text={draft} />
        </Section>
      )}
    </Page>
  );
}
