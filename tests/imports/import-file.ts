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
