import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';

// The build's configuration is itself bundled before it runs, so this file cannot know the checkout by its own place.
const root = process.cwd();
const folder = join(root, '.cache', 'bundled');

/** A build plugin that writes down which packages went into the bundle, for the third-party notices. */
export function recordBundledPackages(part: string): { name: string; generateBundle(this: ModuleList): void } {
  return {
    name: 'record-bundled-packages',
    generateBundle() {
      const packages = new Set<string>();
      for (const id of this.getModuleIds()) {
        const home = packageFolder(id);
        if (home !== null) packages.add(home);
      }
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, `${part}.json`), JSON.stringify([...packages].sort()));
    },
  };
}

type ModuleList = { getModuleIds(): Iterable<string> };

/** The folders, within node_modules, of every package that the last build bundled. */
export function bundledPackages(): readonly string[] {
  if (!existsSync(folder)) throw new Error('Run `npm run build` first: nobody knows yet what is bundled.');
  const parts = readdirSync(folder).map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as string[]);
  return [...new Set(parts.flat())].sort();
}

/** Forgets what earlier builds bundled. */
export function forgetBundledPackages(): void {
  rmSync(folder, { recursive: true, force: true });
}

function packageFolder(id: string): string | null {
  const path = id.replace(/^\0/, '').split('?')[0] ?? '';
  const marker = `${sep}node_modules${sep}`;
  const at = path.lastIndexOf(marker);
  if (at === -1) return null;
  const [first = '', second = ''] = path.slice(at + marker.length).split(sep);
  const name = first.startsWith('@') ? join(first, second) : first;
  return join(path.slice(0, at + marker.length), name).slice(root.length + 1);
}
