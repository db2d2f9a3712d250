import { composeNotice } from '../../electron/notices/compose.ts';
import { rooms } from '../../renderer/signs/sign-sizes.ts';
import { languages } from '../../shared/foundation/language.ts';
import type { NoticeText } from '../../shared/notices/model.ts';
import { packIds, sectors } from '../../shared/shop/model.ts';
import { firstLook, kindOf, type SignFormat, signLayouts, signSizes } from '../../shared/signs/model.ts';
import { sourcesFor } from '../notices/sources.ts';
import { expect, test } from './fixtures.ts';
import { printWindow } from './printed/print-window.ts';

const countries = {
  uk: 'GB',
  eu: 'DE',
  'us-ca': 'US',
  ca: 'CA',
  'ca-qc': 'CA',
  au: 'AU',
  nz: 'NZ',
  br: 'BR',
  ch: 'CH',
  other: 'US',
};
const shop = { name: 'Fern & Foxglove', address: '12 Lark Lane, Bristol BS1 4ND', contact: '0117 496 0123' };

/** Where room is scarcest of every kind: what fits there fits on larger paper, where everything is in proportion. */
const scarce: readonly SignFormat[] = ['poster-letter', 'card-a6', 'tent-a6', 'door-100'];

// Words take room by their number: what holds the longest text of a language holds all of them.
test('the longest words of any country and kind of shop have room on every sign, in every language and design', async ({
  running,
}) => {
  test.setTimeout(240_000);
  const { draw } = await printWindow(running.app);
  for (const language of languages) {
    const texts = sectors.flatMap((sector) =>
      packIds.map((pack) => composeNotice(sourcesFor({ sector, pack, country: countries[pack], language }))),
    );
    const longest = (length: (text: (typeof texts)[number]) => number) =>
      texts.reduce((most, text) => (length(text) > length(most) ? text : most));
    const whole = longest(
      ({ sections }) =>
        JSON.stringify(sections.map(({ heading, sentences }) => [heading, sentences.map(({ text }) => text)])).length,
    );
    const short = longest((text) => text.short.length);
    for (const layout of signLayouts) {
      for (const large of [false, true]) {
        for (const format of scarce) {
          const text: NoticeText = {
            ...(kindOf(format) === 'poster' ? whole : short),
            footer: 'Fern & Foxglove. 28.09.2026.',
          };
          const look = { ...firstLook, layout, large };
          const document = {
            kind: 'sign',
            format,
            look,
            language,
            shop,
            accent: '#2e6b57',
            logo: null,
            noticeVersion: 1,
            text,
            second: null,
          } as const;
          const { fits, faults, waits } = await draw({ document, size: signSizes[format] }, rooms[format].safeMm);
          const name = `${format} in ${language}, ${layout}${large ? ', large' : ''}`;
          expect(fits, `${name} fits`).toBe(true);
          expect(faults, name).toEqual([]);
          if (!large) expect(waits, `${name} says everything`).toBe(false);
        }
      }
    }
  }
});
