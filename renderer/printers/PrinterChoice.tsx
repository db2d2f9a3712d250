import { useState } from 'react';
import { isAdjusted, type Printer } from '../../shared/printers/model.ts';
import { useWords } from '../app/words.ts';
import { Button } from '../kit/Button.tsx';
import { Select } from '../kit/Select.tsx';
import { AdjustPrinter } from './AdjustPrinter.tsx';
import './printers.css';

type Props = {
  readonly printers: readonly Printer[];
  readonly chosen: string | null;
  readonly onChoose: (name: string | null) => void;
  /** What is kept for a printer is another. */
  readonly onChanged: () => void;
};

const inDialog = 'in the dialog';

/** Which printer, and whether its prints are put right. Left open, the system's dialog asks and nothing is moved. */
export function PrinterChoice({ printers, chosen, onChoose, onChanged }: Props) {
  const say = useWords();
  const [adjusting, setAdjusting] = useState(false);
  if (printers.length === 0) return <p className="printers-none">{say('printers.none')}</p>;
  const printer = printers.find(({ name }) => name === chosen) ?? null;
  return (
    <div className="printers">
      <Select
        label={say('printers.label')}
        options={[
          { id: inDialog, label: say('printers.in-dialog') },
          ...printers.map(({ name, label }) => ({ id: name, label })),
        ]}
        value={chosen ?? inDialog}
        onChange={(name) => onChoose(name === inDialog ? null : name)}
      />
      {printer !== null && (
        <>
          <p className="printers-state">
            {say(isAdjusted(printer.adjustment) ? 'printers.adjusted' : 'printers.as-it-is')}
          </p>
          <Button onPress={() => setAdjusting(true)}>{say('printers.adjust')}</Button>
        </>
      )}
      {adjusting && printer !== null && (
        <AdjustPrinter key={printer.name} printer={printer} onChanged={onChanged} onClose={() => setAdjusting(false)} />
      )}
    </div>
  );
}
