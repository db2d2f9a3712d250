import type { RawDatabase } from '../../electron/database/driver.ts';
import type { CustomerId } from '../../shared/foundation/id.ts';
import { type Figure, timed, timesOf } from './figures.ts';
import type { BenchShop, OpenShop } from './shop.ts';

const people = 150;

/**
 * From the last tap on the card to "it is on the disk". The bare database gets the very rows that ours wrote, in one
 * transaction of the same durability, with a journal line and the customer's last contact.
 */
export async function consentFigures(shop: BenchShop): Promise<readonly Figure[]> {
  const open = await shop.open();
  const ids = await someCustomers(open);
  const measured: number[] = [];
  for (const id of ids) measured.push(await answer(open, id));
  const rows = writtenFor(open, ids);
  open.close();
  const [bare, plain] = [shop.bare(), shop.plain()];
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

type Rows = readonly (readonly Readonly<Record<string, unknown>>[])[];

function writtenFor(open: OpenShop, ids: readonly CustomerId[]): Rows {
  const db = open.state.unlocked?.vault.db;
  if (db === undefined) throw new Error('the shop is closed');
  return ids.map((id) =>
    db.prepare('SELECT e.* FROM consent_event e JOIN customer c ON c.row = e.customer_row WHERE c.id = ?').all(id),
  ) as Rows;
}

async function insertAgain(raw: RawDatabase, everybody: Rows): Promise<readonly number[]> {
  const columns = Object.keys(everybody[0]?.[0] ?? {});
  const event = raw.prepare(
    `INSERT INTO consent_event (${columns.join(', ')}) VALUES (${columns.map((column) => `@${column}`).join(', ')})`,
  );
  const line = raw.prepare(
    `INSERT INTO journal (at, hlc, device_id, staff_id, role, act, subject, detail, hash)
     VALUES ('2026-01-01T00:00:00.000Z', ?, 'device', 'staff', 'Counter', 'consent.recorded', 'somebody', '{"answers":6}', randomblob(32))`,
  );
  const touch = raw.prepare('UPDATE customer SET last_contact_at = ?, hlc = ? WHERE row = ?');
  const somebody = raw.prepare('SELECT min(row) FROM customer').pluck().get();
  const clock = raw.prepare("UPDATE meta SET value = ? WHERE key = 'hlc'");
  const measured: number[] = [];
  for (const [index, rows] of everybody.entries()) {
    const [ms] = await timed(() => {
      raw.exec('BEGIN IMMEDIATE');
      for (const row of rows) event.run({ ...row, id: `${String(row.id)}-again`, customer_row: somebody });
      line.run(String(index));
      touch.run('2026-11-24T09:00:00.000Z', String(index), somebody);
      clock.run(String(index));
      raw.exec('COMMIT');
    });
    measured.push(ms);
  }
  return measured;
}
