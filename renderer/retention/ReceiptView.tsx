import { useState } from 'react';
import type { Failure } from '../../shared/foundation/failure.ts';
import type { ErasureReceipt } from '../../shared/retention/model.ts';
import { dayInWords, momentInWords, numberInWords } from '../app/dates.ts';
import { failureSentence } from '../app/failure-words.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { call } from '../bridge/call.ts';
import { Banner } from '../kit/Banner.tsx';
import { Button } from '../kit/Button.tsx';
import { DescriptionList } from '../kit/DescriptionList.tsx';
import { Page } from '../kit/Page.tsx';
import { Section } from '../kit/Section.tsx';
import './retention.css';

/** What a clean-up or an erasure proves: what went, what stayed, what was searched and how, and what was not. */
export function ReceiptView({ receipt, onClose }: { readonly receipt: ErasureReceipt; readonly onClose: () => void }) {
  const say = useWords();
  const language = useLanguage((state) => state.language);
  const [busy, setBusy] = useState<'printer' | 'pdf' | null>(null);
  const [said, setSaid] = useState<'printed' | 'saved' | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const number = (count: number) => numberInWords(language, count);
  const { check } = receipt;

  async function output(to: 'printer' | 'pdf'): Promise<void> {
    setBusy(to);
    setSaid(null);
    setFailure(null);
    const answer = await call('retention.printReceipt', { id: receipt.id, to });
    setBusy(null);
    if (!answer.ok) setFailure(answer.failure);
    else if (answer.value.kind === 'done') setSaid(to === 'pdf' ? 'saved' : 'printed');
  }

  return (
    <Page
      title={say('cleanup.receipt.gone', { count: receipt.removed, number: number(receipt.removed) })}
      actions={
        <Button variant="plain" onPress={onClose}>
          {say('cleanup.receipt.close')}
        </Button>
      }
    >
      <p className="receipt-text">
        {say(receipt.interrupted ? 'cleanup.receipt.interrupted' : 'cleanup.receipt.text')}
      </p>
      <Section title={say('cleanup.receipt.title')}>
        <DescriptionList
          items={[
            { label: say('cleanup.receipt.when'), value: momentInWords(language, receipt.at) },
            { label: say('cleanup.receipt.removed'), value: number(receipt.removed) },
            { label: say('cleanup.receipt.reduced'), value: number(receipt.reduced) },
            { label: say('cleanup.receipt.kept'), value: number(receipt.kept) },
            { label: say('cleanup.receipt.unknown'), value: number(receipt.unknown) },
            {
              label: say('cleanup.receipt.sales'),
              value:
                receipt.sales.until === null
                  ? say('cleanup.receipt.sales-none')
                  : say('cleanup.receipt.sales-kept', {
                      count: receipt.sales.count,
                      number: number(receipt.sales.count),
                      day: dayInWords(language, receipt.sales.until),
                    }),
            },
            {
              label: say('cleanup.receipt.proofs'),
              value:
                receipt.proofs.until === null
                  ? say('cleanup.receipt.proofs-none')
                  : say('cleanup.receipt.proofs-kept', {
                      count: receipt.proofs.count,
                      number: number(receipt.proofs.count),
                      day: dayInWords(language, receipt.proofs.until),
                    }),
            },
            {
              label: say('cleanup.receipt.searched'),
              value: say('cleanup.receipt.searched-values', {
                count: check.values,
                number: number(check.values),
                pages: number(check.pages),
              }),
            },
            { label: say('cleanup.receipt.where'), value: say('cleanup.receipt.places') },
            {
              label: say('cleanup.receipt.found'),
              value: say(receipt.interrupted ? 'cleanup.receipt.not-searched' : 'cleanup.receipt.nothing'),
            },
            {
              label: say('cleanup.receipt.shared'),
              value: say('cleanup.receipt.shared-values', {
                count: check.sharedValues,
                number: number(check.sharedValues),
              }),
            },
            {
              label: say('cleanup.receipt.journal'),
              value: (
                <span className="receipt-head">
                  {say('cleanup.receipt.head', { length: number(receipt.journalLength), head: receipt.journalHead })}
                </span>
              ),
            },
          ]}
        />
        <p className="receipt-limits">{say('cleanup.receipt.not-looked')}</p>
      </Section>
      {failure !== null && <Banner tone="danger">{failureSentence(say, failure)}</Banner>}
      {said !== null && <Banner tone="info">{say(`cleanup.receipt.${said}`)}</Banner>}
      <footer className="receipt-actions">
        <Button variant="primary" onPress={() => void output('printer')} isPending={busy === 'printer'}>
          {say('cleanup.receipt.print')}
        </Button>
        <Button onPress={() => void output('pdf')} isPending={busy === 'pdf'}>
          {say('cleanup.receipt.pdf')}
        </Button>
      </footer>
    </Page>
  );
}
