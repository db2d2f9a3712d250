import { Refusal } from '../../shared/foundation/failure.ts';
import type { SalvageOutcome } from '../../shared/vault/model.ts';
import type { SalvageList } from '../../shared/vault/salvage.ts';
import type { AppState } from '../app/app-state.ts';
import { enter } from './enter.ts';
import { filesIn } from './files.ts';
import { guess } from './guessing.ts';
import { newestFirst, readCopies } from './key-copies.ts';
import { openKeyFile } from './keys.ts';
import { finishSalvage, salvageVault } from './salvage.ts';
import { salvageTeller } from './salvage-progress.ts';
import { settleSalvage } from './settle-salvage.ts';
import { unlockVault } from './unlock-vault.ts';
import type { UnlockedVault } from './unlocked-vault.ts';

/** The salvage that is under way in each core. */
const underWay = new WeakMap<AppState, { stopped: boolean }>();

/**
 * For a book that looks damaged. Tried once more first, because a disk that was busy looks the same; then what can be read is
 * written into a new file, and that is opened. Whoever lost an answer keeps no yes: what is lost may have been a stop.
 */
export function salvageShop(app: AppState, passphrase: string): Promise<SalvageOutcome> {
  const { ports } = app;
  return guess(app.guesses, ports, async () => {
    if (app.unlocked !== null) throw new Refusal('call.not-allowed');
    const files = filesIn(ports.folder);
    const opened = await openKeyFile(newestFirst(readCopies(files)), passphrase, ports.keyCost);
    const run = { stopped: false };
    underWay.set(app, run);
    const tell = salvageTeller(ports);
    const goOn = () => !run.stopped;
    try {
      tell({ step: 'checking' });
      finishSalvage(files, opened.file.content);
      const whole = await openedAfterAll(app, passphrase);
      if (whole !== null) {
        enter(app, whole);
        return { kind: 'opened' };
      }
      const now = ports.now();
      let settled: SalvageList | null = null;
      const isDone = await salvageVault({
        files,
        opened,
        now,
        onRead: tell,
        goOn,
        async settle(live, tables) {
          const { vaultId } = opened.file.content;
          settled = await settleSalvage(live, tables, { files, vaultId, now, ports, goOn, tell });
          return settled !== null;
        },
      });
      if (!isDone || settled === null) return { kind: 'stopped' };
      tell({ step: 'writing' });
      enter(app, await unlockVault({ folder: ports.folder, passphrase, cost: ports.keyCost }));
      return { kind: 'salvaged', ...(settled as SalvageList) };
    } finally {
      underWay.delete(app);
      opened.master.fill(0);
    }
  });
}

/** Ends the salvage that is under way, if one is and the new file is not the book yet. */
export function stopSalvage(app: AppState): null {
  const run = underWay.get(app);
  if (run !== undefined) run.stopped = true;
  return null;
}

async function openedAfterAll({ ports }: AppState, passphrase: string): Promise<UnlockedVault | null> {
  try {
    return await unlockVault({ folder: ports.folder, passphrase, cost: ports.keyCost });
  } catch (error) {
    if (error instanceof Refusal && error.code === 'vault.damaged') return null;
    throw error;
  }
}
