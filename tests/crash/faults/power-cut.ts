import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { checkBook } from '../book-check.ts';
import { type FaultKind, type Scale, someOf, sum, type Tried } from '../fault-kind.ts';
import { type Change, type Image, imageAt, readRecording } from '../power-cut-images.ts';
import { freshCase, type Protocol, protocols, runUnder, testimonyIn } from '../protocols.ts';
import { stickOf } from '../shop-acts.ts';

/** The power goes at every moment of every protocol, and what was not synced is there, or not, or in part. */
export const powerCut: FaultKind = {
  name: 'power cut',
  bar: 'power cut at every change, unsynced writes dropped, kept in part and torn: nothing saved is lost, nothing is half done',
  peers: 'SQLite does this with a test file system; none of the vaults we know publishes a count',
  linuxOnly: true,
  async run(scale) {
    const rounds = [];
    for (const protocol of protocols) rounds.push(await cutIn(protocol, scale));
    return sum(rounds);
  },
};

async function cutIn(protocol: Protocol, scale: Scale): Promise<Tried> {
  const tape = join(temporaryFolder(), 'tape');
  const run = await runUnder(protocol, () => ({ record: tape }));
  const changes = readRecording(tape);
  const fresh = await freshCase(protocol);
  const start: Image = new Map(
    filesBelow(fresh.top).map((name) => [join(run.top, name), readFileSync(join(fresh.top, name))]),
  );
  const seen = new Set<string>();
  const bad: string[] = [];
  for (const moment of someOf(changes.length, 3, scale)) {
    for (const keep of [
      'nothing',
      'everything',
      ...Array.from({ length: scale.long ? 4 : 1 }, () => scale.random),
    ] as const) {
      const image = imageAt(start, changes, moment, keep);
      const said = saidBefore(changes, moment, run.top);
      const mark = markOf(image, said);
      if (seen.has(mark)) continue;
      seen.add(mark);
      const sentences = await look(protocol, image, run.folder, said);
      const how = typeof keep === 'function' ? 'some' : keep;
      bad.push(...sentences.map((sentence) => `${protocol.name} at ${moment} with ${how}: ${sentence}`));
    }
  }
  for (const top of [run.top, fresh.top]) rmSync(top, { recursive: true });
  return { tried: seen.size, bad };
}

// What was said stands on somebody's screen; a power cut does not unsay it.
function saidBefore(changes: readonly Change[], moment: number, top: string): string {
  const path = join(top, 'said');
  return changes
    .slice(0, moment)
    .filter((change) => change.kind === 'write' && change.path === path)
    .map(({ data }) => data.toString('utf8'))
    .join('');
}

async function look(protocol: Protocol, image: Image, from: string, said: string): Promise<readonly string[]> {
  const folder = temporaryFolder();
  mkdirSync(folder, { recursive: true });
  for (const [path, content] of image) {
    // The folder itself and the stick beside it.
    const rest = path.startsWith(from) ? path.slice(from.length) : null;
    if (rest === null) continue;
    mkdirSync(dirname(`${folder}${rest}`), { recursive: true });
    writeFileSync(`${folder}${rest}`, content);
  }
  const { bad } = await checkBook(folder, testimonyIn(protocol, said));
  for (const path of [folder, stickOf(folder)]) rmSync(path, { recursive: true, force: true });
  return bad;
}

function filesBelow(top: string): readonly string[] {
  return readdirSync(top, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(top, join(entry.parentPath, entry.name)));
}

function markOf(image: Image, said: string): string {
  const hash = createHash('sha256').update(said);
  for (const path of [...image.keys()].sort()) {
    if (!path.endsWith('/said')) hash.update(path).update(image.get(path) ?? '');
  }
  return hash.digest('hex');
}
