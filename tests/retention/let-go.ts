import type { ErasureReceipt } from '../../shared/retention/model.ts';
import type { TestApp } from '../support/open-test-app.ts';

export const dayLong = 24 * 60 * 60 * 1000;

/** Confirms the preview as it stands and waits seven days: the list is ready, nobody has left yet. */
export async function listEverybodyDue(app: TestApp): Promise<{ readonly token: string; readonly typed: string }> {
  const { token, going, reducing } = await app.call('retention.preview', {});
  await app.call('retention.letGo', { token, typed: String(going + reducing) });
  app.ports.pass(7 * dayLong);
  return confirmationOf(app);
}

/** What the owner types to let the ready list go. */
export async function confirmationOf(app: TestApp): Promise<{ readonly token: string; readonly typed: string }> {
  const list = await app.call('retention.list', {});
  if (list === null) throw new Error('there is no list');
  return { token: list.token, typed: String(list.going + list.reducing) };
}

/** The whole of it: preview, yes, seven days, clean-up, receipt. */
export async function letGoOfEverybodyDue(app: TestApp): Promise<ErasureReceipt> {
  return app.call('retention.cleanUp', await listEverybodyDue(app));
}

/** Adds somebody whose last contact was then; `null` when nobody knows. */
export async function addLastSeen(
  app: TestApp,
  displayName: string,
  contact: string,
  lastContactAt: string | null,
): Promise<string> {
  const { id } = await app.call('customers.add', { displayName, contact, language: 'en', underSixteen: false });
  app
    .vault()
    .transaction((tx) => tx.prepare('UPDATE customer SET last_contact_at = ? WHERE id = ?').run(lastContactAt, id));
  return id;
}

/** Everybody who is in the file, by name. */
export function namesIn(app: TestApp): readonly string[] {
  return app.vault().db.prepare('SELECT display_name FROM customer ORDER BY display_name').pluck().all() as string[];
}
