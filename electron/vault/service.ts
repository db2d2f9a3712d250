import { Refusal } from '../../shared/foundation/failure.ts';
import type { StaffId } from '../../shared/foundation/id.ts';
import { mayActAs } from '../../shared/foundation/role.ts';
import type { ShopDetails } from '../../shared/shop/calls.ts';
import type { Session, StartView, VaultState } from '../../shared/vault/model.ts';
import type { AppState, OpenShop } from '../app/app-state.ts';
import type { Acting } from '../app/ports.ts';
import { append } from '../journal/journal.ts';
import { openShop } from '../shop/open-shop.ts';
import { ownerSession, shopOf } from '../shop/service.ts';
import { isPinOf, memberOf } from '../staff/service.ts';
import { lineOf } from './concerns.ts';
import { createVault } from './create-vault.ts';
import { enter } from './enter.ts';
import { filesIn } from './files.ts';
import { guess } from './guessing.ts';
import { vaultOnDisk } from './on-disk.ts';
import { ratePassphrase } from './passphrase.ts';
import { isPinOffered } from './pins.ts';
import { placeOf } from './place.ts';
import { rememberLanguage, screenLanguage } from './preferences.ts';
import { forgetProposal, readCode, typedBack } from './recovery.ts';
import { roomIn } from './reserve.ts';
import { opensByCode, opensKeyFile, unlockByCode, unlockVault } from './unlock-vault.ts';
import type { UnlockedVault } from './unlocked-vault.ts';
import { replaceLocks, replacePassphrase, replaceWaysIn } from './ways-in.ts';

export type SetUp = { readonly shop: ShopDetails; readonly passphrase: string; readonly recoveryCode: string };
export type Recovery = { readonly code: string; readonly passphrase: string; readonly newCode: string };

/** What the window shows first. Looks, changes nothing. */
export function startView(app: AppState): StartView {
  const { folder, leastReserve } = app.ports;
  const language = screenLanguage(folder);
  const around = { place: placeOf(folder), room: roomIn(filesIn(folder), leastReserve) };
  if (app.unlocked !== null) {
    const { session, concerns } = app.unlocked;
    return { vault: { kind: 'unlocked', session, concerns }, language, folder, ...around, pin: false };
  }
  const found = vaultOnDisk(folder);
  const vault: VaultState = typeof found === 'string' ? { kind: found } : { kind: 'trouble', code: found.trouble };
  return { vault, language, folder, ...around, pin: found === 'locked' && isPinOffered(folder) };
}

/** Makes a shop out of nothing and leaves it open. A shop that is there already is never touched. */
export async function setUpShop(app: AppState, { shop, passphrase, recoveryCode }: SetUp): Promise<Session> {
  const { ports } = app;
  if (app.unlocked !== null || vaultOnDisk(ports.folder) === 'locked') throw new Refusal('vault.already-set-up');
  await refuseGuessable(passphrase, shop);
  const code = typedBack(ports, recoveryCode);
  rememberLanguage(ports.folder, shop.language);
  await createVault({
    folder: ports.folder,
    passphrase,
    recoveryCode: code,
    cost: ports.keyCost,
    now: ports.now,
    newId: ports.newId,
    seed: (tx) => {
      openShop(tx, shop, ports);
    },
  });
  forgetProposal(ports);
  return unlockShop(app, passphrase);
}

/** Opens the vault with the owner's passphrase. A wrong one changes nothing. */
export async function unlockShop(app: AppState, passphrase: string): Promise<Session> {
  const { ports } = app;
  return guess(app.guesses, ports, async () => {
    if (app.unlocked !== null) return app.unlocked.session;
    return enter(app, await unlockVault({ folder: ports.folder, passphrase, cost: ports.keyCost }));
  });
}

/** Whether this is the code on the recovery sheet. Refused when not, and made to wait as for a wrong passphrase. */
export async function checkRecoveryCode(app: AppState, typed: string): Promise<null> {
  const { ports } = app;
  const code = readCode(typed);
  await guess(app.guesses, ports, async () => {
    if (!(await opensByCode(ports.folder, code))) throw new Refusal('vault.wrong-recovery-code');
  });
  return null;
}

/**
 * Opens the vault with the code from the recovery sheet, and puts the new passphrase and the new code in the place of the
 * old ones. Everything that could be refused is looked at before anything is written.
 */
export async function recoverShop(app: AppState, wish: Recovery): Promise<Session> {
  const { ports } = app;
  const code = readCode(wish.code);
  typedBack(ports, wish.newCode);
  return guess(app.guesses, ports, async () => {
    if (app.unlocked !== null) throw new Refusal('call.not-allowed');
    const vault = await unlockByCode(ports.folder, code);
    try {
      await refuseWeak(vault, wish.passphrase);
      await replaceWaysIn(vault, wish, { who: ownerSession(vault.db), ports });
    } catch (error) {
      vault.close();
      throw error;
    }
    return enter(app, vault);
  });
}

