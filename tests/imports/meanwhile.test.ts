import { expect, it } from 'vitest';
import { openTestApp } from '../support/open-test-app.ts';
import { check } from './import-file.ts';

const many = ['Name,Email', ...Array.from({ length: 1500 }, (_, at) => `Person ${at},p${at}@example.org`)].join('\n');

it('a file that comes in has nothing left to write when somebody who has just asked for something taps Done', async () => {
  const app = await openTestApp();
  const written = () => Number(app.vault().db.prepare('SELECT count(*) FROM main.customer').pluck().get());
  const moreThan = async (people: number) => {
    while (written() <= people) await new Promise((resolve) => setImmediate(resolve));
  };
  await check(app, many);
  const coming = app.ask('imports.bringIn', { likely: false });
  await moreThan(60);
  await app.call('customers.find', { text: 'person' });
  const before = written();
  await moreThan(before);
  // What was not on the disk yet is gone.
  app.vault().dropPieces();
  expect(written()).toBeGreaterThan(before);
  await app.call('imports.cancel', {});
  await coming;
  app.close();
});
