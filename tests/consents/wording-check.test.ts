import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../electron/app/catalogue.ts';
import { missingElements, readWording } from '../../shared/consents/wording-check.ts';
import { screenLanguages } from '../../shared/foundation/language.ts';
import { wordsFor } from '../../shared/foundation/words.ts';

const { templates, words, wording } = loadCatalogue();
const shop = 'Fern & Foxglove';
const shipped = [...new Set(Object.values(templates).flatMap(({ purposes }) => purposes))]
  .filter(({ needsConsent }) => needsConsent)
  .map(({ code }) => code);

function lists(language: 'en' | 'de') {
  const found = wording[language];
  if (found === undefined) throw new Error(`no lists for ${language}`);
  return found;
}
const kinds = (text: string, language: 'en' | 'de' = 'en') =>
  readWording(text, lists(language), shop).map(({ kind }) => kind);

describe('reading a wording', () => {
  it.each([...new Set(shipped)].flatMap((code) => screenLanguages.map((language) => [code, language] as const)))(
    'finds nothing to say about the shipped question "%s" in %s',
    (code, language) => {
      const text = wordsFor(language, words[language])(`purposes.${code}.ask`, { shop });
      expect(readWording(text, lists(language), shop)).toEqual([]);
    },
  );

  it.each([
    [
      'en',
      'Fern & Foxglove would like to keep you informed. All right? You can stop it.',
      'vague',
      'keep you informed',
    ],
    ['en', 'Fern & Foxglove sends offers and more. All right? You can stop it.', 'vague', 'and more'],
    ['en', 'You must let Fern & Foxglove send you offers. All right? You can stop it.', 'coercive', 'must'],
    ['en', 'Say yes to Fern & Foxglove for a 10 % discount. All right? You can stop it.', 'coercive', 'discount'],
    [
      'en',
      'May Fern & Foxglove send you offers and call you about your order? You can stop it.',
      'bundled',
      'send … call',
    ],
    ['en', 'May Fern & Foxglove send you offers, surveys? You can stop it.', 'bundled', 'offers … surveys'],
    [
      'de',
      'Fern & Foxglove möchte Sie auf dem Laufenden halten. Ist das recht? Sie können es beenden.',
      'vague',
      'auf dem Laufenden halten',
    ],
    [
      'de',
      'Nur wenn Sie Ja sagen, hilft Fern & Foxglove. Ist das recht? Sie können es beenden.',
      'coercive',
      'nur wenn',
    ],
    ['de', 'Für einen Gutschein: Darf Fern & Foxglove schreiben? Sie können es beenden.', 'coercive', 'Gutschein'],
    [
      'de',
      'Darf Fern & Foxglove Angebote schicken und Sie anrufen? Sie können es beenden.',
      'bundled',
      'schicken … anrufen',
    ],
  ] as const)('in %s points at "%s": %s, "%s"', (language, text, kind, given) => {
    expect(readWording(text, lists(language), shop)).toContainEqual({ kind, words: given });
  });

  it('does not take two days, two ways or a stop for two purposes', () => {
    expect(kinds('May Fern & Foxglove remind you of birthdays and anniversaries? You can stop it.')).toEqual([]);
    expect(kinds('May Fern & Foxglove send you offers by e-mail and post? You can stop it.')).toEqual([]);
    expect(kinds('May Fern & Foxglove send you offers? You can stop it and ask us why.')).toEqual([]);
  });

  it('misses the name, the way out, the question, and an end', () => {
    expect(kinds('We send you offers')).toEqual(['shop-not-named', 'stop-not-named', 'no-question']);
    const long = `May ${shop} send you offers? You can stop it. ${'Really nice flowers. '.repeat(20)}`;
    expect(kinds(long)).toEqual(['too-long']);
    expect(kinds('  ')).toEqual([]);
  });

  it('minds whole words only', () => {
    expect(kinds('May Fern & Foxglove send you mustard offers? You can stop it.')).toEqual([]);
  });
});

describe('what a text-message wording names', () => {
  const all = ['sender', 'frequency', 'charges', 'stopping', 'not-a-condition'] as const;
  it('is found word for word, and what is missing is told', () => {
    expect(missingElements('May we send you offers?', all, lists('en'), shop)).toEqual(all);
    expect(
      missingElements(
        'Fern & Foxglove would like to text you offers up to twice a month. Message rates may apply. Reply STOP to end it. It is not a condition of buying. All right?',
        all,
        lists('en'),
        shop,
      ),
    ).toEqual([]);
    expect(
      missingElements(
        'Fern & Foxglove möchte Ihnen höchstens zweimal im Monat Angebote per SMS schicken. Es entstehen keine Kosten. Mit STOP beenden Sie es. Es ist keine Bedingung für einen Kauf. Ist das recht?',
        all,
        lists('de'),
        shop,
      ),
    ).toEqual([]);
  });
});
