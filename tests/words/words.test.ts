import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { WordTree } from '../../shared/catalogue.ts';
import { failureCodes } from '../../shared/foundation/failure.ts';
import { languages } from '../../shared/foundation/language.ts';

const root = join(import.meta.dirname, '../../resources/words');

describe('the words', () => {
  it.each(languages.filter((language) => language !== 'en'))('say the same things in %s as in English', (language) => {
    expect(Object.keys(flat(language)).sort()).toEqual(Object.keys(flat('en')).sort());
  });

  it.each(languages.filter((language) => language !== 'en'))(
    'leave the same blanks in %s as in English',
    (language) => {
      const own = flat(language);
      for (const [key, text] of Object.entries(flat('en'))) expect(blanks(own[key] ?? ''), key).toEqual(blanks(text));
    },
  );

  it.each(languages)('have a sentence for every failure in %s', (language) => {
    const words = flat(language);
    expect(failureCodes.filter((code) => words[`failures.${code}`] === undefined)).toEqual([]);
  });

  it.each(languages)('never shout in %s', (language) => {
    const loud = Object.entries(flat(language)).filter(([, text]) => text.includes('!'));
    expect(loud).toEqual([]);
  });

  it('are there for every key that a screen or the core asks for by name', () => {
    const words = flat('en');
    const known = (key: string) =>
      [key, `${key}_one`, `${key}_other`].some((candidate) => words[candidate] !== undefined);
    const asked = ['renderer', 'electron', 'shared']
      .flatMap((room) => sources(join(import.meta.dirname, '../..', room)))
      .flatMap(keysIn);
    expect(asked.length).toBeGreaterThan(50);
    expect(asked.filter((key) => !known(key))).toEqual([]);
  });
});

function flat(language: string): Record<string, string> {
  const all: Record<string, string> = {};
  for (const file of readdirSync(join(root, language))) {
    collect(JSON.parse(readFileSync(join(root, language, file), 'utf8')), file.replace(/\.json$/, ''), all);
  }
  return all;
}

function collect(tree: WordTree, prefix: string, into: Record<string, string>): void {
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') into[`${prefix}.${key}`] = value;
    else collect(value, `${prefix}.${key}`, into);
  }
}

function blanks(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? ''))].sort();
}

function sources(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
}

/** Keys written out in a call of `say`; keys put together at run time are covered by the tests of their screens. */
function keysIn(source: string): readonly string[] {
  return [...source.matchAll(/\bsay\(\s*'([a-z0-9.-]+)'/gi)].map((match) => match[1] ?? '');
}
