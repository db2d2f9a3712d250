import type { NoticeId, WordingHash } from '../../shared/foundation/id.ts';
import type { Instant } from '../../shared/foundation/instant.ts';
import type { Language } from '../../shared/foundation/language.ts';
import { type NoticeChoices, noChoices, noticeChoicesSchema } from '../../shared/notices/choices.ts';
import type { Notice, NoticeText } from '../../shared/notices/model.ts';
import type { ReadDb, WriteDb } from '../database/connection.ts';
import { rememberingById } from '../database/remembering.ts';

/** The exact words of one question in one language. */
export type Wording = {
  readonly hash: WordingHash;
  readonly purpose: string;
  readonly language: Language;
  readonly text: string;
};

type NoticeRow = { id: NoticeId; version: number; published_at: string; hash: string };

export function latestNotice(db: ReadDb): Notice | null {
  return noticeFrom(db, latestRow(db));
}

export function readNotice(db: ReadDb, id: NoticeId): Notice | null {
  return noticeFrom(
    db,
    db.prepare('SELECT id, version, published_at, hash FROM notice WHERE id = ?').get(id) as NoticeRow | undefined,
  );
}

/** The wordings asked with the newest notice, in the order they were given. */
export function latestWordings(db: ReadDb): readonly Wording[] {
  const row = latestRow(db);
  return row === undefined ? [] : wordingsOf(db, row.id);
}

function latestRow(db: ReadDb): NoticeRow | undefined {
  return db.prepare('SELECT id, version, published_at, hash FROM notice ORDER BY version DESC LIMIT 1').get() as
    | NoticeRow
    | undefined;
}

function noticeFrom(db: ReadDb, row: NoticeRow | undefined): Notice | null {
  if (row === undefined) return null;
  return {
    id: row.id,
    version: row.version,
    publishedAt: row.published_at,
    hash: row.hash,
    texts: textsOf(db, row.id),
  };
}

const textsOf = rememberingById((db, id: NoticeId) => {
  const texts = db.prepare('SELECT texts FROM notice WHERE id = ?').pluck().get(id) as string;
  return JSON.parse(texts) as readonly NoticeText[];
});

const wordingsOf = rememberingById(
  (db, id: NoticeId) =>
    db
      .prepare(
        `SELECT wording.hash, wording.purpose, wording.language, wording.text
         FROM notice, json_each(notice.wordings) AS listed
         JOIN wording ON wording.hash = listed.value WHERE notice.id = ? ORDER BY listed.key`,
      )
      .all(id) as readonly Wording[],
);

export function insertWording(tx: WriteDb, wording: Wording, at: Instant, hlc: string): void {
  tx.prepare(
    `INSERT INTO wording (hash, purpose, language, text, created_at, hlc)
     VALUES (@hash, @purpose, @language, @text, @at, @hlc) ON CONFLICT (hash) DO NOTHING`,
  ).run({ ...wording, at, hlc });
}

export function insertNotice(tx: WriteDb, notice: Notice, wordings: readonly WordingHash[], hlc: string): void {
  tx.prepare(
    `INSERT INTO notice (id, version, published_at, hash, texts, wordings, hlc)
     VALUES (@id, @version, @publishedAt, @hash, @texts, @wordings, @hlc)`,
  ).run({ ...notice, texts: JSON.stringify(notice.texts), wordings: JSON.stringify(wordings), hlc });
}

/** What the owner chose about the notice; nothing until they do. */
export function readChoices(db: ReadDb): NoticeChoices {
  const row = db.prepare('SELECT body FROM notice_choices WHERE id = 1').get() as { body: string } | undefined;
  return row === undefined ? noChoices : noticeChoicesSchema.parse(JSON.parse(row.body));
}

export function writeChoices(tx: WriteDb, choices: NoticeChoices, hlc: string): void {
  tx.prepare(
    `INSERT INTO notice_choices (id, body, hlc) VALUES (1, ?, ?)
     ON CONFLICT (id) DO UPDATE SET body = excluded.body, hlc = excluded.hlc`,
  ).run(JSON.stringify(choices), hlc);
}
