import type { CallInput } from '../../shared/contract.ts';
import type { Customer } from '../../shared/customers/model.ts';
import type { TestApp } from '../support/open-test-app.ts';

/** Adds somebody at the counter. */
export function add(app: TestApp, displayName: string, contact: string): Promise<Customer> {
  return app.call('customers.add', { displayName, contact, language: 'en', underSixteen: false });
}

/** Names of those who are found, in order. */
export async function found(app: TestApp, text: string): Promise<readonly string[]> {
  return (await app.call('customers.find', { text })).map((hit) => hit.displayName);
}

/** What the window sends back when nothing was changed on the edit screen. */
export function unchanged(customer: Customer): CallInput<'customers.change'> {
  return {
    id: customer.id,
    displayName: customer.displayName,
    language: customer.language,
    underSixteen: customer.underSixteen,
    note: customer.note,
    contactPoints: customer.contactPoints.map(({ id, kind, typed }) => ({ id, kind, typed })),
  };
}

/** What the journal says since somebody opened the shop, newest last. */
export function journal(
  app: TestApp,
): readonly { readonly act: string; readonly subject: string; readonly detail: string }[] {
  return app
    .vault()
    .db.prepare("SELECT act, subject, detail FROM journal WHERE act LIKE 'customer.%' ORDER BY seq")
    .all() as { act: string; subject: string; detail: string }[];
}
