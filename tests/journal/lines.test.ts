import { afterEach, describe, expect, it } from 'vitest';
import { append, appendAll } from '../../electron/journal/journal.ts';
import { type JournalFilter, journalActs, journalKinds, kindOfAct } from '../../shared/journal/model.ts';
import { screenWords } from '../counter/pages/screen-words.ts';
import { openTestApp, type TestApp } from '../support/open-test-app.ts';
import { testPassphrase } from '../support/test-shop.ts';

let app: TestApp;
afterEach(() => app.close());

const any: JournalFilter = { staffId: null, kind: null, subject: null, from: null, until: null };
const lines = async (filter: Partial<JournalFilter> = {}, offset = 0, limit = 500) =>
  app.call('journal.lines', { filter: { ...any, ...filter }, offset, limit });
const add = (displayName: string) =>
  app.call('customers.add', { displayName, contact: 'a@example.org', language: 'en', underSixteen: false });

describe('the owner reads the journal', () => {
  it('newest first, in windows, narrowed by person at work, kind of act, customer and day', async () => {
    app = await openTestApp();
    const [owner] = await app.call('staff.list', {});
    const staff = await app.call('staff.add', { name: 'Ines', role: 'Manager', pin: '402817' });
    const ines = staff.find(({ name }) => name === 'Ines');
    const ada = await add('Ada Fern');
    app.ports.pass(24 * 3_600_000);
    await app.call('vault.switchPerson', { id: ines?.id ?? '', secret: '402817' });
    await app.call('customers.open', { id: ada.id });
    await app.call('vault.switchPerson', { id: owner?.id ?? '', secret: testPassphrase });

    const all = await lines();
    expect(all.total).toBe(all.rows.length);
    expect(all.rows.map(({ seq }) => seq)).toEqual(all.rows.map((_, index) => all.total - index));
    expect((await lines({}, 1, 2)).rows).toEqual(all.rows.slice(1, 3));
    expect((await lines({}, all.total, 5)).rows).toEqual([]);

    const acts = async (filter: Partial<JournalFilter>) => (await lines(filter)).rows.map(({ act }) => act);
    expect(await acts({ staffId: ines?.id ?? '' })).toEqual(['staff.switched', 'customer.viewed']);
    expect(await acts({ kind: 'looking' })).toEqual(['customer.viewed']);
    expect(await acts({ subject: ada.id })).toEqual(['customer.viewed', 'customer.added']);
    expect(await acts({ subject: ada.id, until: '2026-11-24T00:00:00.000Z' })).toEqual(['customer.added']);
    expect(await acts({ from: '2026-11-24T00:00:00.000Z', kind: 'opening' })).toEqual([
      'staff.switched',
      'staff.switched',
    ]);
    const narrow = await lines({ staffId: ines?.id ?? '' }, 1, 1);
    expect(narrow).toMatchObject({ total: 2, rows: [{ act: 'customer.viewed', subject: ada.id }] });
    await add('Bea Rose');
    expect(await acts({ kind: 'customers' })).toEqual(['customer.added', 'customer.added']);
  });

  it('sees names only of people who are still kept, and nobody below the owner sees any of it', async () => {
    app = await openTestApp();
    const ada = await add('Ada Fern');
    const bea = await app.call('customers.add', {
      displayName: 'Bea Rose',
      contact: 'bea@example.org',
      language: 'en',
      underSixteen: false,
    });
    await app.call('customers.erase', { id: ada.id });
    expect(await app.call('customers.names', { ids: [ada.id, bea.id] })).toEqual([
      { id: bea.id, displayName: 'Bea Rose' },
    ]);
    expect(JSON.stringify(await lines())).not.toMatch(/Ada|Fern|Bea|Rose/);
    app.as('Manager');
    await app.refused('call.not-allowed', 'journal.lines', { filter: any, offset: 0, limit: 1 });
    await app.refused('call.not-allowed', 'customers.names', { ids: [bea.id] });
  });

  it('is told whether a number and a head on paper belong to this journal', async () => {
    app = await openTestApp();
    const { journal } = await app.call('monthend.show', {});
    await add('Ada Fern');
    const compare = (length: number, head: string) => app.call('journal.comparePaper', { length, head });
    expect(await compare(journal.length, journal.head)).toBe('same');
    expect(await compare(journal.length, journal.head.slice(0, 12).toUpperCase())).toBe('same');
    expect(await compare(journal.length + 1, journal.head)).toBe('different');
    expect(await compare(journal.length + 2, journal.head)).toBe('shorter');
  });

  it('is told when somebody once went on with an older copy of the book', async () => {
    app = await openTestApp();
    const { who, ports } = { who: app.state.unlocked?.session, ports: app.ports };
    if (who === undefined) throw new Error('nobody is there');
    const detail = { missing: 3, until: '2026-11-20T08:00:00.000Z' };
    app.vault().transaction((tx) => append(tx, { who, ports }, { act: 'book.older-copy', detail }));
    const check = await app.call('journal.verify', {});
    expect(check).toMatchObject({ kind: 'whole', olderCopies: [{ seq: check.length, at: ports.now(), ...detail }] });
  });
});

describe('a long journal', () => {
  it('of a hundred thousand lines is read in an instant and walked in two seconds, and the counter waits for nothing', async () => {
    app = await openTestApp();
    const { who, ports } = { who: app.state.unlocked?.session, ports: app.ports };
    if (who === undefined) throw new Error('nobody is there');
    const ada = await add('Ada Fern');
    const notes = Array.from({ length: 100_000 }, (_, line) => ({
      act: line % 10 === 0 ? ('customer.viewed' as const) : ('customer.visited' as const),
      subject: ada.id,
    }));
    app.vault().transaction((tx) => appendAll(tx, { who, ports }, notes));
    // Time of the processor: other programs on the same computer do not count.
    const timed = async <T>(work: () => Promise<T>) => {
      const started = process.cpuUsage();
      const value = await work();
      const { user, system } = process.cpuUsage(started);
      return { value, took: (user + system) / 1000 };
    };
    for (const filter of [{}, { kind: 'looking' as const }, { staffId: who.staffId }, { subject: ada.id }]) {
      const { value, took } = await timed(() => lines(filter, 50, 100));
      expect(value.total, JSON.stringify(filter)).toBeGreaterThanOrEqual(10_000);
      expect(took, JSON.stringify(filter)).toBeLessThan(400);
      expect((await timed(() => lines(filter, 9000, 100))).took).toBeLessThan(100);
    }
    const answered: string[] = [];
    const walk = timed(() => app.call('journal.verify', {})).finally(() => answered.push('walked'));
    await app.call('customers.find', { text: 'ada' });
    answered.push('found');
    const { value, took } = await walk;
    expect(value.kind).toBe('whole');
    expect(answered).toEqual(['found', 'walked']);
    expect(took).toBeLessThan(2000);
  }, 60_000);
});

describe('every act', () => {
  it.each(['en', 'de'] as const)('has its kind, and says in plain words what it is in %s', (language) => {
    const say = screenWords(language);
    for (const act of journalActs) {
      expect(journalKinds).toContain(kindOfAct(act));
      expect(say(`journal.acts.${act}`), act).not.toContain('journal.');
    }
    for (const kind of journalKinds) expect(say(`journal.kinds.${kind}`)).not.toContain('journal.');
  });
});
