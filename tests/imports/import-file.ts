import type { CallOutput } from '../../shared/contract.ts';
import type { Customer } from '../../shared/customers/model.ts';
import type { CustomerId } from '../../shared/foundation/id.ts';
import type { DryRun, PastImport } from '../../shared/imports/model.ts';
import { fileOf } from '../support/fake-ports.ts';
import type { TestApp } from '../support/open-test-app.ts';

/** Chooses a file as a person does, and looks through it. */
export async function check(app: TestApp, content: Uint8Array | string, name = 'people.csv'): Promise<DryRun> {
  app.ports.toOpen = () => fileOf(content, name);
  await app.call('imports.choose', {});
  return app.call('imports.check', {});
}

/** The same, and lets everybody in. */
export async function bringIn(app: TestApp, content: Uint8Array | string, likely = false): Promise<PastImport> {
  await check(app, content);
  return app.call('imports.bringIn', { likely });
}

/** Every name in the book, in order. */
export async function names(app: TestApp): Promise<readonly string[]> {
  const { rows } = await app.call('customers.list', { text: '', offset: 0, limit: 500 });
  return rows.map(({ displayName }) => displayName);
}

/** An import that stands still half way: what came before is in the copy already. `goOn` lets the rest of the file be read. */
export async function halfIn(app: TestApp, content: string) {
  let goOn = () => {};
  let reached = () => {};
  const isHalfWay = new Promise<void>((resolve) => {
    reached = resolve;
  });
  const mayGoOn = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const file = fileOf(content, 'people.csv');
  let stops = false;
  app.ports.toOpen = () => ({
    ...file,
    async read(offset, length) {
      if (stops && offset > 0) {
        reached();
        await mayGoOn;
      }
      return file.read(offset, length);
    },
  });
  await app.call('imports.choose', {});
  await app.call('imports.check', {});
  stops = true;
  const coming = app.ask('imports.bringIn', { likely: false });
  await isHalfWay;
  return { coming, goOn };
}

/** Opens the profile of somebody with this name. */
export async function openNamed(app: TestApp, name: string) {
  const { rows } = await app.call('customers.list', { text: name, offset: 0, limit: 10 });
  const found = rows.find(({ displayName }) => displayName === name);
  if (found === undefined) throw new Error(`${name} is not in the book`);
  return app.call('customers.open', { id: found.id });
}

/** The state of each channel, of the purposes that know more than "not asked". */
export function states({ consents }: CallOutput<'customers.open'>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    consents.filter(({ state }) => state !== 'NotAsked').map(({ channel, state }) => [channel, state]),
  );
}

/** Answers everything that is asked of somebody with yes. */
export async function sayYes(app: TestApp, customerId: CustomerId): Promise<void> {
  const card = await app.call('consents.card', { customerId, language: 'en' });
  await app.call('consents.record', {
    customerId,
    noticeId: card.noticeId,
    language: card.language,
    afterPayment: true,
    rendered: { controller: card.controller, order: card.questions.map(({ purpose }) => purpose) },
    answers: card.questions.map(({ purpose, wording, channels }) => ({
      purpose,
      wording,
      shown: wording,
      answer: 'yes' as const,
      channels: [...channels],
    })),
  });
}

/** What somebody bought, in order, and when they were in touch last. */
export async function boughtBy(app: TestApp, { id }: Pick<Customer, 'id'>) {
  const { customer, timeline } = await app.call('customers.open', { id });
  const bought = timeline.flatMap((entry) =>
    entry.kind === 'purchase' ? [[entry.at.slice(0, 10), entry.what, entry.amountMinor, entry.currency] as const] : [],
  );
  return { bought: bought.sort(), lastContactAt: customer.lastContactAt };
}

/** A list of purchases of somebody with this address, one thing bought twice. */
export const plainPurchases = [
  'Date,Customer email,Item,Quantity,Unit price',
  '2026-11-20,anna@example.org,Peonies,2,4.50',
  '2026-11-20,anna@example.org,Ribbon,1,0.99',
  '2026-11-20,anna@example.org,Ribbon,1,0.99',
].join('\n');
