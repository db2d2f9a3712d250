import { z } from 'zod';
import { call } from '../foundation/call.ts';
import { screenLanguage } from '../foundation/language.ts';
import { shopDetails } from '../shop/calls.ts';
import type { PassphraseRating, Session, StartView } from './model.ts';

const passphrase = z.string().min(1).max(1000);

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
  /** Makes the key file, the vault, the shop, its data map, the first notice; all or nothing. */
  'vault.setUp': call('open', null, z.object({ shop: shopDetails, passphrase }).strict()).answers<Session>(),
  'vault.unlock': call('open', null, z.object({ passphrase }).strict()).answers<Session>(),
  /** The owner again, before a dangerous act: counts for two minutes, and for whoever is at the screen now only. */
  'vault.confirmOwner': call('open', null, z.object({ passphrase }).strict()).answers<null>(),
  /** The owner says that the clock, or the older copy, is what it should be; journaled, and the shop opens. */
  'vault.settle': call('open', null, z.object({}).strict()).answers<Session>(),
  /** Ends the process that holds the key. The window is reloaded by the shell; the answer may never arrive. */
  'vault.lock': call('open', null, z.object({}).strict()).answers<null>(),
};
