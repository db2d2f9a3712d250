import { isAsked } from '../../shared/datamap/model.ts';
import { Refusal } from '../../shared/foundation/failure.ts';
import type { NoticeId, WordingHash } from '../../shared/foundation/id.ts';
import { type Language, languages } from '../../shared/foundation/language.ts';
import { type Say, wordsFor } from '../../shared/foundation/words.ts';
import type { SignOut, SignOutcome } from '../../shared/notices/changes.ts';
import type { NoticeChoices } from '../../shared/notices/choices.ts';
import type { Notice, NoticeText, NoticeView } from '../../shared/notices/model.ts';
import type { Acting, Ports } from '../app/ports.ts';
import type { ReadDb, WriteDb } from '../database/connection.ts';
import { sha256Hex } from '../database/digest.ts';
import { dataMapOf, nameSayer, purposeSayer } from '../datamap/service.ts';
import { nextStamp } from '../journal/clock.ts';
import { append } from '../journal/journal.ts';
import { packOf } from '../packs/service.ts';
import { shopOf } from '../shop/service.ts';
import { composeNotice, footerOf } from './compose.ts';
import { contradictionsIn } from './contradictions.ts';
import type { NoticeSources } from './sentences.ts';
import { insertGone, readHangingSigns } from './signs-store.ts';
import {
  insertNotice,
  insertWording,
  latestNotice,
  latestWordings,
  readChoices,
  readNotice,
  type Wording,
  writeChoices,
} from './store.ts';

/** The published notice. A shop always has one: set-up publishes the first. */
export function currentNotice(db: ReadDb): Notice {
  const notice = latestNotice(db);
  if (notice === null) throw new Refusal('consent.notice-missing');
  return notice;
}

/** A notice that was published once; answers on paper are bound to the one that was printed. */
export function noticeById(db: ReadDb, id: NoticeId): Notice {
  const notice = readNotice(db, id);
  if (notice === null) throw new Refusal('notice.not-found');
  return notice;
}

/** The words that may be asked with the published notice, one for every asked purpose and language. */
export function currentWordings(db: ReadDb): readonly Wording[] {
  return latestWordings(db);
}

/** What addresses a wording: SHA-256 over its language, a line feed and its text. The card computes the same. */
export function wordingHashOf(language: Language, text: string): WordingHash {
  return sha256Hex(`${language}\n${text}`) as WordingHash;
}

/** The published notice, and whether publishing now would say something else. */
export function noticeView(db: ReadDb, ports: Ports): NoticeView {
  const notice = currentNotice(db);
  return { notice, stale: hashIfTrue(db, ports) !== notice.hash };
}

/** The text as it would be published now. */
export function draftNotice(db: ReadDb, ports: Ports, language: Language): NoticeText {
  const sources = sourcesOf(db, ports, language);
  const version = (latestNotice(db)?.version ?? 0) + 1;
  return { ...composeNotice(sources), footer: footerOf(sources, version, ports.now()) };
}

/** Publishes what the map says today, in every language, as the next version. Older versions stay as they are. */
export function publishNotice(tx: WriteDb, acting: Acting): Notice {
  const { ports } = acting;
  const contradiction = contradictionsIn(sourcesOf(tx, ports, shopOf(tx).language))[0];
  if (contradiction !== undefined) {
    const { what, field = '', purpose = '' } = contradiction;
    throw new Refusal('notice.contradiction', { what, field, purpose });
  }
  const publishedAt = ports.now();
  const wordings = wordingsToday(tx, ports);
  for (const wording of wordings) insertWording(tx, wording, publishedAt, nextStamp(tx, ports));
  const notice: Notice = {
    id: ports.newId() as NoticeId,
    version: (latestNotice(tx)?.version ?? 0) + 1,
    publishedAt,
    hash: hashToday(tx, ports),
    texts: languages.map((language) => draftNotice(tx, ports, language)),
  };
  insertNotice(
    tx,
    notice,
    wordings.map(({ hash }) => hash),
    nextStamp(tx, ports),
  );
  append(tx, acting, {
    act: 'notice.published',
    subject: notice.id,
    detail: { version: notice.version, hash: notice.hash },
  });
  return notice;
}

