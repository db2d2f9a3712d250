import type { ReadDb } from '../../electron/database/connection.ts';
import type { KeepingRule } from '../../shared/datamap/keeping.ts';

/** What the naive model says of one person. */
export type NaiveOutlook = { readonly goes: boolean; readonly loses: readonly string[] };

type Row = Readonly<Record<string, string | number | null>>;

/**
 * Recomputes every reason of every person from the bare rows, one person and one rule at a time, with its own calendar.
 * Slow and plain on purpose: it shares no code with what it checks.
 */
export function naiveOutlooks(
  db: ReadDb,
  rules: readonly KeepingRule[],
  now: string,
): ReadonlyMap<number, NaiveOutlook> {
  const all = (sql: string, row: number) => db.prepare(sql).all(row) as Row[];
  const people = db.prepare('SELECT * FROM customer').all() as Row[];
  return new Map(
    people.map((person) => {
      const row = Number(person.row);
      const contacts = all('SELECT * FROM contact_point WHERE customer_row = ?', row);
      const purchases = all('SELECT * FROM purchase WHERE customer_row = ?', row);
      const events = all('SELECT * FROM consent_event WHERE customer_row = ? ORDER BY hlc', row);
      const holds = all('SELECT * FROM hold WHERE customer_row = ?', row);
      const asked = all('SELECT * FROM request WHERE customer_row = ? AND closed_at IS NULL', row);
      const has = (field: string): boolean => {
        if (['email', 'phone', 'post'].includes(field)) return contacts.some(({ kind }) => kind === field);
        if (field === 'note') return person.note !== '';
        if (field === 'tags') return all('SELECT * FROM tag WHERE customer_row = ?', row).length > 0;
        if (field === 'purchases') return purchases.length > 0;
        return true;
      };
      const start = (rule: KeepingRule): string[] => {
        switch (rule.trigger) {
          case 'last-contact':
            return person.last_contact_at === null ? [] : [String(person.last_contact_at)];
          case 'last-purchase':
            return purchases.map(({ at }) => String(at));
          case 'created':
            return [String(person.created_at)];
          case 'case-closed':
            return holds.map((hold) => String(hold.ended_at ?? hold.until)).filter((end) => end <= now);
          case 'sheet-typed':
            return events.filter(({ method }) => method === 'paper').map(({ at }) => String(at));
          case 'consent-ended':
            return yesEnds(events.filter(({ purpose }) => purpose === rule.purpose));
        }
      };
      const live = (rule: KeepingRule): boolean => {
        if (rule.trigger === 'last-contact' && person.last_contact_at === null) {
          return Date.parse(String(person.created_at)) + 90 * 86_400_000 > Date.parse(now);
        }
        return start(rule).some((from) => later(from, rule.months) > now);
      };
      const own = rules.filter(({ purpose, field }) => purpose !== 'bookkeeping' && has(field));
      const running = holds.filter((hold) => hold.ended_at === null && String(hold.until) > now);
      // Whoever waits for an answer stays, however late it is; but not who asked to be erased or to be left alone.
      const waits = asked.some(({ wish }) => !['eu-gdpr:A17', 'eu-gdpr:A7-3'].includes(String(wish)));
      const held = waits || running.some(({ field }) => field === null);
      const goes = !held && running.length === 0 && !own.some(live);
      const removable = ['email', 'phone', 'post', 'note', 'tags', 'purchases'];
      const loses =
        goes || held
          ? []
          : removable.filter(
              (field) =>
                !running.some((hold) => hold.field === field && hold.purchase_id === null) &&
                (field !== 'purchases' ||
                  purchases.some(({ id }) => !running.some((hold) => hold.purchase_id === id))) &&
                ended(
                  own.filter((rule) => rule.field === field),
                  live,
                ),
            );
      return [row, { goes, loses }];
    }),
  );
}

function ended(rules: readonly KeepingRule[], live: (rule: KeepingRule) => boolean): boolean {
  return rules.some(({ action }) => action !== 'remove-person') && !rules.some(live);
}

/** Ends of the yeses of one purpose, one for each channel that ever had one. */
function yesEnds(events: readonly Row[]): string[] {
  const channels = [...new Set(events.map(({ channel }) => channel))];
  return channels.flatMap((channel) => {
    let end: string | null = null;
    for (const event of events.filter((one) => one.channel === channel)) {
      if (event.state === 'ConsentGiven' || event.state === 'RenewedConsentGiven') end = String(event.valid_until);
      else if (event.state === 'ConsentWithdrawn' || event.state === 'ConsentRefused') {
        if (end !== null && String(event.at) < end) end = String(event.at);
      }
    }
    return end === null ? [] : [end];
  });
}

/** The same day so many months later, or the last day of that month. */
function later(from: string, months: number): string {
  const [year = 0, month = 1, day = 1] = from.slice(0, 10).split('-').map(Number);
  const index = year * 12 + month - 1 + months;
  const [newYear, newMonth] = [Math.floor(index / 12), index % 12];
  const lengths = [31, isLeap(newYear) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  const two = (number: number) => String(number).padStart(2, '0');
  return `${newYear}-${two(newMonth + 1)}-${two(Math.min(day, lengths[newMonth] ?? 31))}${from.slice(10)}`;
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}
