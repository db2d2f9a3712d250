import { type FormEvent, useState } from 'react';
import { exhaustive } from '../../shared/foundation/exhaustive.ts';
import { useApp } from '../app/app-store.ts';
import { failureSentence } from '../app/failure-words.ts';
import { isAboutCode } from '../app/new-sheet.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { BackupPlaceStep } from '../backups/BackupPlaceStep.tsx';
import { Restore } from '../backups/Restore.tsx';
import { Banner } from '../kit/Banner.tsx';
import { Button } from '../kit/Button.tsx';
import { Logo } from '../kit/Logo.tsx';
import { Surroundings } from '../vault/Surroundings.tsx';
import { CountryStep } from './CountryStep.tsx';
import { LanguageStep } from './LanguageStep.tsx';
import { PassphraseStep } from './PassphraseStep.tsx';
import { SheetStep, TypeBackStep } from './RecoverySteps.tsx';
import { SectorStep } from './SectorStep.tsx';
import { ShopStep } from './ShopStep.tsx';
import './setup.css';
import { type Step, steps, useSetup } from './setup-store.ts';

/** Set-up: one question at a time, then the opened shop. Going back loses nothing. */
export function SetUp() {
  const say = useWords();
  const language = useLanguage((state) => state.language);
  const { step, done, working, failure, back, next, finish } = useSetup();
  const [restoring, setRestoring] = useState(false);
  if (done) return <ShopReady />;
  if (restoring) return <Restore from="ask" place="door" onLeave={() => setRestoring(false)} />;
  const number = steps.indexOf(step) + 1;
  const last = number === steps.length;
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (last) void finish(language);
    else void next();
  }
  return (
    <main className="setup">
      <header className="setup-head">
        <Logo />
        <div>
          <p className="setup-name">{say('setup.title')}</p>
          <p className="setup-intro">{say('setup.intro')}</p>
        </div>
        <p className="setup-count">{say('setup.step', { step: number, steps: steps.length })}</p>
      </header>
      <form className="setup-step" onSubmit={submit} noValidate>
        <h1>{say(`setup.${step}.title`)}</h1>
        <p className="setup-text">{say(`setup.${step}.text`)}</p>
        {number === 1 && <Surroundings />}
        <Question step={step} />
        {failure !== null && !isAboutCode(failure) && <Banner tone="danger">{failureSentence(say, failure)}</Banner>}
        <footer className="setup-actions">
          {number > 1 ? (
            <Button variant="plain" onPress={back} isDisabled={working}>
              {say('setup.back')}
            </Button>
          ) : (
            <Button variant="plain" onPress={() => setRestoring(true)}>
              {say('backups.restore.door')}
            </Button>
          )}
          <Button
            type="submit"
            variant="primary"
            size="counter"
            isPending={working}
            pendingLabel={say('setup.working')}
          >
            {last ? say('setup.finish') : say('setup.next')}
          </Button>
        </footer>
      </form>
    </main>
  );
}

function Question({ step }: { readonly step: Step }) {
  switch (step) {
    case 'language':
      return <LanguageStep />;
    case 'shop':
      return <ShopStep />;
    case 'sector':
      return <SectorStep />;
    case 'country':
      return <CountryStep />;
    case 'passphrase':
      return <PassphraseStep />;
    case 'sheet':
      return <SheetStep />;
    case 'type-back':
      return <TypeBackStep />;
    default:
      return exhaustive(step);
  }
}

function ShopReady() {
  const say = useWords();
  const enter = useApp((state) => state.enter);
  const leave = useSetup((state) => state.leave);
  const [placed, setPlaced] = useState(false);
  async function open(page: 'counter' | 'notices'): Promise<void> {
    await enter(page);
    leave();
  }
  if (!placed) {
    return (
      <main className="setup setup-ready">
        <Logo />
        <BackupPlaceStep onDone={() => setPlaced(true)} />
      </main>
    );
  }
  return (
    <main className="setup setup-ready">
      <Logo />
      <h1>{say('setup.ready.title')}</h1>
      <p className="setup-text">{say('setup.ready.text')}</p>
      <div className="setup-ready-actions">
        <Button variant="quiet" size="counter" onPress={() => void open('notices')}>
          {say('setup.ready.sign')}
        </Button>
        <Button variant="primary" size="counter" onPress={() => void open('counter')}>
          {say('setup.ready.counter')}
        </Button>
      </div>
    </main>
  );
}
