import { answersTo, cardOf } from '../consents/card-in-hand.ts';
import { add, unchanged } from '../customers/people.ts';
import type { TestApp } from '../support/open-test-app.ts';

/** People with something of everything, one of them made of two. */
export async function aLivedInShop(app: TestApp): Promise<void> {
  await ownField(app, 'A field that comes before');
  const vase = await ownField(app, 'Size of the vase');
  const anna = await add(app, '=SUM(A1) "Anna", Schmidt', 'anna@example.org');
  await app.call('customers.change', { ...unchanged(anna), note: 'Likes; commas,\nand lines', tags: ['weekly', '+x'] });
  await app.call('datamap.setValues', { id: anna.id, values: [{ field: vase as 'own-2', value: '=30 cm' }] });
  await app.call('consents.record', answersTo(await cardOf(app, anna.id), 'yes', ['email']));
  await app.call('consents.stop', { customerId: anna.id, which: [{ purpose: 'offers', channel: 'email' }] });
  await app.call('slips.show', { customerId: anna.id, language: 'en' });
  const tulips = { customerId: anna.id, day: '2026-11-23', what: 'Tulips', amountMinor: 1205 };
  const bought = await app.call('purchases.add', tulips);
  await app.call('purchases.add', { ...tulips, what: 'Vase, cracked', amountMinor: -5 });
  await app.call('retention.hold', {
    id: anna.id,
    kind: 'repair',
    purchase: bought.id as never,
    reason: 'vase',
    until: '2027-01-31',
  });
  const asked = await app.call('requests.record', {
    customerId: anna.id,
    kind: 'copy',
    identity: 'known',
    receivedOn: '2026-11-22',
    note: 'by post',
  });
  await app.call('requests.close', { id: asked.id, outcome: 'refused', reason: '=later' });
  const ben = await add(app, 'Ben', '07700 900123');
  const benn = await add(app, 'Benn', '1 Mill Rd, Bath BA1 1AA');
  await app.call('merges.merge', {
    keep: ben.id,
    gone: benn.id,
    choice: { displayName: 'gone', language: 'keep', note: 'keep' },
    contactPoints: [...ben.contactPoints, ...benn.contactPoints].map(({ id }) => id),
  });
}

/** A field of the shop's own; answers with its code. */
export async function ownField(app: TestApp, name: string): Promise<string> {
  const view = await app.call('datamap.saveField', {
    code: null,
    names: { en: name },
    category: 'pd:Preference',
    provenance: 'ProvidedPersonalData',
    purposes: ['orders'],
    recipients: [],
    optional: true,
    because: 'So that flowers fit.',
    keep: { trigger: 'last-contact', months: 12 },
    reason: '',
  });
  return view.fields.at(-1)?.field.code ?? '';
}
