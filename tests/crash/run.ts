import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../../electron/dev/surroundings.ts';
import { type FaultKind, randomFrom, type Tried } from './fault-kind.ts';
import { faultKinds } from './fault-list.ts';

// `npm run crash`: the fault lab. Prints what was tried and how often it went wrong; `-- --write` puts the table into the
// README, `-- --short` is the sample of every test run, `-- --every` tries every call of every protocol and takes a night,
// `-- --only WORD` is one kind and writes no other row, `-- --seed N` a run again.
const { values } = parseArgs({
  options: {
    write: { type: 'boolean', default: false },
    short: { type: 'boolean', default: false },
    every: { type: 'boolean', default: false },
    only: { type: 'string' },
    seed: { type: 'string' },
  },
});
const seed = Number(values.seed ?? Date.now() % 1_000_000_000);
const throwAway = mkdtempSync(join(tmpdir(), 'regulars-crash-'));
process.env.REGULARS_TEST_ROOT = throwAway;
const head = ['| what must hold | tried | bad | peers |', '|---|---:|---:|---|'];
const results: { kind: FaultKind; tried: Tried }[] = [];
try {
  console.log(`Seed ${seed}.`);
  for (const kind of faultKinds.filter(({ name }) => values.only === undefined || name.includes(values.only))) {
    const started = performance.now();
    const tried = await kind.run({ long: !values.short, every: values.every, random: randomFrom(seed) });
    results.push({ kind, tried });
    const seconds = ((performance.now() - started) / 1000).toFixed(0);
    console.log(
      `${kind.name.padEnd(22)} ${String(tried.tried).padStart(6)} tried ${String(tried.bad.length).padStart(4)} bad ${seconds.padStart(6)} s`,
    );
    for (const sentence of tried.bad.slice(0, 20)) console.log(`   ${sentence}`);
  }
} finally {
  rmSync(throwAway, { recursive: true, force: true });
}
const rows = new Map(results.map(({ kind, tried }) => [kind, rowOf(kind, tried)]));
console.log(`\n${[...head, ...rows.values()].join('\n')}`);
if (values.write) intoReadme();
process.exitCode = results.some(({ tried }) => tried.bad.length > 0) ? 1 : 0;

function rowOf({ bar, peers }: FaultKind, { tried, bad }: Tried): string {
  return `| ${bar} | ${number(tried)} | ${number(bad.length)} | ${peers} |`;
}

function number(value: number): string {
  return new Intl.NumberFormat('en-GB').format(value);
}

/** The rows of this run; of kinds that it left out, the rows that are there already. */
function intoReadme(): void {
  const path = join(root, 'README.md');
  const readme = readFileSync(path, 'utf8');
  const between = /(?<=<!-- crash -->\n)[\s\S]*?(?=<!-- \/crash -->)/;
  const there = between.exec(readme)?.[0].split('\n');
  if (there === undefined) throw new Error('The README has no place for the table.');
  const table = faultKinds.flatMap(
    (kind) => rows.get(kind) ?? there.find((row) => row.startsWith(`| ${kind.bar} |`)) ?? [],
  );
  writeFileSync(
    path,
    readme.replace(between, () => `${[...head, ...table].join('\n')}\n`),
  );
}
