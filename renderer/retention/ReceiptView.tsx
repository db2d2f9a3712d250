import type { Language } from '../../shared/foundation/language.ts';
import type { ErasureReceipt } from '../../shared/retention/model.ts';
import { dayInWords, momentInWords, numberInWords } from '../app/dates.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { Button } from '../kit/Button.tsx';
import { DescriptionList } from '../kit/DescriptionList.tsx';
import { Page } from '../kit/Page.tsx';
import { Section } from '../kit/Section.tsx';
import { ReceiptPapers } from './ReceiptPapers.tsx';
import './retention.css';

type Props = {
  readonly receipt: ErasureReceipt;
  /** The language of the person who was erased, where one was. */
  readonly language?: Language | undefined;
  readonly onClose: () => void;
};

/** What a clean-up or an erasure proves: what went, what stayed, what was searched and how, and what was not. */
export function ReceiptView({ receipt, language: theirs, onClose }: Props) {
  const say = useWords();
  const language = useLanguage((state) => state.language);
  const number = (count: number) => numberInWords(language, count);
  const { check, sales } = receipt;
  const title =
    receipt.removed === 0
      ? say('cleanup.receipt.less', { count: receipt.reduced, number: number(receipt.reduced) })
      : say('cleanup.receipt.gone', { count: receipt.removed, number: number(receipt.removed) });
  const kept =
    sales.until === null
      ? say('cleanup.receipt.sales-none')
      : say('cleanup.receipt.sales-kept', {
          count: sales.count,
          number: number(sales.count),
          day: dayInWords(language, sales.until),
        });
  const looked = receipt.interrupted
    ? [{ label: say('cleanup.receipt.found'), value: say('cleanup.receipt.not-searched') }]
    : [
        {
          label: say('cleanup.receipt.searched'),
          value: say('cleanup.receipt.searched-values', {
            count: check.values,
            number: number(check.values),
            pages: number(check.pages),
          }),
        },
        { label: say('cleanup.receipt.where'), value: say('cleanup.receipt.places') },
        { label: say('cleanup.receipt.found'), value: say('cleanup.receipt.nothing') },
        {
          label: say('cleanup.receipt.shared'),
          value: say('cleanup.receipt.shared-values', {
            count: check.sharedValues,
            number: number(check.sharedValues),
          }),
        },
      ];
  return (
    <Page
      title={title}
      actions={
        <Button variant="plain" onPress={onClose}>
          {say('cleanup.receipt.close')}
        </Button>
      }
    >
      <p className="receipt-text">
        {say(receipt.interrupted ? 'cleanup.receipt.interrupted' : 'cleanup.receipt.text')}
      </p>
      <ReceiptPapers receipt={receipt} language={theirs} />
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
              value: sales.law === null || sales.until === null ? kept : `${kept} (${sales.law})`,
            },
            ...(receipt.held ?? []).map(({ kind, count, until }) => ({
              label: say('cleanup.receipt.held'),
              value: say('cleanup.receipt.held-kept', {
                why: say(`keeping.hold.${kind}`),
                count,
                number: number(count),
                day: dayInWords(language, until),
              }),
            })),
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
            ...looked,
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
        <p className="receipt-limits">
          {say(receipt.interrupted ? 'cleanup.receipt.not-looked-interrupted' : 'cleanup.receipt.not-looked')}
        </p>
      </Section>
    </Page>
  );
}
