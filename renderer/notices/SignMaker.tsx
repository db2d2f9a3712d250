import { languages } from '../../shared/foundation/language.ts';
import { signFormats, signSizes } from '../../shared/notices/model.ts';
import { languageName } from '../app/language-name.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { Button } from '../kit/Button.tsx';
import { ChoiceGroup } from '../kit/ChoiceGroup.tsx';
import { Section } from '../kit/Section.tsx';
import { Select } from '../kit/Select.tsx';
import { useNotices } from './notices-store.ts';
import { SignPreview } from './SignPreview.tsx';

/** A sign of the published notice: how it will look, and the way to paper. */
export function SignMaker() {
  const say = useWords();
  const screen = useLanguage((state) => state.language);
  const { sign, format, language, busy, choose, print, savePdf } = useNotices();
  return (
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
  );
}
