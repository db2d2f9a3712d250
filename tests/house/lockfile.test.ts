import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';

type Lock = { readonly packages: Readonly<Record<string, { optionalDependencies?: Record<string, string> }>> };

const root = resolve(import.meta.dirname, '..', '..');

// Some registries lack the parts of a tool for other systems. `npm install` then leaves them out without a word, and the
// next `npm ci`, on anybody's computer, refuses.
it('has every part of every package in the lockfile, for all systems', () => {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Lock;
  const missing = Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !placesFor(place, name).some((candidate) => candidate in packages))
      .map((name) => `${place} wants ${name}`),
  );
  expect(missing).toEqual([]);
});

/** Where Node would look for a package, from the inside out. */
function placesFor(place: string, name: string): readonly string[] {
  const own = place === '' ? `node_modules/${name}` : `${place}/node_modules/${name}`;
  if (place === '') return [own];
  const outer = place.lastIndexOf('/node_modules/');
  return [own, ...placesFor(outer === -1 ? '' : place.slice(0, outer), name)];
}
