import { useState } from 'react';
import type { Failure } from '../../shared/foundation/failure.ts';
import { type Language, languages, ownNames } from '../../shared/foundation/language.ts';
import { type SheetFormat, sheetFormats } from '../../shared/notices/model.ts';
import { failureSentence } from '../app/failure-words.ts';
import { useWords } from '../app/words.ts';
import { call } from '../bridge/call.ts';
import { Banner } from '../kit/Banner.tsx';
import { Button } from '../kit/Button.tsx';
import { NumberField } from '../kit/NumberField.tsx';
import { Section } from '../kit/Section.tsx';
import { Select } from '../kit/Select.tsx';

/** Prints numbered sheets with today's questions, for customers who would rather write. */
export function PrintSheets(props: { readonly language: Language }) {
  const say = useWords();
  const [wish, setWish] = useState({ language: props.language, format: sheetFormats[1] as SheetFormat, copies: 1 });
  const [busy, setBusy] = useState<'printer' | 'pdf' | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);

  async function print(to: 'printer' | 'pdf'): Promise<void> {
    if (busy !== null || !(wish.copies >= 1 && wish.copies <= 50)) return;
    setBusy(to);
    setSaid(null);
    setFailure(null);
    const answer = await call('consents.printSheets', { ...wish, to });
    setBusy(null);
    if (!answer.ok) setFailure(answer.failure);
    else if (answer.value.kind === 'done') {
      const { numbers } = answer.value;
      const [first, last] = [numbers[0] ?? 0, numbers.at(-1) ?? 0];
      setSaid(say('asking.sheets.done', { count: numbers.length, first: String(first), last: String(last) }));
    }
  }

  return (
    <Section title={say('asking.sheets.title')} text={say('asking.sheets.text')}>
      <div className="otherwise-details">
        <NumberField
          label={say('asking.sheets.copies')}
          value={wish.copies}
          onChange={(copies) => setWish({ ...wish, copies })}
          minValue={1}
          maxValue={50}
        />
        <Select
          label={say('asking.sheets.format')}
          options={sheetFormats.map((id) => ({ id, label: say(`asking.sheets.${id}`) }))}
          value={wish.format}
          onChange={(format) => setWish({ ...wish, format })}
        />
        <Select
          label={say('asking.sheets.language')}
          options={languages.map((code) => ({ id: code, label: ownNames[code] }))}
          value={wish.language}
          onChange={(language) => setWish({ ...wish, language })}
        />
      </div>
      <div className="otherwise-actions">
        <Button
          size="counter"
          onPress={() => void print('printer')}
          isPending={busy === 'printer'}
          pendingLabel={say('signs.printing')}
        >
          {say('asking.sheets.print')}
        </Button>
        <Button
          size="counter"
          onPress={() => void print('pdf')}
          isPending={busy === 'pdf'}
          pendingLabel={say('signs.saving')}
        >
          {say('signs.save')}
        </Button>
      </div>
      {failure !== null && <Banner tone="danger">{failureSentence(say, failure)}</Banner>}
      {said !== null && <Banner tone="info">{said}</Banner>}
    </Section>
  );
}
