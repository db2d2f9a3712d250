import { signLookSchema } from '../../shared/signs/calls.ts';
import { useWords } from '../app/words.ts';
import { Button } from '../kit/Button.tsx';
import { PrinterChoice } from '../printers/PrinterChoice.tsx';
import { useSigns } from './signs-store.ts';

/** Printer or PDF. What does not fit, and half an address, stay on the screen. */
export function SignOutput() {
  const say = useWords();
  const { look, fit, busy, printers, printer, choosePrinter, printersChanged, print, savePdf } = useSigns();
  const isReady = fit?.fits === true && signLookSchema.safeParse(look).success;
  return (
    <>
      <PrinterChoice
        printers={printers}
        chosen={printer}
        onChoose={choosePrinter}
        onChanged={() => void printersChanged()}
      />
      <div className="signs-output">
        <Button
          variant="primary"
          onPress={() => void print()}
          isDisabled={!isReady}
          isPending={busy === 'printing'}
          pendingLabel={say('signs.printing')}
        >
          {say('signs.print')}
        </Button>
        <Button
          onPress={() => void savePdf()}
          isDisabled={!isReady}
          isPending={busy === 'saving'}
          pendingLabel={say('signs.saving')}
        >
          {say('signs.save')}
        </Button>
      </div>
    </>
  );
}
