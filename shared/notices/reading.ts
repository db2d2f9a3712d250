import type { Language } from '../foundation/language.ts';

/** How easy a text is to read, by the formula that was made for its language. */
export type Reading = {
  readonly formula: Formula['name'];
  /** On the formula's own scale, one decimal. */
  readonly score: number;
  /** True where more is easier; else the score is a school year, and less is easier. */
  readonly easierUp: boolean;
  /** What readers of twelve to fourteen need, on the same scale. */
  readonly target: number;
  readonly fits: boolean;
  readonly sentences: number;
  readonly words: number;
  /** Words in a sentence, on average and at most. */
  readonly average: number;
  readonly longest: number;
};

/** Formulas say nothing about texts with fewer words than this. */
const fewestWords = 100;

/** Measures sentences that are read one after the other; `null` for a text too short for any formula. */
export function readingOf(texts: readonly string[], language: Language): Reading | null {
  const sentences = texts.flatMap(sentencesIn);
  const lengths = sentences.map((sentence) => wordsIn(sentence).length);
  const words = sentences.flatMap(wordsIn);
  if (words.length < fewestWords) return null;
  const { name, easierUp, target, score } = formulas[language];
  const rounded = Math.round(score(countsOf(words, sentences.length, language)) * 10) / 10;
  return {
    formula: name,
    score: rounded,
    easierUp,
    target,
    fits: easierUp ? rounded >= target : rounded <= target,
    sentences: sentences.length,
    words: words.length,
    average: Math.round((words.length / sentences.length) * 10) / 10,
    longest: Math.max(...lengths),
  };
}

/** The sentences of a text; addresses of web pages and of people are left out, they are not read aloud in the head. */
export function sentencesIn(text: string): readonly string[] {
  return text
    .replace(/https?:\/\/\S+|\S+@\S+/gu, '')
    .split(/(?<=[.?!:;])\s+/u)
    .filter((sentence) => wordsIn(sentence).length > 0);
}

/** The words of a text: letters, with what joins them; numbers are none. */
export function wordsIn(text: string): readonly string[] {
  return text.match(/\p{L}[\p{L}\p{M}]*(?:['’\-‐]\p{L}[\p{L}\p{M}]*)*/gu) ?? [];
}

/** Syllables of a word: groups of vowels, with what the language says about silent and double ones. At least one. */
export function syllablesIn(word: string, language: Language): number {
  const { silent, vowels } = spelling[language];
  const spoken = word.toLowerCase().replace(silent ?? /$^/u, '');
  return Math.max(1, spoken.match(vowels)?.length ?? 0);
}

type Spelling = { readonly vowels: RegExp; readonly silent?: RegExp };

// Two vowels that are said apart count as two: that is why Spanish, Italian and Portuguese name their strong vowels.
const spelling: Readonly<Record<Language, Spelling>> = {
  en: {
    vowels: /[aeiouy]+/gu,
    silent: /(?<=[^aeiouy])(?:e|es)$|(?<=[^aeioutdy])ed$|(?<=[aeiouy][^aeiouy])e(?=ly$|ment$)/u,
  },
  de: { vowels: /aa|ai|au|ei|eu|ie|äu|ee|oo|[aeiouyäöü]/gu },
  fr: { vowels: /[aeiouyàâäéèêëîïôöùûüœ]+/gu, silent: /(?<=[^aeiouyàâéèêîôùû])(?:e|es|ent)$/u },
  es: { vowels: /[iuü]?[aeoáéó][iuy]?(?![aeoáéíóú])|[iuü]?[aeoáéó]|[íú]|[iuü]+|y(?=$|[^aeiouáéíóú])/gu },
  it: { vowels: /[iu]?[aeoàèéò][iu]?(?![aeoàèéìòù])|[iu]?[aeoàèéò]|[ìù]|[iu]+/gu },
  pt: { vowels: /[iu]?(?:ão|ãe|õe|[aeoáàâãéêóôõ][iu]?)|[íú]|[iuü]+/gu },
  nl: { vowels: /aai|ooi|oei|eeuw|ieuw|aa|ee|oo|uu|ie|oe|eu|ui|ei|ij|au|ou|[aeiouyéëïöü]/gu },
  pl: { vowels: /i(?=[aeouyąęó])[aeouyąęó]|[aeiouyąęó]/gu },
};

type Counts = {
  /** Words in a sentence, on average. */
  readonly perSentence: number;
  /** Syllables in a word, on average. */
  readonly perWord: number;
  /** Letters in a word, on average. */
  readonly letters: number;
  /** Shares of all words, in percent. */
  readonly ofThree: number;
  readonly ofFour: number;
  readonly ofOne: number;
  readonly overSixLetters: number;
};

function countsOf(words: readonly string[], sentences: number, language: Language): Counts {
  const syllables = words.map((word) => syllablesIn(word, language));
  const share = (count: number) => (100 * count) / words.length;
  return {
    perSentence: words.length / sentences,
    perWord: syllables.reduce((sum, count) => sum + count, 0) / words.length,
    letters: words.reduce((sum, word) => sum + word.length, 0) / words.length,
    ofThree: share(syllables.filter((count) => count >= 3).length),
    ofFour: share(syllables.filter((count) => count >= 4).length),
    ofOne: share(syllables.filter((count) => count === 1).length),
    overSixLetters: share(words.filter((word) => word.length > 6).length),
  };
}

type Formula = {
  readonly name:
    | 'Flesch-Kincaid'
    | 'Wiener Sachtextformel'
    | 'Kandel-Moles'
    | 'Flesch-Szigriszt'
    | 'Gulpease'
    | 'Martins'
    | 'Flesch-Douma'
    | 'FOG-PL';
  readonly easierUp: boolean;
  readonly target: number;
  readonly score: (counts: Counts) => number;
};

/** Each as its authors printed it. School years are those of the country the formula was made in. */
const formulas: Readonly<Record<Language, Formula>> = {
  en: {
    name: 'Flesch-Kincaid',
    easierUp: false,
    target: 7,
    score: ({ perSentence, perWord }) => 0.39 * perSentence + 11.8 * perWord - 15.59,
  },
  de: {
    name: 'Wiener Sachtextformel',
    easierUp: false,
    target: 8,
    score: ({ ofThree, perSentence, overSixLetters, ofOne }) =>
      0.1935 * ofThree + 0.1672 * perSentence + 0.1297 * overSixLetters - 0.0327 * ofOne - 0.875,
  },
  fr: {
    name: 'Kandel-Moles',
    easierUp: true,
    target: 60,
    score: ({ perSentence, perWord }) => 207 - 1.015 * perSentence - 73.6 * perWord,
  },
  es: {
    name: 'Flesch-Szigriszt',
    easierUp: true,
    target: 60,
    score: ({ perSentence, perWord }) => 206.835 - 62.3 * perWord - perSentence,
  },
  it: {
    name: 'Gulpease',
    easierUp: true,
    target: 60,
    score: ({ perSentence, letters }) => 89 + 300 / perSentence - 10 * letters,
  },
  pt: {
    name: 'Martins',
    easierUp: true,
    target: 60,
    score: ({ perSentence, perWord }) => 248.835 - 1.015 * perSentence - 84.6 * perWord,
  },
  nl: {
    name: 'Flesch-Douma',
    easierUp: true,
    target: 60,
    score: ({ perSentence, perWord }) => 206.84 - 77 * perWord - 0.93 * perSentence,
  },
  pl: {
    name: 'FOG-PL',
    easierUp: false,
    target: 8,
    score: ({ perSentence, ofFour }) => 0.4 * (perSentence + ofFour),
  },
};
