import { UTCDate } from '@date-fns/utc';
import { addMonths } from 'date-fns';
import type { JournalCheck } from '../../shared/journal/model.ts';
import type { lookedAt, MonthBar, MonthEnd, MonthLineName } from '../../shared/monthend/model.ts';
import type { Acting } from '../app/ports.ts';
import type { ReadDb, WriteDb } from '../database/connection.ts';
import { nextStamp } from '../journal/clock.ts';
import { append, journalHead } from '../journal/journal.ts';
import { verifyJournal } from '../journal/verify.ts';
import { dropWhatEnded, endsOfEverybody } from '../retention/service.ts';
import type { UnlockedVault } from '../vault/unlocked-vault.ts';
import { linesOf } from './lines.ts';
import { figuresOf, keptAtEnds, monthsAround } from './rules.ts';
import { countActs, countErasures, firstEntryAt, readStays, settle, settledIn } from './store.ts';

/** The whole page: what is open, the month's figures beside the last, and the paper witness of the journal. */
export function monthEnd(db: ReadDb, acting: Acting): MonthEnd {
  const now = acting.ports.now();
  const months = monthsAround(now, -12, 0);
  const month = months.at(-1) ?? '';
  const before = months.at(-2) ?? '';
  const counts = countActs(db, `${before}-01`);
  const settled = settledIn(db, month);
  const kept = keptAtEnds(months, readStays(db));
  const head = journalHead(db);
  return {
    month,
    lines: linesOf(db, acting, settled),
    now: figuresOf(month, counts),
    before: figuresOf(before, counts),
    kept,
    people: kept.at(-1)?.people ?? 0,
    erasures: countErasures(db),
    journal: { length: head.seq, head: head.hash },
    doneAt: settled.get('done') ?? null,
  };
}

/** True from the first of a month until its page is done; a shop in its first month is left alone. */
export function remindsOfMonthEnd(db: ReadDb, acting: Acting): boolean {
  const month = acting.ports.now().slice(0, 7);
  return firstEntryAt(db).slice(0, 7) < month && !settledIn(db, month).has('done');
}

/** People whose last reason ends in each of the next twelve months; looked at in pieces, so that the counter goes on. */
export async function forecast(vault: UnlockedVault, acting: Acting): Promise<readonly MonthBar[]> {
  const now = acting.ports.now();
  const latest = addMonths(new UTCDate(now), 12).toISOString();
  const people = new Map(monthsAround(now, 0, 12).map((month) => [month, 0]));
  for await (const end of endsOfEverybody(vault, now)) {
    if (end <= now || end > latest) continue;
    const month = end.slice(0, 7);
    people.set(month, (people.get(month) ?? 0) + 1);
  }
  return [...people].map(([month, count]) => ({ month, people: count }));
}

/** Notes that the owner has looked at a line this month. */
export function seeLine(tx: WriteDb, line: (typeof lookedAt)[number], acting: Acting): MonthEnd {
  return note(tx, line, acting);
}

/** Walks the journal from its first line; a whole one settles its line, a broken one never does. */
export async function checkJournal(vault: UnlockedVault, acting: Acting): Promise<JournalCheck> {
  const check = await verifyJournal(vault.db);
  if (check.kind === 'whole') vault.transaction((tx) => settleLine(tx, 'journal', acting));
  return check;
}

/** Closes this month's page; what stayed of erased people and whose last day has come goes with it. */
export function finishMonth(tx: WriteDb, acting: Acting): MonthEnd {
  dropWhatEnded(tx, acting);
  return note(tx, 'done', acting);
}

function note(tx: WriteDb, line: MonthLineName | 'done', acting: Acting): MonthEnd {
  settleLine(tx, line, acting);
  return monthEnd(tx, acting);
}

function settleLine(tx: WriteDb, line: MonthLineName | 'done', acting: Acting): void {
  const { ports } = acting;
  const month = ports.now().slice(0, 7);
  settle(tx, month, line, ports.now(), nextStamp(tx, ports));
  append(tx, acting, { act: 'month-end.settled', detail: { month, line } });
}
