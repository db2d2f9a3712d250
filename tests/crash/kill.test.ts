import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { readLedger } from '../../electron/vault/erasure-ledger.ts';
import { vaultOnDisk } from '../../electron/vault/on-disk.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { contentsOf, keysOf, lockedVault, unlock } from '../vault/a-vault.ts';
import { end, start } from './children.ts';

const long = 240_000;

/** A killed set-up left a whole vault, or nothing that keeps anybody from setting up again. */
async function expectWholeOrNothing(folder: string): Promise<'whole' | 'nothing'> {
  const left = vaultOnDisk(folder);
  if (left === 'none') await lockedVault(() => {}, folder);
  else expect(left).toBe('locked');
  const vault = await unlock(folder);
  const people = Number(vault.db.prepare('SELECT count(*) FROM customer').pluck().get());
  vault.close();
  expect(people).toBe(left === 'none' ? 0 : 400);
  expect(Object.keys(contentsOf(folder)).sort()).toEqual(['customers.vault', 'slots.a.json', 'slots.b.json']);
  return left === 'none' ? 'nothing' : 'whole';
}

describe('a set-up that is killed', () => {
  test('before any of its steps on the disk leaves a whole vault or nothing', { timeout: long }, async () => {
    const whole = await end(start(new URL('./set-up-child.ts', import.meta.url), [temporaryFolder(), '0']));
    const steps = Number(/steps (\d+)/.exec(whole.said)?.[1]);
    expect(steps).toBeGreaterThanOrEqual(20);
    const numbers = Array.from({ length: steps }, (_, index) => index + 1);
    const outcomes = await inPairs(numbers, async (step) => {
      const folder = temporaryFolder();
      const ended = await end(start(new URL('./set-up-child.ts', import.meta.url), [folder, String(step)]));
      expect(ended.killed).toBe(true);
      return expectWholeOrNothing(folder);
    });
    const firstWhole = outcomes.indexOf('whole');
    expect(firstWhole).toBeGreaterThan(15);
    expect(outcomes.slice(firstWhole).every((outcome) => outcome === 'whole')).toBe(true);
  });

  test('while the database is being made leaves a whole vault or nothing', { timeout: long }, async () => {
    await inPairs(
      Array.from({ length: 24 }, (_, index) => index * 2),
      async (delay) => {
        const folder = temporaryFolder();
        const child = start(new URL('./set-up-child.ts', import.meta.url), [folder, '0']);
        let seeding = false;
        await end(child, (said) => {
          if (seeding || !said.includes('seeding')) return;
          seeding = true;
          setTimeout(() => child.kill('SIGKILL'), delay);
        });
        await expectWholeOrNothing(folder);
      },
    );
  });
});

test('what was called saved is there after each of sixty kills', { timeout: long }, async () => {
  const saved = await inPairs([0, 1], async (shop) => {
    const folder = await lockedVault();
    let before = { saved: 0, entries: 0 };
    for (let round = shop; round < 60; round += 2) before = await killAtTheCounter(folder, round, before);
    return before.saved;
  });
  expect(Math.min(...saved)).toBeGreaterThan(200);
});

async function killAtTheCounter(folder: string, round: number, before: { saved: number; entries: number }) {
  const child = start(new URL('./counter-child.ts', import.meta.url), [folder]);
  const { said } = await end(child, killSomeTimeAfterFirstWord(child, round));
  const saved = Math.max(before.saved, ...said.split('\n').slice(0, -1).map(Number));
  const vault = await unlock(folder);
  const rows = vault.db.prepare('SELECT row FROM customer ORDER BY row').pluck().all() as number[];
  const texts = vault.db.prepare('SELECT count(*) FROM search_text').pluck().get();
  vault.close();
  expect(rows.length).toBeGreaterThanOrEqual(saved);
  expect(rows.length).toBeLessThanOrEqual(saved + 1);
  expect(rows.at(-1)).toBe(rows.length);
  expect(texts).toBe(rows.length);
  const { files, keys, vaultId } = await keysOf(folder);
  const ledger = readLedger(files.ledger, keys.ledger, vaultId);
  expect(ledger.whole).toBe(true);
  expect(ledger.entries.length).toBeGreaterThanOrEqual(before.entries);
  return { saved, entries: ledger.entries.length };
}

function killSomeTimeAfterFirstWord(child: ReturnType<typeof start>, round: number): (said: string) => void {
  let counting = false;
  return () => {
    if (counting) return;
    counting = true;
    // Spread over what a counter does in its first tenth of a second, differently each time the test is run.
    void pause((round % 20) * 3 + Math.random() * 4).then(() => child.kill('SIGKILL'));
  };
}

// Two at a time, because that is how many cores the smallest machine has.
async function inPairs<In, Out>(inputs: readonly In[], work: (input: In) => Promise<Out>): Promise<readonly Out[]> {
  const outputs: Out[] = new Array(inputs.length);
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < inputs.length; index = next++) outputs[index] = await work(inputs[index] as In);
  };
  await Promise.all([worker(), worker()]);
  return outputs;
}
