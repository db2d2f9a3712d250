import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundledPackages } from './bundled-packages.ts';
import { root } from './surroundings.ts';

const typefaces = 'node_modules/@fontsource-variable';

/** The texts of everything by others that a package carries, in one file; throws for a licence we have not agreed to. */
export function thirdPartyNotices(): string {
  const folders = new Set([...bundledPackages(), ...shippedBeside]);
  const packages = [...folders].map(describe).sort((a, b) => a.title.localeCompare(b.title, 'en'));
  return [
    'Regulars is made with the work of others. Thank you. These are their names and terms.',
    'Electron and Chromium come with files of their own: LICENSE.electron.txt and LICENSES.chromium.html.',
    '',
    ...packages.map(({ title, text }) => `${'='.repeat(100)}\n${title}\n${'='.repeat(100)}\n\n${text.trim()}\n`),
  ].join('\n');
}

/** In the package without being a module of the bundle: the driver, the headers compiled into it, and the typefaces. */
const shippedBeside = [
  'node_modules/better-sqlite3',
  'node_modules/node-addon-api',
  ...readdirSync(join(root, typefaces)).map((name) => `${typefaces}/${name}`),
];

const agreed = ['MIT', 'ISC', 'Apache-2.0', 'OFL-1.1', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', '(MIT OR CC0-1.0)'];

type Manifest = { name: string; version: string; license?: string; author?: string | { name: string } };

function describe(folder: string): { title: string; text: string } {
  const home = join(root, folder);
  const manifest = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as Manifest;
  const licence = manifest.license ?? 'none';
  const title = `${manifest.name} ${manifest.version} (${licence})`;
  if (!agreed.includes(licence)) throw new Error(`${title} is in the bundle, and its licence is not one we know.`);
  const texts = readdirSync(home)
    .filter((name) => /^(?:licen[cs]e|notice|copying)/i.test(name))
    .map((name) => readFileSync(join(home, name), 'utf8'));
  if (texts.length === 0) texts.push(standardText(licence, title, manifest));
  if (folder === 'node_modules/better-sqlite3') texts.push(insideTheDriver(home));
  return { title, text: texts.join('\n\n') };
}

/** For a package that names its licence and leaves the text out. */
function standardText(licence: string, title: string, { author }: Manifest): string {
  const file = join(root, 'resources', 'licences', `${licence}.txt`);
  if (!existsSync(file)) throw new Error(`${title} carries no licence text, and resources/licences has none for it.`);
  const who = typeof author === 'string' ? author : (author?.name ?? 'its authors');
  return `Copyright ${who}\n\n${readFileSync(file, 'utf8')}`;
}

/** What the driver's C source says about those it is made of. */
function insideTheDriver(home: string): string {
  const source = readFileSync(join(home, 'deps', 'sqlite3', 'sqlite3.c'), 'utf8');
  const blocks = source.match(/\/\*[\s\S]*?\*\//g) ?? [];
  const whole = blocks.filter((block) =>
    /Redistribution and use|Permission is hereby granted|hereby released/.test(block),
  );
  const lines = blocks.flatMap((block) => block.match(/copyright:\s+\(c\).*$/gim) ?? []);
  return [
    'The driver contains SQLite, whose authors disclaim copyright, and SQLite3 Multiple Ciphers with its parts:',
    [...new Set(lines.map((line) => line.replace(/\s+/g, ' ')))].sort().join('\n'),
    readFileSync(join(root, 'resources', 'licences', 'MIT.txt'), 'utf8'),
    ...new Set(whole),
  ].join('\n\n');
}
