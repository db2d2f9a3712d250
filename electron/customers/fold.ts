/**
 * Text as it is compared: no case, no accents, no apostrophes, and letters that no accent can be taken off written as
 * their nearest plain ones. Punctuation stays, white space becomes one blank. Folding twice changes nothing.
 */
export function fold(text: string): string {
  return plain(plain(text)).replace(/\s+/g, ' ').trim();
}

/** The words of a text, folded; whatever is neither letter nor digit parts them. */
export function wordsOf(text: string): readonly string[] {
  return fold(text)
    .split(notWord)
    .filter((word) => word !== '');
}

/** Other ways in which people write the words of a name, folded: one word for a double name, ae for ä and back. */
export function otherSpellings(name: string): readonly string[] {
  const words = wordsOf(name);
  const found = new Set<string>();
  for (const part of fold(name).split(' ')) {
    if (/\p{L}\p{Pd}\p{L}/u.test(part)) found.add(wordsOf(part).join(''));
  }
  // People who write no blanks between words type none between the parts of a name either.
  if (words.length > 2 || (words.length === 2 && words.every((word) => unspaced.test(word)))) found.add(words.join(''));
  for (const word of wordsOf(spellOut(name))) found.add(word);
  for (const word of words) {
    if (/[aou]e/.test(word)) found.add(word.replace(/([aou])e/g, '$1'));
  }
  for (const word of words) found.delete(word);
  return [...found];
}

/** A name with ä written as ae, and what else is written so where the letter is missing. */
export function spellOut(name: string): string {
  return name.normalize('NFC').replace(/[äöüøå]/giu, (letter) => spelledOut[letter.toLowerCase()] ?? letter);
}

/** A folded name with ae written as a: with or without ä it is the same then. */
export function withoutSpellingOut(folded: string): string {
  return folded.replace(/([aou])e/g, '$1');
}

/** The ends of a word in a script that writes no blanks between words, so that any part of it is the start of one. */
export function tailsOf(word: string): readonly string[] {
  if (!unspaced.test(word)) return [];
  const letters = [...word];
  return letters.slice(1, longestTails).map((_, index) => letters.slice(index + 1).join(''));
}

const notWord = /[^\p{L}\p{N}]+/u;
const unspaced =
  /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|\p{Script=Thai}|\p{Script=Lao}/u;
const longestTails = 24;
const apostrophes = /['`´‘’‚‛′ʹʻʼʽˈʿʾ＇]/gu;
const spelledOut: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' };

// Letters that Unicode does not take apart, and a few that people who share a keyboard do not tell apart.
const nearest: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ß: 'ss',
    ø: 'o',
    ł: 'l',
    đ: 'd',
    ð: 'd',
    ı: 'i',
    æ: 'ae',
    œ: 'oe',
    þ: 'th',
    ħ: 'h',
    ŧ: 't',
    ŋ: 'n',
    ə: 'e',
    ɛ: 'e',
    ɔ: 'o',
    ĸ: 'k',
    ƒ: 'f',
    ς: 'σ',
    ى: 'ي',
    ی: 'ي',
    ک: 'ك',
    ة: 'ه',
    ـ: '',
    ґ: 'г',
    є: 'е',
    і: 'и',
  }),
);
const takenApart = new RegExp(`[${[...nearest.keys()].join('')}]`, 'gu');

function plain(text: string): string {
  return text
    .replace(apostrophes, '')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(takenApart, (letter) => nearest.get(letter) ?? letter);
}
