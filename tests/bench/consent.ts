import type { RawDatabase } from '../../electron/database/driver.ts';
import type { CustomerId } from '../../shared/foundation/id.ts';
import { type Figure, timed, timesOf } from './figures.ts';
import type { BenchShop, OpenShop } from './shop.ts';

const people = 150;

/**
 * From the last tap on the card to "it is on the disk". The bare database has the same people, and gets the very rows that
 * ours wrote, in one transaction of the same durability, with a journal line and the customer's last contact.
 */
export async function consentFigures(shop: BenchShop): Promise<readonly Figure[]> {
  const before = await shop.open();
  const ids = await someCustomers(before);
  before.close();
  const [bare, plain] = [shop.bare(), shop.plain()];
  const open = await shop.open();
  const measured: number[] = [];
  for (const id of ids) measured.push(await answer(open, id));
  const rows = ids.map((id) => writtenFor(open, id));
  open.close();
  const onBare = await insertAgain(bare, rows);
  const onPlain = await insertAgain(plain, rows);
  bare.close();
  plain.close();
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
  const card = await open.ask('consents.card', { customerId, language: 'en' });
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

type Row = Readonly<Record<string, unknown>>;
type Written = { readonly customerRow: number; readonly events: readonly Row[]; readonly codes: readonly Row[] };

function writtenFor(open: OpenShop, id: CustomerId): Written {
  const db = open.state.unlocked?.vault.db;
  if (db === undefined) throw new Error('the shop is closed');
  const customerRow = db.prepare('SELECT row FROM customer WHERE id = ?').pluck().get(id) as number;
  const of = (table: string) => db.prepare(`SELECT * FROM ${table} WHERE customer_row = ?`).all(customerRow) as Row[];
  return { customerRow, events: of('consent_event'), codes: of('stop_code') };
}

async function insertAgain(raw: RawDatabase, everybody: readonly Written[]): Promise<readonly number[]> {
  const into = (table: string, [row]: readonly Row[] = []) => {
    const columns = Object.keys(row ?? {});
    const values = columns.map((column) => `@${column}`);
    return raw.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${values.join(', ')})`);
  };
  const event = into('consent_event', everybody[0]?.events);
  const stopCode = into('stop_code', everybody[0]?.codes);
  const line = raw.prepare(
    `INSERT INTO journal (at, hlc, device_id, staff_id, role, act, subject, detail, hash)
     VALUES ('2026-01-01T00:00:00.000Z', ?, 'device', 'staff', 'Counter', 'consent.recorded', ?, '{"answers":6}', randomblob(32))`,
  );
  const touch = raw.prepare('UPDATE customer SET last_contact_at = ?, hlc = ? WHERE row = ?');
  const clock = raw.prepare("UPDATE meta SET value = ? WHERE key = 'hlc'");
  const measured: number[] = [];
  for (const [index, { customerRow, events, codes }] of everybody.entries()) {
    const [ms] = await timed(() => {
      raw.exec('BEGIN IMMEDIATE');
      for (const row of events) event.run(row);
      for (const row of codes) stopCode.run(row);
      line.run(String(index), String(customerRow));
      touch.run('2026-11-24T09:00:00.000Z', String(index), customerRow);
      clock.run(String(index));
      raw.exec('COMMIT');
    });
    measured.push(ms);
  }
  return measured;
}
