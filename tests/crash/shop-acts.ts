import { closeSync, existsSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { type AppState, lockedApp } from '../../electron/app/app-state.ts';
import { dispatch } from '../../electron/app/dispatch.ts';
import { nameOf } from '../../electron/backups/rules.ts';
import { openDatabase, saltOf } from '../../electron/database/open-database.ts';
import { openShop } from '../../electron/shop/open-shop.ts';
import { createVault } from '../../electron/vault/create-vault.ts';
import { filesIn } from '../../electron/vault/files.ts';
import { newestFirst, readCopies } from '../../electron/vault/key-copies.ts';
import { databaseKey, openKeyFile } from '../../electron/vault/keys.ts';
import { newRecoveryCode } from '../../electron/vault/recovery-code.ts';
import type { CallInput, CallName, CallOutput } from '../../shared/contract.ts';
import { Refusal } from '../../shared/foundation/failure.ts';
import type { CustomerId } from '../../shared/foundation/id.ts';
import { type FakePorts, fakePorts, fileOf } from '../support/fake-ports.ts';
import { testPassphrase, testShop } from '../support/test-shop.ts';
import { peopleFile } from './people-file.ts';

/** What a shop does that must survive anything. Persons are numbers; `personOf` says who they are. */
export type Act =
  | { readonly do: 'set-up'; readonly key?: 'floor' }
  | { readonly do: 'open'; readonly key?: 'dearer' }
  | { readonly do: 'settle' }
  | { readonly do: 'close' }
  | { readonly do: 'clock'; readonly to: string }
  | { readonly do: 'add'; readonly person: number }
  | { readonly do: 'answer'; readonly person: number }
  /** Lets a file of these people in. */
  | { readonly do: 'import'; readonly people: readonly number[] }
  | { readonly do: 'publish' }
  | { readonly do: 'language'; readonly language: 'en' | 'de' }
  | { readonly do: 'erase'; readonly person: number }
  /** Puts everybody due on the list of who leaves in seven days. */
  | { readonly do: 'let-go' }
  | { readonly do: 'clean-up' }
  /** Chooses the stick that lies beside the folder. */
  | { readonly do: 'place' }
  | { readonly do: 'backup' }
  /** Puts the backup back that was made when the clock said so; the book is closed afterwards. */
  | { readonly do: 'restore'; readonly madeAt: string }
  /** Spoils a page of an index of the closed book: a salvage loses nothing by it. */
  | { readonly do: 'spoil' }
  /** What the owner does when the book cannot be read. */
  | { readonly do: 'salvage' }
  /** Makes the reserve for a full disk; shops of the lab have none otherwise. */
  | { readonly do: 'reserve' }
  /** Stands still until somebody ends the process. */
  | { readonly do: 'wait' };

/** The second place of a shop in this folder. */
export function stickOf(folder: string): string {
  return `${folder}-stick`;
}

/** Somebody whose name, address and note stand in no other text, so that they can be looked for afterwards. */
export function personOf(number: number): { readonly name: string; readonly contact: string; readonly word: string } {
  const word = `vexq${((number * 48_271) % 2_147_483_647).toString(36).padStart(7, 'z')}`;
  return { name: `V${word.slice(1)} Wrzos`, contact: `${word}@wrzos.example`, word };
}

/** What an act came to: `ok`, the code of a refusal, `asks` with what the owner is asked, or `unexpected` with its kind. */
export type Outcome = string;

/** Far below what a shop asks for, so that thousands of openings take minutes. */
export const tinyCost = { memoryKiB: 64, passes: 1, lanes: 1 };
const reserveBytes = 1 << 16;
/** A key that a shop could have, and what it is kept better with. */
const floorCost = { memoryKiB: 19_456, passes: 2, lanes: 1 };
const dearerCost = { memoryKiB: 20_000, passes: 2, lanes: 1 };

/** A shop's core in a folder, doing acts one after the other through the same door as the window. */
export type Shop = {
  perform(act: Act): Promise<Outcome>;
  readonly state: AppState;
  readonly ports: FakePorts;
  ask<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>>;
};

/** The core in this folder. `firstId` keeps ids of several runs on one folder apart. */
export function shopIn(folder: string, firstId = 1): Shop {
  const ports: FakePorts & { keyCost: FakePorts['keyCost'] } = {
    ...fakePorts({ folder, firstId }),
    keyCost: tinyCost,
    chooseFolder: async () => ({ kind: 'chosen', path: stickOf(folder) }),
    openFile: async () => ports.toOpen(),
  };
  const state = lockedApp(ports);
  const mishaps: string[] = [];

  async function ask<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>> {
    const result = await dispatch(state, name, input, ({ call, kind }) => mishaps.push(`${call} ${kind}`));
    if (result.ok) return result.value as CallOutput<Name>;
    throw new Refusal(result.failure.code, result.failure.detail);
  }

  function idOf(person: number): CustomerId {
    if (state.unlocked === null) throw new Refusal('vault.locked');
    const { db } = state.unlocked.vault;
    const id = db.prepare('SELECT id FROM customer WHERE display_name = ?').pluck().get(personOf(person).name);
    if (typeof id !== 'string') throw new Refusal('customer.not-found');
    return id as CustomerId;
  }

  async function act(one: Act): Promise<Outcome> {
    switch (one.do) {
      case 'set-up':
        await createVault({
          folder,
          passphrase: testPassphrase,
          recoveryCode: newRecoveryCode(),
          cost: one.key === 'floor' ? floorCost : tinyCost,
          now: ports.now,
          newId: ports.newId,
          seed: (tx) => void openShop(tx, testShop, ports),
        });
        return 'ok';
      case 'open':
        ports.keyCost = one.key === 'dearer' ? dearerCost : tinyCost;
        await ask('vault.unlock', { passphrase: testPassphrase });
        await importsAreOver();
        return asked();
      case 'settle':
        await ask('vault.settle', {});
        return 'ok';
      case 'close':
        state.unlocked?.vault.close();
        state.unlocked = null;
        return 'ok';
      case 'clock':
        ports.setNow(one.to);
        return 'ok';
      case 'add': {
        const { name, contact } = personOf(one.person);
        await ask('customers.add', { displayName: name, contact, language: 'en', underSixteen: false });
        return 'ok';
      }
      case 'answer':
        await answerYes(idOf(one.person));
        return 'ok';
      case 'import':
        ports.toOpen = () => fileOf(peopleFile(one.people.map(personOf)), 'people.csv');
        await ask('imports.choose', {});
        await ask('imports.check', {});
        await ask('imports.bringIn', { likely: false });
        return 'ok';
      case 'publish':
        await ask('notices.publish', {});
        return 'ok';
      case 'language':
        await ask('vault.chooseLanguage', { language: one.language });
        return 'ok';
      case 'erase':
        await ask('vault.confirmOwner', { passphrase: testPassphrase });
        await ask('customers.erase', { id: idOf(one.person) });
        return 'ok';
      case 'let-go': {
        const { token, going, reducing } = await ask('retention.preview', {});
        await ask('retention.letGo', { token, typed: String(going + reducing) });
        return 'ok';
      }
      case 'clean-up': {
        await ask('vault.confirmOwner', { passphrase: testPassphrase });
        const list = await ask('retention.list', {});
        if (list === null) throw new Refusal('retention.nothing-due');
        await ask('retention.cleanUp', { token: list.token, typed: String(list.going + list.reducing) });
        return 'ok';
      }
      case 'place':
        if (!existsSync(stickOf(folder))) mkdirSync(stickOf(folder));
        await ask('backups.choosePlace', {});
        return 'ok';
      case 'backup':
        await ask('backups.make', {});
        return 'ok';
      case 'restore':
        await ask('backups.find', { from: 'ask' });
        await ask('backups.restore', { name: nameOf(one.madeAt, 0), secret: { passphrase: testPassphrase } });
        return 'ok';
      case 'spoil':
        await spoilIndex(folder);
        return 'ok';
      case 'salvage':
        await ask('vault.salvage', { passphrase: testPassphrase });
        return asked();
      case 'reserve':
        await state.unlocked?.vault.keepReserve(reserveBytes);
        return 'ok';
      case 'wait':
        await new Promise((resolve) => setTimeout(resolve, 2_000_000));
        return 'ok';
    }
  }

  /** What a crash left of an import is tidied beside the shop's work; whoever looks at the book waits for it. */
  async function importsAreOver(): Promise<void> {
    const underWay = async () => (await ask('imports.past', {})).some(({ state }) => state === 'leaving');
    while ((state.unlocked?.concerns ?? []).length === 0 && (await underWay()))
      await new Promise((resolve) => setTimeout(resolve, 1));
  }

  /** `ok`, or what the owner is asked before the book can be worked with. */
  function asked(): Outcome {
    const concerns = state.unlocked?.concerns ?? [];
    return concerns.length === 0 ? 'ok' : `asks ${concerns.map(({ kind }) => kind).join(' ')}`;
  }

  async function answerYes(customerId: CustomerId): Promise<void> {
    const card = await ask('consents.card', { customerId, language: 'en' });
    await ask('consents.record', {
      customerId,
      noticeId: card.noticeId,
      language: card.language,
      afterPayment: false,
      rendered: { controller: card.controller, order: card.questions.map(({ purpose }) => purpose) },
      answers: card.questions.map(({ purpose, wording }) => ({
        purpose,
        wording,
        shown: wording,
        answer: 'yes' as const,
        channels: ['email' as const],
      })),
    });
  }

  async function perform(one: Act): Promise<Outcome> {
    mishaps.length = 0;
    try {
      return await act(one);
    } catch (error) {
      if (error instanceof Refusal && error.code !== 'unexpected') return error.code;
      return `unexpected ${mishaps.join(', ') || String(error)}`;
    }
  }

  return { perform, state, ports, ask };
}

/** A page of which a salvage finds everything elsewhere: that of an index. */
async function spoilIndex(folder: string): Promise<void> {
  const files = filesIn(folder);
  const opened = await openKeyFile(newestFirst(readCopies(files)), testPassphrase, tinyCost);
  const key = databaseKey(opened, saltOf(files.database));
  if (key === null) throw new Error('no key for this book');
  const raw = openDatabase(files.database, key);
  const page = raw.prepare("SELECT pageno FROM dbstat WHERE name = 'customer_by_last_contact'").pluck().get() as number;
  raw.close();
  const file = openSync(files.database, 'r+');
  writeSync(file, Buffer.alloc(64, 0x5a), 0, 64, (page - 1) * 4096 + 2000);
  closeSync(file);
}
