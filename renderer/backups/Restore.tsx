import { type ReactNode, useCallback, useEffect, useState } from 'react';
import type { FoundBackups, Restored } from '../../shared/backups/model.ts';
import type { Failure } from '../../shared/foundation/failure.ts';
import { Doorway } from '../app/Doorway.tsx';
import { momentInWords, numberInWords } from '../app/dates.ts';
import { failureSentence } from '../app/failure-words.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { call } from '../bridge/call.ts';
import { Banner } from '../kit/Banner.tsx';
import { Button } from '../kit/Button.tsx';
import { ChoiceGroup } from '../kit/ChoiceGroup.tsx';
import { Section } from '../kit/Section.tsx';
import './backups.css';
import { OpenBackup } from './OpenBackup.tsx';
import { RestoreDone } from './RestoreDone.tsx';

type Props = {
  /** Asks for a folder, or takes the place of the open shop. */
  readonly from: 'ask' | 'place';
  /** The backup that was chosen already; its people cannot be looked at before it is open. */
  readonly name?: string;
  /** In front of the shop, or within My shop. */
  readonly place: 'door' | 'shop';
  readonly onLeave: () => void;
};

/** Puts a backup back: where it lies, which one, the owner's secret. Until the last button nothing has changed. */
export function Restore({ from, name, place, onLeave }: Props) {
  const say = useWords();
  const language = useLanguage((state) => state.language);
  const [found, setFound] = useState<FoundBackups | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [looking, setLooking] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [done, setDone] = useState<Restored | null>(null);
  const copy = found?.copies.find((one) => one.name === chosen) ?? null;

  const find = useCallback(async () => {
    setLooking(true);
    setFailure(null);
    const answer = await call('backups.find', { from });
    setLooking(false);
    if (!answer.ok) setFailure(answer.failure);
    else if (answer.value !== null) {
      setFound(answer.value);
      setChosen(name ?? null);
    }
  }, [from, name]);
  useEffect(() => {
    if (from === 'place') void find();
  }, [from, find]);

  const Around = place === 'door' ? AtTheDoor : InTheShop;
  if (done !== null) {
    return (
      <Around title={say('backups.restore.done.title')} text={null} isNews>
        <RestoreDone restored={done} />
      </Around>
    );
  }
  if (copy !== null) {
    const when = momentInWords(language, copy.madeAt);
    return (
      <Around title={say('backups.restore.secret.title')} text={say('backups.restore.secret.text', { when })}>
        <OpenBackup
          name={copy.name}
          onDone={setDone}
          onLeave={() => (name === undefined ? setChosen(null) : onLeave())}
        />
      </Around>
    );
  }
  return (
    <Around title={say('backups.restore.title')} text={say('backups.restore.text')}>
      <div className="doorway-form">
        {found !== null && (
          <ChoiceGroup
            label={say('backups.restore.which')}
            options={found.copies.map((one) => ({
              id: one.name,
              label: momentInWords(language, one.madeAt),
              description: say('backups.copies.people', {
                count: one.people,
                number: numberInWords(language, one.people),
              }),
            }))}
            value={chosen}
            onChange={setChosen}
          />
        )}
        {failure !== null && <Banner tone="danger">{failureSentence(say, failure)}</Banner>}
        <div className="doorway-actions">
          <Button variant="plain" onPress={onLeave}>
            {say('backups.restore.leave')}
          </Button>
          <Button
            variant={found === null ? 'primary' : 'quiet'}
            onPress={() => void find()}
            isPending={looking}
            pendingLabel={say('backups.restore.choosing')}
          >
            {say(found === null ? 'backups.restore.choose' : 'backups.restore.choose-other')}
          </Button>
        </div>
      </div>
    </Around>
  );
}

type AroundProps = {
  readonly title: string;
  readonly text: string | null;
  readonly children: ReactNode;
  readonly isNews?: boolean;
};

function AtTheDoor({ title, text, children, isNews = false }: AroundProps) {
  return (
    <Doorway title={title} text={text ?? ''} isNews={isNews}>
      {children}
    </Doorway>
  );
}

function InTheShop({ title, text, children }: AroundProps) {
  return (
    <Section title={title} {...(text === null ? {} : { text })}>
      {children}
    </Section>
  );
}
