import { z } from 'zod';
import { call } from '../foundation/call.ts';
import { staffId } from '../foundation/id.ts';
import { screenLanguage } from '../foundation/language.ts';
import type { OutputDone } from '../notices/model.ts';
import { receiptPapers } from '../retention/model.ts';
import { shopDetails } from '../shop/calls.ts';
import type { PassphraseRating, PinsHere, SalvageOutcome, Session, StartView } from './model.ts';
import type { SalvageList } from './salvage.ts';

const passphrase = z.string().min(1).max(1000);
/** As typed, with or without dashes. */
const recoveryCode = z.string().max(100);

export const vaultCalls = {
  /** What to show first. Never refused. */
  'vault.start': call('open', null, z.object({}).strict()).answers<StartView>(),
  /** Remembers the screen's language beside the vault, so that the lock speaks it too. */
  'vault.chooseLanguage': call('open', null, z.object({ language: screenLanguage }).strict()).answers<null>(),
  'vault.ratePassphrase': call(
    'open',
    null,
    z.object({ passphrase: z.string().max(1000) }).strict(),
  ).answers<PassphraseRating>(),
  /** Makes a recovery code for a new sheet, in groups of four. It opens nothing before it was typed back. */
  'vault.newRecoveryCode': call('open', null, z.object({}).strict()).answers<string>(),
  /** Prints the sheet with the code that was made last, or saves it as PDF, in the screen's language. */
  'vault.recoverySheet': call(
    'open',
    null,
    z.object({ shopName: z.string().trim().max(120), to: z.enum(['printer', 'pdf']) }).strict(),
  ).answers<OutputDone>(),
  /**
   * Makes the key file, the vault, the shop, its data map, the first notice; all or nothing. `recoveryCode` is the new one,
   * typed back from the sheet.
   */
  'vault.setUp': call(
    'open',
    null,
    z.object({ shop: shopDetails, passphrase, recoveryCode }).strict(),
  ).answers<Session>(),
  'vault.unlock': call('open', null, z.object({ passphrase }).strict()).answers<Session>(),
  /** Opens the vault for whoever's PIN it is, where the owner has allowed it; wrong ones wait, and after ten no PIN opens it. */
  'vault.unlockByPin': call('open', null, z.object({ pin: z.string().min(1).max(100) }).strict()).answers<Session>(),
  /** Whose PIN opens the locked vault on this computer. */
  'vault.pinsHere': call('long', 'Owner', z.object({}).strict()).answers<PinsHere>(),
  /** Lets the PIN of one person, typed once more, open the locked vault on this computer. */
  'vault.letPinOpen': call('long', 'Owner', z.object({ id: staffId, pin: z.string().max(100) }).strict())
    .ownerAgain()
    .answers<PinsHere>(),
  /** From now on the passphrase is needed again: for one person, or with `null` for everybody. */
  'vault.keepPinOut': call('long', 'Owner', z.object({ id: staffId.nullable() }).strict()).answers<PinsHere>(),
  /** Tries once more to open a damaged book; else writes what can be read of it into a new file and opens that. */
  'vault.salvage': call('open', null, z.object({ passphrase }).strict()).answers<SalvageOutcome>(),
  /** Ends the salvage that is under way, as long as the new file is not the book; everything is as it was then. */
  'vault.stopSalvage': call('open', null, z.object({}).strict()).answers<null>(),
  /** What the last salvage could not read, until the owner has put it away; whoever was removed since is left out. */
  'vault.salvageList': call('read', 'Owner', z.object({}).strict()).answers<SalvageList | null>(),
  /** The same on paper or as PDF, in the screen's language. */
  'vault.takeSalvageList': call(
    'long',
    'Owner',
    z.object({ language: screenLanguage, paper: z.enum(receiptPapers), to: z.enum(['printer', 'pdf']) }).strict(),
  ).answers<OutputDone>(),
  'vault.putSalvageListAway': call('write', 'Owner', z.object({}).strict()).answers<null>(),
  /** The owner again, before a dangerous act: counts for two minutes, and for whoever is at the screen now only. */
  'vault.confirmOwner': call('open', null, z.object({ passphrase }).strict()).answers<null>(),
  /**
   * Somebody else takes the screen: staff by PIN, the owner by passphrase. Wrong ones wait as wrong passphrases do. The open
   * book stays open; whoever was there has to give their secret to come back. The window's page is thrown away and starts anew.
   */
  'vault.switchPerson': call(
    'open',
    null,
    z.object({ id: staffId, secret: z.string().min(1).max(1000) }).strict(),
  ).answers<Session>(),
  /** The owner says that the clock, or the older copy, is what it should be; journaled, and the shop opens. */
  'vault.settle': call('open', null, z.object({}).strict()).answers<Session>(),
  /** Whether this is the code on the sheet. Changes nothing; wrong ones have to wait as wrong passphrases do. */
  'vault.checkRecoveryCode': call('open', null, z.object({ code: recoveryCode }).strict()).answers<null>(),
  /** Forgotten passphrase: the code on the sheet, a new passphrase, and a new code typed back from its sheet; opens the shop. */
  'vault.recover': call(
    'open',
    null,
    z.object({ code: recoveryCode, passphrase, newCode: recoveryCode }).strict(),
  ).answers<Session>(),
  /** Another passphrase. Backups made before still open with the old one. */
  'vault.changePassphrase': call('long', 'Owner', z.object({ passphrase }).strict()).ownerAgain().answers<null>(),
  /** Another recovery sheet, its code typed back; the sheet before it opens nothing any more. */
  'vault.changeRecoveryCode': call('long', 'Owner', z.object({ newCode: recoveryCode }).strict())
    .ownerAgain()
    .answers<null>(),
  /** Another key for everything, another passphrase, another sheet. */
  'vault.changeLocks': call('long', 'Owner', z.object({ passphrase, newCode: recoveryCode }).strict())
    .ownerAgain()
    .answers<null>(),
  /** Ends the process that holds the key. The window is reloaded by the shell; the answer may never arrive. */
  'vault.lock': call('open', null, z.object({}).strict()).answers<null>(),
};
