import type { ConsentSummary } from '../../shared/consents/model.ts';
import type { Language } from '../../shared/foundation/language.ts';
import type { Say } from '../../shared/foundation/words.ts';
import { useDisplay } from '../app/customer-display.ts';
import { useWords, wordsIn } from '../app/words.ts';
import { Button } from '../kit/Button.tsx';
import { ConsentLines } from './ConsentLines.tsx';
import { CustomerSide } from './CustomerSide.tsx';
import { DonePages } from './DonePages.tsx';
import { useDoneOnDisplay } from './use-done-on-display.ts';
import { type Slip, useSlip } from './use-slip.ts';

/**
 * What the customer agreed to, until when, and how to stop, with their slip beside it; in the language of their card,
 * until it is closed. Where the customer has a screen of their own it stands there, and this one offers the paper.
 */
export function ConsentDone(props: {
  readonly summary: ConsentSummary;
  readonly language: Language;
  readonly onClose: () => void;
}) {
  const { summary, language, onClose } = props;
  const say = wordsIn(language);
  const none = summary.agreed.length === 0;
  const slip = useSlip(summary.customerId, language, !none);
  const there = useDisplay((state) => state.open);
  useDoneOnDisplay(there, { summary, language, slip: slip.document, onClose });
  if (there) return <DoneElsewhere summary={summary} slip={slip} onClose={onClose} />;
  return (
    <CustomerSide
      language={language}
      label={say('card.done.label')}
      waiting={slip.busy !== null}
      onIdle={props.onClose}
    >
      <DonePages agreed={summary.agreed} stopCode={summary.stopCode} slip={slip.document} language={language}>
        <Button variant="primary" size="counter" onPress={props.onClose}>
          {say('card.done.close')}
        </Button>
        {!none && <TakeAlong slip={slip} say={say} words={forCustomer} />}
      </DonePages>
    </CustomerSide>
  );
}

/** What the shop sees meanwhile: what was agreed, paper for whoever wants it, and the next customer. */
function DoneElsewhere(props: { readonly summary: ConsentSummary; readonly slip: Slip; readonly onClose: () => void }) {
  const say = useWords();
  const { agreed } = props.summary;
  return (
    <main className="counter counter-elsewhere" aria-labelledby="elsewhere-title">
      <h1 id="elsewhere-title">{say('consent.elsewhere.done-title')}</h1>
      <p>{say(agreed.length === 0 ? 'consent.elsewhere.done-nothing' : 'consent.elsewhere.done-text')}</p>
      {agreed.length > 0 && (
        <>
          <ConsentLines lines={agreed} />
          <div className="counter-paper">
            <TakeAlong slip={props.slip} say={say} words={forStaff} />
          </div>
        </>
      )}
      <footer className="counter-actions">
        <Button variant="primary" size="counter" onPress={props.onClose} autoFocus>
          {say('consent.elsewhere.next')}
        </Button>
      </footer>
    </main>
  );
}

type PaperWords = Readonly<Record<'print' | 'printing' | 'pdf' | 'saving' | 'printed' | 'saved' | 'failed', string>>;
const forCustomer: PaperWords = {
  print: 'slip.print',
  printing: 'slip.printing',
  pdf: 'slip.save',
  saving: 'card.saving',
  printed: 'slip.printed',
  saved: 'slip.saved',
  failed: 'slip.no-printer',
};
const forStaff: PaperWords = {
  print: 'consent.elsewhere.print',
  printing: 'consent.answers.printing',
  pdf: 'consent.elsewhere.pdf',
  saving: 'consent.answers.saving',
  printed: 'consent.answers.printed',
  saved: 'consent.answers.saved',
  failed: 'consent.elsewhere.no-printer',
};

/** Paper for whoever wants it. Where no printer answers, the slip on the screen is the slip. */
function TakeAlong(props: { readonly slip: Slip; readonly say: Say; readonly words: PaperWords }) {
  const { slip, say, words } = props;
  const { busy, done, failure } = slip;
  return (
    <>
      <Button
        size="counter"
        isPending={busy === 'printer'}
        pendingLabel={say(words.printing)}
        onPress={() => void slip.take('printer')}
      >
        {say(words.print)}
      </Button>
      <Button
        size="counter"
        isPending={busy === 'pdf'}
        pendingLabel={say(words.saving)}
        onPress={() => void slip.take('pdf')}
      >
        {say(words.pdf)}
      </Button>
      <p className="card-said" role="status">
        {failure !== null
          ? say(words.failed)
          : done === 'printer'
            ? say(words.printed)
            : done === 'pdf'
              ? say(words.saved)
              : ''}
      </p>
    </>
  );
}
