import type { FaultKind } from './fault-kind.ts';
import { bitFlips } from './faults/bit-flips.ts';
import { brokenJournal } from './faults/broken-journal.ts';
import { clockJumps } from './faults/clock-jumps.ts';
import { diskFull } from './faults/disk-full.ts';
import { erasures } from './faults/erasures.ts';
import { histories } from './faults/histories.ts';
import { hostileCalls } from './faults/hostile-calls.ts';
import { killAtEveryCall } from './faults/kill-at-every-call.ts';
import { killedMigration } from './faults/killed-migration.ts';
import { powerCut } from './faults/power-cut.ts';
import { randomKills } from './faults/random-kills.ts';
import { readErrors } from './faults/read-errors.ts';
import { fullWithReserve } from './faults/reserve.ts';
import { killedSalvage } from './faults/salvage.ts';
import { tornFiles } from './faults/torn-files.ts';
import { twoStarts } from './faults/two-starts.ts';
import { wrongSecrets } from './faults/wrong-secrets.ts';

/** Every kind of fault that is tried; one line each. Some can be played on Linux only. */
export const faultKinds: readonly FaultKind[] = [
  randomKills,
  killAtEveryCall,
  powerCut,
  diskFull,
  fullWithReserve,
  killedSalvage,
  killedMigration,
  readErrors,
  bitFlips,
  tornFiles,
  twoStarts,
  clockJumps,
  brokenJournal,
  wrongSecrets,
  erasures,
  histories,
  hostileCalls,
].filter(({ linuxOnly }) => !linuxOnly || process.platform === 'linux');
