import type { Channel, PurposeCode } from '../../shared/consents/model.ts';
import type { NoticeId, WordingHash } from '../../shared/foundation/id.ts';
import type { Instant } from '../../shared/foundation/instant.ts';
import type { Language } from '../../shared/foundation/language.ts';
import type { ReadDb, WriteDb } from '../database/connection.ts';

/** One question as it stands on a printed sheet. */
export type SheetQuestion = {
  readonly purpose: PurposeCode;
  readonly wording: WordingHash;
  readonly channels: readonly Channel[];
};

/** A numbered sheet that left the app. Knows no person. */
export type StoredSheet = {
  readonly number: number;
  readonly noticeId: NoticeId;
  readonly language: Language;
  readonly controller: string;
  readonly questions: readonly SheetQuestion[];
  readonly printedAt: Instant;
  readonly usedAt: Instant | null;
};

export function readSheet(db: ReadDb, number: number): StoredSheet | null {
  const row = db
    .prepare(
      `SELECT number, notice_id AS noticeId, language, controller, questions, printed_at AS printedAt, used_at AS usedAt
       FROM paper_sheet WHERE number = ?`,
    )
    .get(number) as (Omit<StoredSheet, 'questions'> & { questions: string }) | undefined;
  return row === undefined ? null : { ...row, questions: JSON.parse(row.questions) as readonly SheetQuestion[] };
}

/** Puts the next so many sheets in and answers with their numbers. */
export function insertSheets(
  tx: WriteDb,
  sheet: Omit<StoredSheet, 'number' | 'usedAt'>,
  copies: number,
  hlc: string,
): readonly number[] {
  const next = (tx.prepare('SELECT coalesce(max(number), 0) + 1 AS next FROM paper_sheet').get() as { next: number })
    .next;
  const insert = tx.prepare(
    `INSERT INTO paper_sheet (number, notice_id, language, controller, questions, printed_at, hlc)
     VALUES (@number, @noticeId, @language, @controller, @questions, @printedAt, @hlc)`,
  );
  const numbers = Array.from({ length: copies }, (_, index) => next + index);
  for (const number of numbers) insert.run({ ...sheet, questions: JSON.stringify(sheet.questions), number, hlc });
  return numbers;
}

export function markSheetUsed(tx: WriteDb, number: number, at: Instant): void {
  tx.prepare('UPDATE paper_sheet SET used_at = ? WHERE number = ?').run(at, number);
}
