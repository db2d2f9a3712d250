import { randomBytes } from 'node:crypto';
import { Refusal } from '../../shared/foundation/failure.ts';
import type { StaffId } from '../../shared/foundation/id.ts';
import type { PinsHere, Session } from '../../shared/vault/model.ts';
import type { AppState } from '../app/app-state.ts';
import type { Acting, Ports } from '../app/ports.ts';
import { append } from '../journal/journal.ts';
import { isPinOf, memberOf } from '../staff/service.ts';
import { enter } from './enter.ts';
import { filesIn } from './files.ts';
import { guess, waitAfter } from './guessing.ts';
import { newestFirst, readCopies } from './key-copies.ts';
import { pinSlotsOf } from './key-file.ts';
import { mixPin, newPinSlot, openKeyFileByPin, pinStretching, slotOfPin } from './pin-slots.ts';
import {
  forgetThisComputer,
  isOfThisComputer,
  mostWrongPins,
  readThisComputer,
  type ThisComputer,
  writeThisComputer,
} from './pin-tries.ts';
import { withPins } from './slots.ts';
import { openOpened } from './unlock-vault.ts';
import type { UnlockedVault } from './unlocked-vault.ts';

/** Whose PIN opens the locked vault on this computer, and whether its system keeps a secret at all. */
export async function pinsHere(vault: UnlockedVault, { ports }: Pick<Acting, 'ports'>): Promise<PinsHere> {
  const people = vault.pinSlots().map(({ user }) => user as StaffId);
  return { keyStore: (await ports.keyStore.protects()) ? 'protected' : 'unprotected', people };
}

/**
 * From now on this person's PIN opens the locked vault on this computer. Nothing is written where the system would only
 * pretend to keep a secret.
 */
export async function letPinOpen(
  vault: UnlockedVault,
  { id, pin }: { readonly id: StaffId; readonly pin: string },
  acting: Acting,
): Promise<PinsHere> {
  const { ports } = acting;
  if (memberOf(vault.db, id).role === 'Owner') throw new Refusal('staff.not-found');
  if (!(await isPinOf(vault, id, pin))) throw new Refusal('staff.pin-wrong');
  if (!(await ports.keyStore.protects())) throw new Refusal('vault.pin-unprotected');
  const computer = await computerOf(vault, ports);
  const others = computer.isNew ? [] : vault.pinSlots().filter(({ user }) => user !== id);
  const kdf = pinStretching(others, ports.keyCost);
  const mixed = await mixPin(pin, kdf, computer.secret);
  const master = vault.masterKey();
  try {
    if (slotOfPin(others, mixed) !== null) throw new Refusal('staff.pin-taken');
    const slot = newPinSlot(vault.vaultId, id, kdf, master, mixed);
    writeThisComputer(vault.copies.files, { ...computer, wrong: 0 }, computer.secret);
    vault.changeKeyFile((content) => withPins(content, [...others, slot]));
  } finally {
    for (const secret of [computer.secret, mixed, master]) secret.fill(0);
  }
  vault.transaction((tx) => append(tx, acting, { act: 'staff.pin-opens', subject: id }));
  return pinsHere(vault, acting);
}

/** From now on the passphrase is needed again: for one person, or with `null` for everybody on this computer. */
export async function keepPinOut(
  vault: UnlockedVault,
  { id }: { readonly id: StaffId | null },
  acting: Acting,
): Promise<PinsHere> {
  vault.forgetPins(id === null ? 'of-everybody' : [id]);
  vault.transaction((tx) => append(tx, acting, { act: 'staff.pin-opens-not', subject: id }));
  return pinsHere(vault, acting);
}

/** True when a PIN may open the vault here, as far as can be told without asking the system. */
export function isPinOffered(folder: string): boolean {
  const files = filesIn(folder);
  const [newest] = newestFirst(readCopies(files));
  if (newest === undefined || pinSlotsOf(newest.content).length === 0) return false;
  return readThisComputer(files, newest.content.vaultId) !== null;
}

/**
 * Opens the vault with a PIN, and lets in whoever has it. A try is counted on the disk before it is made; when the last one
 * is wrong, the computer's secret is gone and with it every PIN. Waits are measured on the clock that nobody can set, and
 * start anew with the process.
 */
export function unlockByPin(app: AppState, pin: string): Promise<Session> {
  const { ports } = app;
  return guess(app.guesses, ports, async () => {
    if (app.unlocked !== null) return app.unlocked.session;
    const files = filesIn(ports.folder);
    const found = newestFirst(readCopies(files));
    const computer = isPinOffered(ports.folder) ? readThisComputer(files, found[0]?.content.vaultId ?? '') : null;
    const secret = computer === null ? null : await secretIn(computer, ports);
    if (computer === null || secret === null) throw new Refusal('vault.pin-not-here');
    try {
      refuseEarly(app, computer.wrong);
      const wrong = computer.wrong + 1;
      writeThisComputer(files, { ...computer, wrong }, secret);
      const { opened, user } = await opening(app, wrong, () => openKeyFileByPin(found, pin, secret, ports.keyCost));
      writeThisComputer(files, { ...computer, wrong: 0 }, secret);
      return letIn(app, openOpened(files, opened), user, computer.wrong);
    } finally {
      secret.fill(0);
    }
  });
}

function letIn(app: AppState, vault: UnlockedVault, user: StaffId, wrongBefore: number): Session {
  const session = ((): Session => {
    try {
      return { staffId: user, role: memberOf(vault.db, user).role };
    } catch (error) {
      vault.close();
      throw error;
    }
  })();
  return enter(app, vault, { session, wrongBefore });
}

async function opening<T>(app: AppState, wrong: number, open: () => Promise<T>): Promise<T> {
  try {
    return await open();
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'staff.pin-wrong') throw error;
    app.pins.lastWrongAt = app.ports.uptime();
    if (wrong < mostWrongPins) throw error;
    forgetThisComputer(filesIn(app.ports.folder));
    throw new Refusal('vault.pin-used-up');
  }
}

function refuseEarly({ pins, ports }: AppState, wrong: number): void {
  const since = ports.uptime() - (pins.lastWrongAt ?? pins.startedAt);
  const left = waitAfter(wrong, pinWaits) * 1000 - since;
  if (left > 0) throw new Refusal('vault.wait', { seconds: Math.ceil(left / 1000) });
}

const pinWaits = [30, 60, 300, 900, 3600];

type Computer = Pick<ThisComputer, 'vaultId' | 'sealed'> & { readonly secret: Buffer; readonly isNew: boolean };

/** The secret of this computer; a new one where there is none, or none that its system still opens. */
async function computerOf(vault: UnlockedVault, ports: Ports): Promise<Computer> {
  const { vaultId } = vault;
  const known = readThisComputer(vault.copies.files, vaultId);
  const kept = known === null ? null : await secretIn(known, ports);
  if (known !== null && kept !== null) return { vaultId, sealed: known.sealed, secret: kept, isNew: false };
  const secret = randomBytes(32);
  const sealed = await ports.keyStore.seal(secret.toString('base64'));
  if (sealed === null) throw new Refusal('vault.pin-unprotected');
  return { vaultId, sealed, secret, isNew: true };
}

async function secretIn(computer: ThisComputer, { keyStore }: Ports): Promise<Buffer | null> {
  const opened = await keyStore.open(computer.sealed);
  const secret = Buffer.from(opened ?? '', 'base64');
  return secret.length === 32 && isOfThisComputer(computer, secret) ? secret : null;
}
