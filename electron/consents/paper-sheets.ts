import type { SheetsPrinted } from '../../shared/consents/model.ts';
import type { ParsedInput } from '../../shared/contract.ts';
import { Refusal } from '../../shared/foundation/failure.ts';
import { wordsFor } from '../../shared/foundation/words.ts';
import { type SheetDocument, sheetSizes } from '../../shared/notices/model.ts';
import type { Acting } from '../app/ports.ts';
import { nextStamp } from '../journal/clock.ts';
import { append } from '../journal/journal.ts';
import { shopOf } from '../shop/service.ts';
import type { UnlockedVault } from '../vault/unlocked-vault.ts';
import { type BlankCard, blankCard } from './card.ts';
import { insertSheets } from './sheet-store.ts';

/**
 * Prints today's questions on numbered sheets to be filled in by hand. The numbers are taken before anything is printed,
 * so that no paper can carry one that somebody else's has; a print that was given up leaves its numbers unused.
 */
export async function printSheets(
  vault: UnlockedVault,
  wish: ParsedInput<'consents.printSheets'>,
  acting: Acting,
): Promise<SheetsPrinted> {
  const { ports } = acting;
  const card = blankCard(vault.db, wish.language, acting);
  if (card.questions.length === 0) throw new Refusal('consent.purpose-not-offered');
  const numbers = vault.transaction((tx) => {
    const taken = insertSheets(
      tx,
      {
        noticeId: card.noticeId,
        language: card.language,
        controller: card.controller,
        questions: card.questions.map(({ purpose, wording, channels }) => ({ purpose, wording, channels })),
        printedAt: ports.now(),
      },
      wish.copies,
      nextStamp(tx, ports),
    );
    append(tx, acting, {
      act: 'sheet.printed',
      subject: card.noticeId,
      detail: { first: taken[0] ?? 0, copies: taken.length, language: card.language, to: wish.to },
    });
    return taken;
  });
  const page = { document: sheetDocument(vault, card, wish.format, numbers, acting), size: sheetSizes[wish.format] };
  const first = numbers[0] ?? 0;
  const done =
    wish.to === 'printer' ? await ports.print(page) : await ports.savePdf(page, `sheet-${first}-${wish.language}.pdf`);
  return done.kind === 'done' ? { kind: 'done', numbers } : done;
}

function sheetDocument(
  vault: UnlockedVault,
  card: BlankCard,
  format: SheetDocument['format'],
  numbers: readonly number[],
  { ports }: Acting,
): SheetDocument {
  const { language } = card;
  const say = wordsFor(language, ports.catalogue.words[language]);
  return {
    kind: 'sheet',
    format,
    language,
    shopName: card.controller,
    accent: shopOf(vault.db).accent,
    title: say('card.sheet.title'),
    lead: say('card.sheet.lead'),
    notice: card.notice,
    pages: numbers.map((number) => ({ number, label: say('card.sheet.number', { number: String(number) }) })),
    blanks: (['name', 'contact', 'date', 'signature'] as const).map((blank) => say(`card.sheet.${blank}`)),
    questions: card.questions.map(({ text, channels }) => ({
      text,
      answers: (['yes', 'no', 'not-now'] as const).map((answer) => say(`card.answers.${answer}`)),
      ways: channels.map((channel) => say(`card.channel-names.${channel}`)),
    })),
    ways: say('card.sheet.ways'),
    foot: [say('card.served'), say('card.sheet.stop')].join(' '),
    version: say('card.sheet.version', { version: String(card.noticeVersion) }),
  };
}
