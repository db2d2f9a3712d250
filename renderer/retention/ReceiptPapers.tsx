import { useState } from 'react';
import type { Failure } from '../../shared/foundation/failure.ts';
import { type Language, languages } from '../../shared/foundation/language.ts';
import type { Result } from '../../shared/foundation/result.ts';
import type { OutputDone } from '../../shared/notices/model.ts';
import type { ErasureReceipt, SlipPaper } from '../../shared/retention/model.ts';
import { useApp } from '../app/app-store.ts';
import { failureSentence } from '../app/failure-words.ts';
import { languageName } from '../app/language-name.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { call } from '../bridge/call.ts';
import { Banner } from '../kit/Banner.tsx';
import { Button } from '../kit/Button.tsx';
import { Section } from '../kit/Section.tsx';
import { Select } from '../kit/Select.tsx';

type Props = { readonly receipt: ErasureReceipt; readonly language?: Language | undefined };

/** A receipt on paper: the run's own for the file, and a slip for one person in their language without their data. */
export function ReceiptPapers({ receipt, language: theirs }: Props) {
  const say = useWords();
  const screen = useLanguage((state) => state.language);
  const shop = useApp((state) => state.shop);
  const [language, setLanguage] = useState<Language>(theirs ?? shop?.language ?? screen);
  const [busy, setBusy] = useState<string | null>(null);
  const [said, setSaid] = useState<'printed' | 'saved' | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const { id } = receipt;

  async function output(key: string, to: 'printer' | 'pdf', work: () => Promise<Result<OutputDone>>): Promise<void> {
    if (busy !== null) return;
    setBusy(key);
    setSaid(null);
    setFailure(null);
    const answer = await work();
    setBusy(null);
    if (!answer.ok) setFailure(answer.failure);
    else if (answer.value.kind === 'done') setSaid(to === 'pdf' ? 'saved' : 'printed');
  }
  const forFile = (paper: 'a4' | 'letter', to: 'printer' | 'pdf', label: string) => (
    <Button
      isPending={busy === label}
      onPress={() => void output(label, to, () => call('retention.printReceipt', { id, paper, to }))}
    >
      {say(`cleanup.receipt.${label}`)}
    </Button>
  );
  const forPerson = (paper: SlipPaper, to: 'printer' | 'pdf', label: string) => (
    <Button
      isPending={busy === label}
      onPress={() => void output(label, to, () => call('retention.printSlip', { id, language, paper, to }))}
    >
      {say(`cleanup.receipt.${label}`)}
    </Button>
  );
  return (
    <>
      {failure !== null && <Banner tone="danger">{failureSentence(say, failure)}</Banner>}
      {said !== null && <Banner tone="info">{say(`cleanup.receipt.${said}`)}</Banner>}
      {receipt.removed > 0 && receipt.kind !== 'again' && (
        <Section title={say('cleanup.receipt.slip-title')} text={say('cleanup.receipt.slip-text')}>
          <div className="receipt-actions receipt-actions-field">
            <Select
              label={say('cleanup.receipt.slip-language')}
              options={languages.map((one) => ({ id: one, label: languageName(screen, one) }))}
              value={language}
              onChange={setLanguage}
            />
            {forPerson('roll-80', 'printer', 'slip-roll')}
            {forPerson('a4', 'printer', 'slip-a4')}
            {forPerson('letter', 'printer', 'slip-letter')}
            {forPerson('a4', 'pdf', 'slip-pdf')}
          </div>
        </Section>
      )}
      <Section title={say('cleanup.receipt.file-title')}>
        <div className="receipt-actions">
          {forFile('a4', 'printer', 'print')}
          {forFile('letter', 'printer', 'print-letter')}
          {forFile('a4', 'pdf', 'pdf')}
        </div>
      </Section>
    </>
  );
}
