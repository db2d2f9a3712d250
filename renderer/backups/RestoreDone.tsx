import type { Restored } from '../../shared/backups/model.ts';
import { useApp } from '../app/app-store.ts';
import { momentInWords, numberInWords } from '../app/dates.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { Banner } from '../kit/Banner.tsx';
import { Button } from '../kit/Button.tsx';

/** What came back, who was removed again, on which list that rests, and where the other book lies. */
export function RestoreDone({ restored }: { readonly restored: Restored }) {
  const say = useWords();
  const language = useLanguage((state) => state.language);
  const lock = useApp((state) => state.lock);
  const { madeAt, people, removedAgain, list, noes, movedTo } = restored;
  const number = (value: number) => numberInWords(language, value);
  const when = (instant: string) => momentInWords(language, instant);
  return (
    <div className="doorway-form">
      <p>{say('backups.restore.done.text', { when: when(madeAt), count: people, number: number(people) })}</p>
      {/* Without a newer list nobody can say that nobody was erased. */}
      {(removedAgain > 0 || list.kind !== 'copy') && (
        <Banner tone="info">
          {removedAgain === 0
            ? say('backups.restore.done.again-none')
            : say('backups.restore.done.again', { count: removedAgain, number: number(removedAgain) })}
        </Banner>
      )}
      {list.kind === 'this-computer' ? (
        <p>{say('backups.restore.done.list-this-computer')}</p>
      ) : (
        <Banner tone={list.kind === 'copy' ? 'danger' : 'caution'}>
          {say(`backups.restore.done.list-${list.kind}`, { when: when(list.asOf) })}
        </Banner>
      )}
      {noes.kind === 'unknown' ? (
        <Banner tone="caution">{say('backups.restore.done.noes-unknown', { when: when(madeAt) })}</Banner>
      ) : (
        <p>
          {noes.people === 0
            ? say('backups.restore.done.noes-none')
            : say('backups.restore.done.noes', { count: noes.people, number: number(noes.people) })}
        </p>
      )}
      {movedTo !== null && (
        <div>
          <p>{say('backups.restore.done.moved')}</p>
          <p className="trouble-folder">{movedTo}</p>
        </div>
      )}
      <div>
        <Button variant="primary" onPress={lock}>
          {say('backups.restore.done.open')}
        </Button>
      </div>
    </div>
  );
}
