/** A text in small letters without accents, its signs as spaces; and what stood in the text for any part of that. */
export function plainLetters(text: string): {
  readonly plain: string;
  readonly asTyped: (from: number, length: number) => string;
} {
  const typed = [...text.normalize('NFC')];
  const origin: number[] = [];
  let plain = '';
  typed.forEach((letter, at) => {
    const read = plainLetter(letter);
    plain += read;
    for (let count = 0; count < read.length; count++) origin.push(at);
  });
  return {
    plain,
    asTyped: (from, length) => typed.slice(origin[from], (origin[from + length - 1] ?? 0) + 1).join(''),
  };
}

const spelled: Readonly<Record<string, string>> = { ł: 'l', ß: 'ss', œ: 'oe', æ: 'ae', ø: 'o' };

function plainLetter(letter: string): string {
  const bare = letter.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return (spelled[bare] ?? bare).replace(/[^\p{L}\p{N}]/gu, ' ');
}
