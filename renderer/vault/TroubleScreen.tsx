import { useState } from 'react';
import type { VaultTrouble } from '../../shared/vault/model.ts';
import type { SalvageList } from '../../shared/vault/salvage.ts';
import { useApp } from '../app/app-store.ts';
import { Doorway } from '../app/Doorway.tsx';
import { useWords } from '../app/words.ts';
import { Restore } from '../backups/Restore.tsx';
import { Button } from '../kit/Button.tsx';
import { Salvage } from './Salvage.tsx';
import { Salvaged } from './Salvaged.tsx';

const helpedByBackup: ReadonlySet<VaultTrouble> = new Set([
  'vault.missing',
  'vault.key-file-damaged',
  'vault.damaged',
  'vault.unreadable',
]);

/** What stands in the way of opening the book, that nothing was changed, and what to do next. */
export function TroubleScreen({ code }: { readonly code: VaultTrouble }) {
  const say = useWords();
  const [restoring, setRestoring] = useState(false);
  const [salvaging, setSalvaging] = useState(false);
  const load = useApp((state) => state.load);
  const enter = useApp((state) => state.enter);
  const folder = useApp((state) => state.start?.folder ?? '');
  const [salvaged, setSalvaged] = useState<SalvageList | null>(null);
  if (restoring) return <Restore from="ask" place="door" onLeave={() => setRestoring(false)} />;
  if (salvaged !== null) return <Salvaged list={salvaged} onOpen={() => void enter('counter')} />;
  return (
    <Doorway title={say(`lock.trouble.${code}.title`)} text={say('lock.trouble.unchanged')}>
      <section className="trouble">
        <h2>{say('lock.trouble.next')}</h2>
        <ol>
          {say(`lock.trouble.${code}.steps`)
            .split('\n')
            .map((step) => (
              <li key={step}>{step}</li>
            ))}
        </ol>
        <h2>{say('lock.trouble.folder')}</h2>
        <p className="trouble-folder">{folder}</p>
        <div className="doorway-choices">
          <Button variant="primary" onPress={() => void load()} isDisabled={salvaging}>
            {say('lock.trouble.again')}
          </Button>
          {helpedByBackup.has(code) && (
            <Button onPress={() => setRestoring(true)} isDisabled={salvaging}>
              {say('backups.restore.door')}
            </Button>
          )}
        </div>
      </section>
      {code === 'vault.damaged' && (
        <Salvage
          onWorking={setSalvaging}
          onDone={(outcome) => {
            if (outcome.kind === 'salvaged') setSalvaged(outcome);
            else void enter('counter');
          }}
        />
      )}
    </Doorway>
  );
}
