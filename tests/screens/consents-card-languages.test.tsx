// @vitest-environment happy-dom
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { wordsIn } from '../../renderer/app/words.ts';
import { ConsentCard } from '../../renderer/consents/ConsentCard.tsx';
import { type Language, languages, ownNames } from '../../shared/foundation/language.ts';
import type { Result } from '../../shared/foundation/result.ts';
import { type Asked, aCard, aLine, aSummary, fakeBridge, firstRecordedIn, ok, someone } from './consents-bridge.ts';

let asked: Asked[];
let answerRecord: () => Result<unknown>;
beforeEach(() => {
  answerRecord = () => ok(aSummary([aLine()]));
  asked = fakeBridge({
    'consents.card': ({ language }: { language: Language }) => ok(aCard(language)),
    'consents.record': () => answerRecord(),
  });
});
afterEach(cleanup);

const user = userEvent.setup();
const tap = (name: string) => user.click(screen.getByRole('button', { name }));
const firstRecorded = () => firstRecordedIn(asked);
async function openCard(language: Language) {
  render(
    <ConsentCard
      name="Quillon Zephyrine"
      customerId={someone}
      language={language}
      onDone={() => {}}
      onLeave={() => {}}
    />,
  );
  await screen.findByRole('heading');
}

describe.each(languages)('the card in %s', (language) => {
  const say = wordsIn(language);

  it('says everything in that language, from the question to the button that ends it', async () => {
    await openCard(language);
    const dialog = screen.getByRole('dialog');
    expect(dialog.lang).toBe(language);
    expect(dialog.getAttribute('aria-label')).toBe(say('card.label', { shop: 'Fern & Foxglove' }));
    await tap(`${say('card.language')}: ${ownNames[language]}`);
    const offered = within(screen.getByRole('group', { name: say('card.language') })).getAllByRole('button');
    expect(offered.map((one) => [one.lang, one.textContent])).toEqual(languages.map((one) => [one, ownNames[one]]));
    await tap(say('card.answers.yes'));
    await tap(say('card.continue'));
    expect(screen.getAllByRole('alert').map((one) => one.textContent)).toContain(say('card.trouble.way-missing'));
    await user.click(screen.getByRole('checkbox', { name: say('card.channel-names.email') }));
    await tap(say('card.continue'));
    await tap(say('card.answers.no'));
    await tap(say('card.finish'));
    expect((await firstRecorded()).language).toBe(language);
  });

  it('says in that language that something went wrong, too', async () => {
    answerRecord = () => ({ ok: false, failure: { code: 'vault.disk-full', detail: {} } });
    await openCard(language);
    for (const answer of ['no', 'skip'] as const) await tap(say(`card.answers.${answer}`));
    await tap(say('card.finish'));
    await waitFor(() =>
      expect(
        screen
          .getAllByRole('alert')
          .map((one) => one.textContent)
          .join(),
      ).toContain(say('card.trouble.not-saved')),
    );
  });
});