/** Puts another passphrase in the place of the owner's. */
export async function changePassphrase(vault: UnlockedVault, passphrase: string, acting: Acting): Promise<null> {
  await refuseWeak(vault, passphrase);
  return replacePassphrase(vault, passphrase, acting);
}

/** Changes everything that opens the book. */
export async function changeLocks(vault: UnlockedVault, wish: Omit<Recovery, 'code'>, acting: Acting): Promise<null> {
  await refuseWeak(vault, wish.passphrase);
  return replaceLocks(vault, wish, acting);
}

/** Takes the owner's passphrase again, for the dangerous acts of the next two minutes. Right and wrong are journalled. */
export async function confirmOwner(app: AppState, passphrase: string): Promise<null> {
  const { ports } = app;
  await guess(app.guesses, ports, async () => {
    const asked = ownerAtTheScreen(app);
    const right = await opensKeyFile(ports.folder, passphrase, ports.keyCost);
    // Locked or somebody else's screen by now: then nobody is waiting for the answer.
    if (app.unlocked?.session !== asked.session) throw new Refusal('vault.locked');
    asked.vault.onReserve(() =>
      asked.vault.transaction((tx) =>
        append(tx, { who: asked.session, ports }, { act: right ? 'owner.confirmed' : 'owner.not-confirmed' }),
      ),
    );
    if (!right) throw new Refusal('vault.wrong-passphrase');
    app.unlocked = { ...app.unlocked, ownerSeenAt: ports.uptime() };
  });
  return null;
}

/**
 * Lets somebody else take the screen: staff with their PIN, the owner with the passphrase. Right and wrong are journalled
 * under whoever was there; a wrong one changes nobody. The owner given again before does not count for the next person, and
 * the window forgets everything the one before had on it: the answer may never arrive.
 */
export function switchPerson(
  app: AppState,
  { id, secret }: { readonly id: StaffId; readonly secret: string },
): Promise<Session> {
  const { ports } = app;
  return guess(app.guesses, ports, async () => {
    const asked = settledShop(app);
    const member = memberOf(asked.vault.db, id);
    const isOwner = member.role === 'Owner';
    const right = isOwner
      ? await opensKeyFile(ports.folder, secret, ports.keyCost)
      : await isPinOf(asked.vault, id, secret);
    // Locked meanwhile: then nobody is waiting for the answer.
    if (app.unlocked?.vault !== asked.vault) throw new Refusal('vault.locked');
    const { role } = asked.vault.transaction((tx) => {
      append(tx, { who: asked.session, ports }, { act: right ? 'staff.switched' : 'staff.not-switched', subject: id });
      return memberOf(tx, id);
    });
    if (!right) throw new Refusal(isOwner ? 'vault.wrong-passphrase' : 'staff.pin-wrong');
    const session: Session = { staffId: id, role };
    app.unlocked = { ...app.unlocked, session, ownerSeenAt: null };
    ports.newPage();
    // The page took the counting of idle time with it.
    ports.idleSeconds(shopOf(asked.vault.db).idleSeconds);
    return session;
  });
}

/** The owner has looked at what is odd about the clock or the book and says that it is right. The answer is journaled. */
export function settleConcerns(app: AppState): Session {
  if (app.unlocked === null) throw new Refusal('vault.locked');
  const { vault, session, concerns } = app.unlocked;
  if (!mayActAs(session.role, 'Owner')) throw new Refusal('call.not-allowed');
  const acting: Acting = { who: session, ports: app.ports };
  vault.transaction((tx) => {
    for (const concern of concerns) append(tx, acting, lineOf(concern));
    append(tx, acting, { act: 'vault.unlocked' });
  });
  app.unlocked = { ...app.unlocked, concerns: [] };
  return session;
}

/** Remembers the screen's language beside the vault. */
export function chooseLanguage(app: AppState, language: StartView['language']): null {
  rememberLanguage(app.ports.folder, language);
  return null;
}

/** Closes the vault and ends the process that held its key. */
export function lockShop(app: AppState): null {
  app.unlocked?.vault.close();
  app.unlocked = null;
  app.ports.lock();
  return null;
}

function refuseWeak(vault: UnlockedVault, passphrase: string): Promise<void> {
  return refuseGuessable(passphrase, shopOf(vault.db));
}

// The shop's own words count as guessed.
async function refuseGuessable(
  passphrase: string,
  { name, address, contact }: Pick<ShopDetails, 'name' | 'address' | 'contact'>,
): Promise<void> {
  const rating = await ratePassphrase(passphrase, [name, address, contact]);
  if (!rating.ok) throw new Refusal('vault.passphrase-too-weak', { advice: rating.advice });
}

function ownerAtTheScreen({ unlocked }: AppState): OpenShop {
  if (unlocked === null) throw new Refusal('vault.locked');
  if (unlocked.session.role !== 'Owner') throw new Refusal('call.not-allowed');
  return unlocked;
}

function settledShop({ unlocked }: AppState): OpenShop {
  if (unlocked === null) throw new Refusal('vault.locked');
  if (unlocked.concerns.length > 0) throw new Refusal('vault.unsettled');
  return unlocked;
}
