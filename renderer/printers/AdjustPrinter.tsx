import { useState } from 'react';
import type { Failure } from '../../shared/foundation/failure.ts';
import {
  type Adjustment,
  adjustmentFor,
  isAdjusted,
  type Measured,
  mostMm,
  noAdjustment,
  type Printer,
  percentRange,
  type TestPaper,
  testLines,
  testPapers,
} from '../../shared/printers/model.ts';
import { failureSentence } from '../app/failure-words.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { call } from '../bridge/call.ts';
import { Banner } from '../kit/Banner.tsx';
import { Button } from '../kit/Button.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { Select } from '../kit/Select.tsx';
import { MillimetreField } from './MillimetreField.tsx';

type Props = { readonly printer: Printer; readonly onChanged: () => void; readonly onClose: () => void };

const hits: Measured = { leftMm: testLines.leftMm, topMm: testLines.topMm, longMm: testLines.longMm };

/** Print a page, lay a ruler on it, type what it says: from then on this printer hits. Two numbers, kept for it alone. */
export function AdjustPrinter({ printer, onChanged, onClose }: Props) {
  const say = useWords();
  const language = useLanguage((state) => state.language);
  const [paper, setPaper] = useState<TestPaper>('a4');
  const [measured, setMeasured] = useState(hits);
  const [kept, setKept] = useState(printer.adjustment);
  const [busy, setBusy] = useState<'bare' | 'adjusted' | 'keeping' | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const wanted = adjustmentFor(measured);
  const isOff = !isReachable(wanted);
  const change = (part: Partial<Measured>) => setMeasured({ ...measured, ...part });

  async function testPage(adjusted: boolean): Promise<void> {
    setBusy(adjusted ? 'adjusted' : 'bare');
    setFailure(null);
    const answer = await call('printers.testPage', { name: printer.name, paper, language, adjusted });
    setBusy(null);
    if (!answer.ok) setFailure(answer.failure);
  }

  async function keep(adjustment: Adjustment): Promise<void> {
    setBusy('keeping');
    setFailure(null);
    const answer = await call('printers.adjust', { name: printer.name, adjustment });
    setBusy(null);
    if (answer.ok) {
      setKept(adjustment);
      onChanged();
    } else setFailure(answer.failure);
  }

  return (
    <Dialog
      title={say('printers.title', { printer: printer.label })}
      isOpen
      onClose={onClose}
      isBusy={busy !== null}
      actions={
        <Button variant="plain" onPress={onClose}>
          {say('printers.close')}
        </Button>
      }
    >
      <p>{say('printers.first')}</p>
      <div className="printers-row">
        <Select
          label={say('printers.paper')}
          options={testPapers.map((id) => ({ id, label: say(`printers.papers.${id}`) }))}
          value={paper}
          onChange={setPaper}
        />
        <Button onPress={() => void testPage(false)} isPending={busy === 'bare'}>
          {say('printers.test')}
        </Button>
      </div>
      <p>{say('printers.then')}</p>
      <div className="printers-row">
        <MillimetreField
          label={say('printers.left')}
          value={measured.leftMm}
          onChange={(leftMm) => change({ leftMm })}
        />
        <MillimetreField label={say('printers.top')} value={measured.topMm} onChange={(topMm) => change({ topMm })} />
        <MillimetreField
          label={say('printers.long')}
          value={measured.longMm}
          onChange={(longMm) => change({ longMm })}
        />
      </div>
      {isOff && <Banner tone="caution">{say('printers.too-far', { mm: mostMm })}</Banner>}
      <div className="printers-row">
        <Button variant="primary" onPress={() => void keep(wanted)} isDisabled={isOff} isPending={busy === 'keeping'}>
          {say('printers.keep')}
        </Button>
        <Button onPress={() => void testPage(true)} isPending={busy === 'adjusted'}>
          {say('printers.again')}
        </Button>
      </div>
      <div className="printers-kept">
        <p role="status" className="printers-state">
          {isAdjusted(kept) ? keptInWords(kept) : say('printers.as-it-is')}
        </p>
        {isAdjusted(kept) && <Button onPress={() => void keep(noAdjustment)}>{say('printers.forget')}</Button>}
      </div>
      {failure !== null && <Banner tone="danger">{failureSentence(say, failure)}</Banner>}
    </Dialog>
  );

  function keptInWords({ xMm, yMm, percent }: Adjustment): string {
    const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1, signDisplay: 'exceptZero' });
    return say('printers.kept', {
      x: number.format(xMm),
      y: number.format(yMm),
      percent: new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(percent),
    });
  }
}

function isReachable({ xMm, yMm, percent }: Adjustment): boolean {
  const { least, most } = percentRange;
  return Math.abs(xMm) <= mostMm && Math.abs(yMm) <= mostMm && percent >= least && percent <= most;
}
