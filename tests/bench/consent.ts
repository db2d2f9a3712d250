import type { RawDatabase } from '../../electron/database/driver.ts';
import type { CustomerId } from '../../shared/foundation/id.ts';
import { type Figure, timed, timesOf } from './figures.ts';
import type { BenchShop, OpenShop } from './shop.ts';

type Statement = ReturnType<RawDatabase['prepare']>;

const people = 150;

/**
 * From the last tap on the card to "it is on the disk". The bare database has the same people, and gets the very rows that
 * ours wrote, in one transaction of the same durability, with a journal line and the customer's last contact. Person by
 * person, and each right after the card was made, as at the counter: what follows at once on the same work finds the
 * processor warm, and would be a fifth quicker for that alone.
 */
export async function consentFigures(shop: BenchShop): Promise<readonly Figure[]> {
  const before = await shop.open();
  const ids = await someCustomers(before);
  before.close();
  const [bare, plain] = [shop.bare(), shop.plain()];
  const open = await shop.open();
  const measured: number[] = [];
  const again = [bare, plain].map((raw) => ({ write: writerInto(raw), took: [] as number[] }));
  for (const id of ids) {
    measured.push(await answer(open, id));
    const written = writtenFor(open, id);
    for (const { write, took } of again) {
      await cardOf(open, id);
      took.push((await timed(() => write(written)))[0]);
    }
  }
  open.close();
  bare.close();
  plain.close();
  const [onBare = [], onPlain = []] = again.map(({ took }) => took);
  return [{ what: 'an answer, durable', ours: timesOf(measured), bare: timesOf(onBare), plain: timesOf(onPlain) }];
}

/** People who have just come in, for answering. */
export async function someCustomers(open: OpenShop): Promise<readonly CustomerId[]> {
  const ids: CustomerId[] = [];
  for (let index = 0; index < people; index += 1) {
    const added = await open.ask('customers.add', {
      displayName: `Answering Person ${index}`,
      contact: `answering${index}@example.org`,
      language: 'en',
      underSixteen: false,
    });
    ids.push(added.id);
  }
  return ids;
}

/** Answers a whole card with yes; how long the core took to record it. */
export async function answer(open: OpenShop, customerId: CustomerId): Promise<number> {
  const card = await cardOf(open, customerId);
  const input = {
    customerId,
    noticeId: card.noticeId,
    language: card.language,
    afterPayment: false,
    rendered: { controller: card.controller, order: card.questions.map(({ purpose }) => purpose) },
    answers: card.questions.map(({ purpose, wording, channels }) => ({
      purpose,
      wording,
      shown: wording,
      answer: 'yes' as const,
      channels: [...channels],
    })),
  };
  return (await timed(() => open.ask('consents.record', input)))[0];
}

function cardOf(open: OpenShop, customerId: CustomerId) {
  return open.ask('consents.card', { customerId, language: 'en' });
}

type Row = Readonly<Record<string, unknown>>;
type Written = { readonly customerRow: number; readonly events: readonly Row[]; readonly codes: readonly Row[] };

function writtenFor(open: OpenShop, id: CustomerId): Written {
  const db = open.state.unlocked?.vault.db;
  if (db === undefined) throw new Error('the shop is closed');
  const customerRow = db.prepare('SELECT row FROM customer WHERE id = ?').pluck().get(id) as number;
  const of = (table: string) => db.prepare(`SELECT * FROM ${table} WHERE customer_row = ?`).all(customerRow) as Row[];
  return { customerRow, events: of('consent_event'), codes: of('stop_code') };
}

/** Writes for one person what ours wrote for them. */
function writerInto(raw: RawDatabase): (written: Written) => void {
  const kept = new Map<string, Statement>();
  const into = (table: string, row: Row): Statement => {
    const columns = Object.keys(row);
    const values = columns.map((column) => `@${column}`);
    const statement =
      kept.get(table) ?? raw.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${values.join(', ')})`);
    kept.set(table, statement);
    return statement;
  };
  const line = raw.prepare(
    `INSERT INTO journal (at, hlc, device_id, staff_id, role, act, subject, detail, hash)
     VALUES ('2026-01-01T00:00:00.000Z', ?, 'device', 'staff', 'Counter', 'consent.recorded', ?, '{"answers":6}', randomblob(32))`,
  );
  const touch = raw.prepare('UPDATE customer SET last_contact_at = ?, hlc = ? WHERE row = ?');
  const clock = raw.prepare("UPDATE meta SET value = ? WHERE key = 'hlc'");
  let stamp = 0;
  return ({ customerRow, events, codes }) => {
    stamp += 1;
    raw.exec('BEGIN IMMEDIATE');
    for (const row of events) into('consent_event', row).run(row);
    for (const row of codes) into('stop_code', row).run(row);
    line.run(String(stamp), String(customerRow));
    touch.run('2026-11-24T09:00:00.000Z', String(stamp), customerRow);
    clock.run(String(stamp));
    raw.exec('COMMIT');
  };
}
