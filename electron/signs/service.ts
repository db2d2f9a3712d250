import { Refusal } from '../../shared/foundation/failure.ts';
import type { Language } from '../../shared/foundation/language.ts';
import type { OutputDone } from '../../shared/notices/model.ts';
import {
  kindOf,
  type SignChoices,
  type SignDocument,
  type SignFormat,
  type SignLook,
  signSizes,
} from '../../shared/signs/model.ts';
import type { Acting, Ports } from '../app/ports.ts';
import type { ReadDb } from '../database/connection.ts';
import { nextStamp } from '../journal/clock.ts';
import { append } from '../journal/journal.ts';
import { currentNotice, textIn } from '../notices/service.ts';
import { packOf } from '../packs/service.ts';
import { printOn } from '../printers/service.ts';
import { logoOf, shopOf } from '../shop/service.ts';
import type { UnlockedVault } from '../vault/unlocked-vault.ts';
import { formatsUnder } from './rules.ts';
import { highestSignVersion, insertSign, readLast, writeLast } from './store.ts';

type Wish = {
  readonly format: SignFormat;
  readonly language: Language;
  readonly second: Language | null;
  readonly look: SignLook;
};

/** Where a sign goes: to a printer, or to a PDF that is never adjusted. */
export type SignOutput = { readonly to: 'pdf' } | { readonly to: 'printer'; readonly printer: string | null };

/** The number of the newest sign that was printed or saved, or `null` before the first. */
export function latestSignVersion(db: ReadDb): number | null {
  return highestSignVersion(db);
}

/** What this shop may choose from, and how its last sign looked. */
export function signChoices(db: ReadDb, ports: Ports): SignChoices {
  return { formats: formatsUnder(packOf(db, ports)), ...readLast(db) };
}

/** The published notice drawn up as a sign. */
export function signOf(db: ReadDb, wish: Wish, ports: Ports): SignDocument {
  const { format, language, look } = wish;
  const second = secondOf(wish);
  if (!formatsUnder(packOf(db, ports)).includes(format)) throw new Refusal('sign.no-camera-rules');
  const notice = currentNotice(db);
  const { name, address, contact, accent } = shopOf(db);
  return {
    kind: 'sign',
    format,
    look,
    language,
    shop: { name, address, contact },
    accent,
    logo: logoOf(db),
    noticeVersion: notice.version,
    text: textIn(notice, language),
    second: second === null ? null : textIn(notice, second),
  };
}

/** Sends a sign out of the app; only one that really left becomes an event, and is what the next one starts from. */
export async function outputSign(
  vault: UnlockedVault,
  wish: Wish,
  output: SignOutput,
  acting: Acting,
): Promise<OutputDone> {
  const { format, language, look } = wish;
  const second = secondOf(wish);
  const { ports } = acting;
  const document = signOf(vault.db, wish, ports);
  const { id: noticeId, version } = currentNotice(vault.db);
  const page = { document, size: signSizes[format] };
  const languages = second === null ? language : `${language}-${second}`;
  const name = `notice-v${version}-${format}-${languages}${look.large ? '-large' : ''}.pdf`;
  const done =
    output.to === 'pdf'
      ? await ports.savePdf(page, name)
      : await ports.print(page, printOn(vault.db, output.printer) ?? undefined);
  if (done.kind === 'cancelled') return done;
  vault.transaction((tx) => {
    const sign = (highestSignVersion(tx) ?? 0) + 1;
    const how = output.to === 'pdf' ? 'saved' : 'printed';
    const { layout, large } = look;
    insertSign(
      tx,
      { id: ports.newId(), noticeId, format, layout, large, language, second, how, at: ports.now() },
      sign,
      nextStamp(tx, ports),
    );
    const printer = output.to === 'printer' ? output.printer : readLast(tx).printer;
    writeLast(tx, { look, printer }, nextStamp(tx, ports));
    append(tx, acting, {
      act: `sign.${how}`,
      subject: noticeId,
      detail: { version, sign, format, language: languages },
    });
  });
  return done;
}

/** The language that stands beside the first: only where there is room for it, and never the same again. */
function secondOf({ format, language, second }: Wish): Language | null {
  return kindOf(format) === 'full' && second !== language ? second : null;
}
