import type { HandlersOf } from '../app/handler-types.ts';
import { ratePassphrase } from './passphrase.ts';
import { chooseLanguage, confirmOwner, lockShop, settleConcerns, setUpShop, startView, unlockShop } from './service.ts';

export const vaultHandlers: HandlersOf<
  | 'vault.start'
  | 'vault.chooseLanguage'
  | 'vault.ratePassphrase'
  | 'vault.setUp'
  | 'vault.unlock'
  | 'vault.confirmOwner'
  | 'vault.settle'
  | 'vault.lock'
> = {
  'vault.start': (app) => startView(app),
  'vault.chooseLanguage': (app, input) => chooseLanguage(app, input.language),
  'vault.ratePassphrase': (_app, input) => ratePassphrase(input.passphrase),
  'vault.setUp': (app, input) => setUpShop(app, input.shop, input.passphrase),
  'vault.unlock': (app, input) => unlockShop(app, input.passphrase),
  'vault.confirmOwner': (app, input) => confirmOwner(app, input.passphrase),
  'vault.settle': (app) => settleConcerns(app),
  'vault.lock': (app) => lockShop(app),
};
