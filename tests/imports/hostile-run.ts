import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { OpenedFile } from '../../electron/app/ports.ts';
import { openFile } from '../../electron/shell/open-file.ts';
import { benchShop } from '../bench/shop.ts';
import { badIdeas, mutations } from './hostile.ts';
import { type Tried, tryFile } from './try-file.ts';

// `npm run hostile`: thousands of damaged files, the giant ones, and a file of a million people. Each giant is read by a process
// of its own, so that nothing but the import takes its memory. Prints a table; ends badly when anything was not as it must be.
const { values } = parseArgs({
  options: {
    mutations: { type: 'string', default: '5000' },
    bytes: { type: 'string', default: '100000000' },
    rows: { type: 'string', default: '1000000' },
    only: { type: 'string', multiple: true, default: ['mutations', 'giants', 'rows'] },
    /** What a process of its own reads. */
    file: { type: 'string' },
    first: { type: 'string' },
  },
});

/** How much more memory a file may take than the open shop does. */
const capMb = 256;
type Seen = Tried & { readonly seconds: number; readonly grownMb: number };

if (values.file !== undefined) console.log(JSON.stringify(await readAlone(values.file)));
else if (values.first !== undefined) console.log(JSON.stringify(await mutated(Number(values.first))));
else await everything();

async function everything(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'regulars-hostile-'));
  const lines: (readonly [string, Seen])[] = [];
  const say = (name: string, seen: Seen) => {
    lines.push([name, seen]);
    console.log(row(name, seen));
  };
  console.log('| file | what became of it | seconds | MB more | problems |\n|---|---|---:|---:|---:|');
  try {
    if (values.only.includes('mutations')) {
      say(`${values.mutations} files damaged by chance`, inAProcess(['--first', '1', '--mutations', values.mutations]));
    }
    const path = join(folder, 'file');
    if (values.only.includes('giants')) {
      for (const name of badIdeas(10).map((idea) => idea.name)) {
        const idea = badIdeas(Number(values.bytes), name)[0];
        if (idea === undefined) throw new Error(`There is no bad idea "${name}".`);
        writeFileSync(path, idea.content);
        say(name, inAProcess(['--file', path]));
      }
    }
    if (values.only.includes('rows')) {
      await writeRows(path, Number(values.rows));
      say(`${values.rows} people`, inAProcess(['--file', path]));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const bad = lines.flatMap(([name, { problems, grownMb }]) => [
    ...problems.map((problem) => `${name}: ${problem}`),
    ...(grownMb > capMb ? [`${name}: took ${grownMb} MB, more than ${capMb}`] : []),
  ]);
  console.log(bad.length === 0 ? '\nAll as it must be.' : `\n${bad.join('\n')}`);
  process.exitCode = bad.length === 0 ? 0 : 1;
}

function row(name: string, { outcome, seconds, grownMb, problems }: Seen): string {
  return `| ${name} | ${outcome} | ${seconds.toFixed(1)} | ${grownMb} | ${problems.length} |`;
}

function inAProcess(wish: readonly string[]): Seen {
  const done = spawnSync(process.execPath, [import.meta.filename, ...wish], { encoding: 'utf8', maxBuffer: 2 ** 26 });
  const last = done.stdout.trim().split('\n').at(-1) ?? '';
  if (done.status === 0) return JSON.parse(last) as Seen;
  return { outcome: 'the process ended', problems: [done.stderr.slice(-500)], seconds: 0, grownMb: 0 };
}

/** Reads one file in a shop of its own, after a small one: code that is loaded once is no memory of the file's. */
async function readAlone(path: string): Promise<Seen> {
  const small = new TextEncoder().encode('Name,Email\nFirst Of All,first@example.org\n');
  let next: () => OpenedFile = () => inMemory(small);
  const shop = await benchShop(200);
  const open = await shop.open({ openFile: async () => next() });
  try {
    await tryFile(open.state, true);
    const file = await openFile(path);
    next = () => file;
    return await measured(() => tryFile(open.state, true));
  } finally {
    open.close();
    shop.remove();
  }
}

/** Reads so many damaged files one after the other; one in a few hundred comes in too. */
async function mutated(first: number): Promise<Seen> {
  const count = Number(values.mutations);
  const every = Math.ceil(count / 20);
  let next = inMemory(new Uint8Array());
  const shop = await benchShop(200);
  const open = await shop.open({ openFile: async () => next });
  try {
    return await measured(async () => {
      const problems: string[] = [];
      let tried = 0;
      for (const file of mutations(count, first)) {
        next = inMemory(file.content);
        const one = await tryFile(open.state, tried % every === 0);
        problems.push(...one.problems.map((problem) => `${file.name}: ${problem}`));
        tried += 1;
      }
      return { outcome: `${tried} answered`, problems };
    });
  } finally {
    open.close();
    shop.remove();
  }
}

async function measured(work: () => Promise<Tried>): Promise<Seen> {
  const start = process.memoryUsage().rss;
  let most = start;
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 20);
  const began = performance.now();
  const tried = await work();
  clearInterval(timer);
  const seconds = (performance.now() - began) / 1000;
  return { ...tried, seconds, grownMb: Math.round((Math.max(most, process.memoryUsage().rss) - start) / 2 ** 20) };
}

function inMemory(content: Uint8Array): OpenedFile {
  return {
    name: 'people.csv',
    size: content.length,
    read: async (offset, length) => content.slice(offset, offset + length),
    close: async () => {},
  };
}

async function writeRows(path: string, rows: number): Promise<void> {
  const file = createWriteStream(path);
  file.write('Name,Email,Phone\n');
  for (let at = 0; at < rows; at += 1) {
    const line = `Person ${at.toString(36)} Nr${at},p${at}@example.org,+44 7700 ${String(at).padStart(7, '0')}\n`;
    if (!file.write(line)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
}
