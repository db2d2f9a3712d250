import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Figure, timed } from './figures.ts';
import { atTheCounterMeanwhile, waitFigures } from './meanwhile.ts';
import type { BenchShop } from './shop.ts';

const unit = 100 * 1_000_000;

/**
 * A backup from the still copy to the last look at it, per 100 MB of backup, and how long a search at the counter waits
 * meanwhile. The bare database does VACUUM INTO and an integrity check of the new file.
 */
export async function backupFigures(shop: BenchShop): Promise<readonly Figure[]> {
  const stick = mkdtempSync(join(tmpdir(), 'regulars-stick-'));
  try {
    const open = await shop.open({ chooseFolder: async () => ({ kind: 'chosen', path: stick }) });
    await open.ask('backups.choosePlace', {});
    const [[ours, { copies }], waits] = await atTheCounterMeanwhile(open, () =>
      timed(() => open.ask('backups.make', {})),
    );
    open.close();
    const share = unit / (copies[0]?.bytes ?? unit);
    return [
      { what: 'backup and verify, per 100 MB', ours: ours * share, bare: (await bareBackup(shop, stick)) * share },
      ...waitFigures('a backup', waits),
    ];
  } finally {
    rmSync(stick, { recursive: true, force: true });
  }
}

async function bareBackup(shop: BenchShop, folder: string): Promise<number> {
  const raw = shop.bare();
  const target = join(folder, 'bare.db');
  const [written] = await timed(() => raw.prepare('VACUUM INTO ?').run(target));
  raw.close();
  if (statSync(target).size === 0) throw new Error('nothing was written');
  const copy = shop.reopen(target);
  const [checked, outcome] = await timed(() => copy.pragma('integrity_check', { simple: true }));
  copy.close();
  if (outcome !== 'ok') throw new Error('the bare backup is not whole');
  return written + checked;
}
