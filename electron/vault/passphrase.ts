import type { PassphraseRating } from '../../shared/vault/model.ts';

/** Characters a passphrase needs, counted after Unicode NFKC normalisation. */
export const leastCharacters = 12;
const leastScore = 3;

/** Rates a passphrase by how an attacker would guess it (zxcvbn); the shop's own words count as guessed. */
export async function ratePassphrase(passphrase: string, shopWords: readonly string[] = []): Promise<PassphraseRating> {
  const normal = passphrase.normalize('NFKC');
  const score = (await guesser()).check(normal.slice(0, 100), [...shopWords]).score;
  const long = [...normal].length >= leastCharacters;
  const ok = long && score >= leastScore;
  return { score, ok, advice: ok ? 'good' : !long ? 'too-short' : score < 2 ? 'too-common' : 'longer' };
}

type Guesser = { check(passphrase: string, userInputs: (string | number)[]): { score: PassphraseRating['score'] } };

let loading: Promise<Guesser> | null = null;

/** The word lists are 3 MB and needed once in a shop's life, so they are read on first use. */
function guesser(): Promise<Guesser> {
  loading ??= load();
  return loading;
}

async function load(): Promise<Guesser> {
  const [{ ZxcvbnFactory }, common, english] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
  ]);
  return new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary },
    graphs: common.adjacencyGraphs,
  });
}
