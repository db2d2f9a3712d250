import { useEffect } from 'react';
import { exhaustive } from '../../shared/foundation/exhaustive.ts';
import { tellsPurchases } from '../../shared/imports/model.ts';
import { failureSentence } from '../app/failure-words.ts';
import { useWords } from '../app/words.ts';
import { on } from '../bridge/events.ts';
import { Banner } from '../kit/Banner.tsx';
import { Button } from '../kit/Button.tsx';
import { Page } from '../kit/Page.tsx';
import { ProgressBar } from '../kit/ProgressBar.tsx';
import { ComeIn } from './ComeIn.tsx';
import { FileUnderstood } from './FileUnderstood.tsx';
import './imports.css';
import { useImport } from './import-store.ts';
import { LookedThrough } from './LookedThrough.tsx';
import { PastImports } from './PastImports.tsx';

/** Customers from a file: choose it, correct how it is read, look it through, let it in; and take it back. */
export function ImportPage({ onBack }: { readonly onBack: () => void }) {
  const say = useWords();
  const { failure, busy, load, heard, leave } = useImport();
  useEffect(() => {
    void load();
    return on('progress', heard);
  }, [load, heard]);
  const goBack = () => {
    leave();
    onBack();
  };
  return (
    <Page
      title={say('imports.title')}
      actions={
        <Button variant="plain" onPress={goBack} isDisabled={busy !== null}>
          {say('imports.back-to-customers')}
        </Button>
      }
    >
      {failure !== null && <Banner tone="danger">{failureSentence(say, failure)}</Banner>}
      <Step />
      <Working />
    </Page>
  );
}

function Step() {
  const say = useWords();
  const { view, busy, choose } = useImport();
  switch (view.kind) {
    case 'start':
      return (
        <>
          <div className="import-start">
            <p>{say('imports.start.text')}</p>
            <ul>
              <li>{say('imports.start.which')}</li>
              <li>{say('imports.start.nothing-yet')}</li>
              <li>{say('imports.start.consent')}</li>
              <li>{say('imports.start.purchases')}</li>
            </ul>
            <div>
              <Button
                variant="primary"
                onPress={() => void choose()}
                isPending={busy === 'reading'}
                pendingLabel={say('imports.reading')}
              >
                {say('imports.start.choose')}
              </Button>
            </div>
          </div>
          <PastImports />
        </>
      );
    case 'draft':
      return <FileUnderstood draft={view.draft} />;
    case 'report':
      return <LookedThrough counts={view.counts} kind={view.draft.kind} />;
    case 'done':
      return <ComeIn past={view.past} />;
    default:
      return exhaustive(view);
  }
}

/** How far long work is, with the way to stop it. */
function Working() {
  const say = useWords();
  const { view, busy, progress, cancel } = useImport();
  const ofPurchases = view.kind === 'report' && tellsPurchases(view.draft.kind) && busy === 'bringing-in';
  if (busy !== 'checking' && busy !== 'bringing-in' && busy !== 'undoing') return null;
  return (
    <div className="import-working">
      <ProgressBar
        label={say(ofPurchases ? 'imports.bought.working' : `imports.working.${busy}`)}
        done={progress?.done ?? 0}
        total={progress?.total ?? 0}
      />
      {busy !== 'undoing' && (
        <Button variant="quiet" onPress={cancel}>
          {say('imports.cancel')}
        </Button>
      )}
    </div>
  );
}