/** What the owner chose about the notice. */
export function choicesOf(db: ReadDb): NoticeChoices {
  return readChoices(db);
}

/** Keeps what the owner chose; the published notice is stale by it. */
export function changeChoices(tx: WriteDb, choices: NoticeChoices, acting: Acting): NoticeChoices {
  writeChoices(tx, choices, nextStamp(tx, acting.ports));
  const { second, nameAuthority, own } = choices;
  append(tx, acting, {
    act: 'notice.choices-changed',
    detail: { second: second.length, own: own.length, nameAuthority: nameAuthority ? 1 : 0 },
  });
  return readChoices(tx);
}

/** A notice's text in one language; every published notice has all of them. */
export function textIn(notice: Notice, language: Language): NoticeText {
  const text = notice.texts.find((one) => one.language === language);
  if (text === undefined) throw new Refusal('notice.not-found');
  return text;
}

/** Every sign that may still hang somewhere, newest first, and whether it still tells the truth. */
export function signsOut(db: ReadDb, ports: Ports): readonly SignOut[] {
  const today = hashIfTrue(db, ports);
  const published = currentNotice(db).id;
  const hanging = readHangingSigns(db);
  return hanging.map(({ noticeId, noticeHash, ...sign }) => {
    const newer = hanging.find(
      (other) =>
        other.noticeId === published &&
        other.version > sign.version &&
        other.format === sign.format &&
        other.language === sign.language &&
        other.second === sign.second,
    );
    return { ...sign, stale: noticeHash !== today, reprintedAt: newer?.at ?? null };
  });
}

/** Notes that a sign hangs no longer, and answers with those that may. */
export function reportGone(
  tx: WriteDb,
  { id, outcome }: { readonly id: string; readonly outcome: SignOutcome },
  acting: Acting,
): readonly SignOut[] {
  const { ports } = acting;
  if (!insertGone(tx, id, outcome, ports.now(), nextStamp(tx, ports))) throw new Refusal('notice.not-found');
  append(tx, acting, { act: 'sign.gone', subject: id, detail: { outcome } });
  return signsOut(tx, ports);
}

/** SHA-256 of what a true notice says today; `null` when none can be published: then nothing on the wall is true. */
function hashIfTrue(db: ReadDb, ports: Ports): string | null {
  if (contradictionsIn(sourcesOf(db, ports, shopOf(db).language)).length > 0) return null;
  try {
    return hashToday(db, ports);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/** SHA-256 over everything the notice and its questions would say today; version and day are left out, they are no claims. */
function hashToday(db: ReadDb, ports: Ports): string {
  const texts = languages.map((language) => composeNotice(sourcesOf(db, ports, language)));
  return sha256Hex(JSON.stringify([texts, wordingsToday(db, ports).map(({ hash }) => hash)]));
}

/** The questions that would be asked if the notice were published today. */
export function wordingsToday(db: ReadDb, ports: Ports): readonly Wording[] {
  const words = purposeSayer(db, ports, shopOf(db));
  const asked = dataMapOf(db).purposes.filter(isAsked);
  return asked.flatMap(({ code }) =>
    languages.flatMap((language) => {
      const text = words(code, language).ask;
      return text === '' ? [] : [{ hash: wordingHashOf(language, text), purpose: code, language, text }];
    }),
  );
}

/** Everything a notice is made of today, in one language. */
export function sourcesOf(db: ReadDb, ports: Ports, language: Language): NoticeSources {
  const shop = shopOf(db);
  const { words } = ports.catalogue;
  const shipped = wordsFor(language, words[language]);
  const ofPurpose = purposeSayer(db, ports, shop);
  const named = nameSayer(db, ports, shop);
  const say: Say = (key, values) => {
    const [, purpose, part] = /^purposes\.([a-z0-9-]+)\.(name|why)$/.exec(key) ?? [];
    if (purpose !== undefined) return ofPurpose(purpose, language)[part === 'why' ? 'why' : 'name'];
    const [, kind, code] = /^(fields|recipients)\.(own-\d+)$/.exec(key) ?? [];
    return code === undefined ? shipped(key, values) : named(kind === 'fields' ? 'field' : 'partner', code, language);
  };
  return { shop, map: dataMapOf(db), pack: packOf(db, ports), choices: readChoices(db), language, say };
}
