import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { filesIn } from '../../electron/vault/files.ts';
import type { StaffId } from '../../shared/foundation/id.ts';
import { type FakePorts, fakePorts } from '../support/fake-ports.ts';
import { openTestApp, type TestApp, testAppBeforeSetUp } from '../support/open-test-app.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { testPassphrase } from '../support/test-shop.ts';

export const pin = '402817';
export const adasPin = '739105';

type Made = { readonly folder: string; readonly ines: StaffId; readonly ada: StaffId };
let made: Promise<Made> | null = null;

/** A shop of a test's own with Ines at the counter and Ada, a manager, open for the owner, on a computer with a keyring. */
export type PinShop = Omit<Made, 'folder'> & {
  readonly app: TestApp;
  readonly ports: FakePorts;
  /** Lets the PIN of Ines open the locked book. */
  allow(): Promise<unknown>;
  allowAda(): Promise<unknown>;
  keyFile(): string;
  /** Whose PINs the key file lets in. */
  pinsInFile(): readonly (string | undefined)[];
  computerFile(): string;
  wrongOnDisk(): number;
  acts(): readonly unknown[];
};

export async function pinShop(): Promise<PinShop> {
  made ??= make();
  const { folder: locked, ines, ada } = await made;
  const folder = join(temporaryFolder(), 'shop');
  cpSync(locked, folder, { recursive: true });
  const ports = fakePorts({ folder, firstId: 1000 });
  ports.account = 'the till';
  const app = testAppBeforeSetUp(ports);
  await app.call('vault.unlock', { passphrase: testPassphrase });
  onTestFinished(() => app.close());
  const { keyCopies, thisComputer } = filesIn(folder);
  const keyFile = () => readFileSync(keyCopies[0], 'utf8');
  return {
    app,
    ports,
    ines,
    ada,
    allow: () => app.call('vault.letPinOpen', { id: ines, pin }),
    allowAda: () => app.call('vault.letPinOpen', { id: ada, pin: adasPin }),
    keyFile,
    pinsInFile: () =>
      (JSON.parse(keyFile()) as { slots: { type: string; user?: string }[] }).slots.flatMap(({ type, user }) =>
        type === 'pin' ? [user] : [],
      ),
    computerFile: () => thisComputer,
    wrongOnDisk: () => (JSON.parse(readFileSync(thisComputer, 'utf8')) as { wrong: number }).wrong,
    acts: () => app.vault().db.prepare('SELECT act, role FROM journal ORDER BY seq DESC LIMIT 3').all(),
  };
}

async function make(): Promise<Made> {
  const app = await openTestApp();
  await app.call('staff.add', { name: 'Ines', role: 'Counter', pin });
  const staff = await app.call('staff.add', { name: 'Ada', role: 'Manager', pin: adasPin });
  const idOf = (name: string) => staff.find((member) => member.name === name)?.id as StaffId;
  app.close();
  return { folder: app.ports.folder, ines: idOf('Ines'), ada: idOf('Ada') };
}
