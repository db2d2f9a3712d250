import { type PastImport, tellsPurchases } from '../../shared/imports/model.ts';
import { dayInWords, numberInWords } from '../app/dates.ts';
import { useMay } from '../app/may.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { Button } from '../kit/Button.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { Section } from '../kit/Section.tsx';
import { useImport } from './import-store.ts';

/** Every file that came in, with the way to take it back for thirty days. */
export function PastImports() {
  const say = useWords();
  const past = useImport((state) => state.past);
  if (past.length === 0) return null;
  return (
    <Section title={say('imports.past.title')}>
      <ul className="import-past">
        {past.map((one) => (
          <Past key={one.id} one={one} />
        ))}
      </ul>
      <UndoDialog />
    </Section>
  );
}

function Past({ one }: { readonly one: PastImport }) {
  const say = useWords();
  const language = useLanguage((state) => state.language);
  const { busy, askUndo } = useImport();
  const mayUndo = useMay('Owner');
  const number = numberInWords(language, one.here);
  return (
    <li>
      <span className="import-past-day">{dayInWords(language, one.at)}</span>
      <span>{say(`imports.kind.${one.kind}`)}</span>
      <span>
        {one.state === 'here'
          ? say(tellsPurchases(one.kind) ? 'imports.bought.here' : 'imports.past.here', { count: one.here, number })
          : say(`imports.past.${one.state}`)}
      </span>
      {mayUndo && one.undoUntil !== null && (
        <Button variant="quiet" onPress={() => void askUndo(one)} isDisabled={busy !== null}>
          {say('imports.past.undo')}
        </Button>
      )}
    </li>
  );
}

function UndoDialog() {
  const say = useWords();
  const language = useLanguage((state) => state.language);
  const { undoing, busy, undo, leaveUndo } = useImport();
  if (undoing === null) return null;
  const { one, preview } = undoing;
  const number = (count: number) => numberInWords(language, count);
  const ofPurchases = tellsPurchases(one.kind);
  const more = preview.staying - preview.names.length;
  return (
    <Dialog
      title={say('imports.undo.title')}
      isOpen
      onClose={leaveUndo}
      isBusy={busy === 'undoing'}
      actions={
        <>
          <Button variant="plain" onPress={leaveUndo} isDisabled={busy !== null}>
            {say('imports.undo.leave')}
          </Button>
          <Button
            variant="danger"
            onPress={() => void undo(one.id)}
            isPending={busy === 'undoing'}
            pendingLabel={say('imports.working.undoing')}
          >
            {say(ofPurchases ? 'imports.bought.undo' : 'imports.undo.go', {
              count: preview.leaving,
              number: number(preview.leaving),
            })}
          </Button>
        </>
      }
    >
      <p>
        {say(ofPurchases ? 'imports.bought.leaving' : 'imports.undo.leaving', {
          count: preview.leaving,
          number: number(preview.leaving),
        })}
      </p>
      {preview.staying > 0 && (
        <>
          <p>{say('imports.undo.staying', { count: preview.staying, number: number(preview.staying) })}</p>
          <ul>
            {preview.names.length > 0 && <li>{preview.names.join(', ')}</li>}
            {more > 0 && <li>{say('imports.undo.more', { count: more, number: number(more) })}</li>}
          </ul>
        </>
      )}
      <p>{say(ofPurchases ? 'imports.bought.undo-people' : 'imports.undo.noes')}</p>
    </Dialog>
  );
}
