import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { customerWords, type WordTree } from '../../shared/catalogue.ts';
import { failureCodes } from '../../shared/foundation/failure.ts';
import { type Language, languages, localeOf, screenLanguages } from '../../shared/foundation/language.ts';

const root = join(import.meta.dirname, '../../resources/words');
const others = languages.filter((language) => language !== 'en');
const isForCustomers = (key: string) => customerWords.some((file) => key.startsWith(`${file}.`));

describe('the words of the screens', () => {
  it.each(screenLanguages.filter((language) => language !== 'en'))('say the same things in %s as in English', (own) => {
    expect(keysOf(flat(own))).toEqual(keysOf(flat('en')));
  });

  it.each(screenLanguages)('have a sentence for every failure in %s', (language) => {
    const words = flat(language);
    expect(failureCodes.filter((code) => words[`failures.${code}`] === undefined)).toEqual([]);
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

describe('the words that customers read', () => {
  it.each(languages)('are there in %s, and nothing else is when no screen speaks it', (language) => {
    const files = readdirSync(join(root, language)).map((name) => name.replace(/\.json$/, ''));
    expect(files).toEqual(expect.arrayContaining([...customerWords]));
    if (!screenLanguages.some((screen) => screen === language)) expect(files.sort()).toEqual([...customerWords].sort());
  });

  it.each(others)('say the same things in %s as in English', (language) => {
    expect(keysOf(flat(language)).filter(isForCustomers)).toEqual(keysOf(flat('en')).filter(isForCustomers));
  });

  it.each(languages)('have every form of counting that %s knows', (language) => {
    const words = flat(language);
    const forms = new Intl.PluralRules(localeOf(language)).resolvedOptions().pluralCategories;
    const counted = new Set(
      Object.keys(words)
        .filter((key) => pluralEnd.test(key))
        .map((key) => key.replace(pluralEnd, '')),
    );
    for (const key of counted) {
      const own = Object.keys(words).filter((one) => pluralEnd.test(one) && one.replace(pluralEnd, '') === key);
      expect(own.sort(), key).toEqual(forms.map((form) => `${key}_${form}`).sort());
    }
  });

  it.each(others)('keep their own spelling of names in %s: no text was left in English', (language) => {
    const english = flat('en');
    const same = Object.entries(flat(language)).filter(
      ([key, text]) => isForCustomers(key) && text.split(' ').length > 3 && text === english[key],
    );
    expect(same).toEqual([]);
  });
});

describe('all words', () => {
  it.each(others)('leave the same blanks in %s as in English', (language) => {
    const english = flat('en');
    for (const [key, text] of Object.entries(flat(language))) {
      expect(blanks(text), key).toEqual(blanks(english[key] ?? english[key.replace(pluralEnd, '_other')] ?? ''));
    }
  });

  it.each(others)('name the same numbers in %s as in English', (language) => {
    const english = flat('en');
    for (const [key, text] of Object.entries(flat(language))) {
      expect(numbers(text), key).toEqual(numbers(english[key] ?? english[key.replace(pluralEnd, '_other')] ?? ''));
    }
  });

  it.each(languages)('never shout in %s', (language) => {
    const loud = Object.entries(flat(language)).filter(([, text]) => text.includes('!'));
    expect(loud).toEqual([]);
  });
});

const pluralEnd = /_(zero|one|two|few|many|other)$/;

function keysOf(words: Record<string, string>): readonly string[] {
  return [...new Set(Object.keys(words).map((key) => key.replace(pluralEnd, '')))].sort();
}

function flat(language: Language): Record<string, string> {
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

function numbers(text: string): readonly string[] {
  return [...text.matchAll(/\d+/g)].map((match) => match[0]).sort();
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
