import type { HandlersOf } from '../app/handler-types.ts';
import { ratePassphrase } from './passphrase.ts';
import { keepPinOut, letPinOpen, pinsHere, unlockByPin } from './pins.ts';
import { outputRecoverySheet, proposeRecoveryCode } from './recovery.ts';
import { putSalvageListAway, salvageList, takeSalvageList } from './salvage-list.ts';
import { salvageShop, stopSalvage } from './salvage-shop.ts';
import {
  changeLocks,
  changePassphrase,
  checkRecoveryCode,
  chooseLanguage,
  confirmOwner,
  lockShop,
  recoverShop,
  settleConcerns,
  setUpShop,
  startView,
  switchPerson,
  unlockShop,
} from './service.ts';
import { changeRecoveryCode } from './ways-in.ts';

export const vaultHandlers: HandlersOf<
  | 'vault.start'
  | 'vault.chooseLanguage'
  | 'vault.ratePassphrase'
  | 'vault.setUp'
  | 'vault.unlock'
  | 'vault.unlockByPin'
  | 'vault.pinsHere'
  | 'vault.letPinOpen'
  | 'vault.keepPinOut'
  | 'vault.salvage'
  | 'vault.stopSalvage'
  | 'vault.salvageList'
  | 'vault.takeSalvageList'
  | 'vault.putSalvageListAway'
  | 'vault.confirmOwner'
  | 'vault.switchPerson'
  | 'vault.settle'
  | 'vault.newRecoveryCode'
  | 'vault.recoverySheet'
  | 'vault.checkRecoveryCode'
  | 'vault.recover'
  | 'vault.changePassphrase'
  | 'vault.changeRecoveryCode'
  | 'vault.changeLocks'
  | 'vault.lock'
> = {
  'vault.start': (app) => startView(app),
  'vault.chooseLanguage': (app, input) => chooseLanguage(app, input.language),
  'vault.ratePassphrase': (_app, input) => ratePassphrase(input.passphrase),
  'vault.setUp': (app, input) => setUpShop(app, input),
  'vault.unlock': (app, input) => unlockShop(app, input.passphrase),
  'vault.unlockByPin': (app, input) => unlockByPin(app, input.pin),
  'vault.pinsHere': (vault, _input, acting) => pinsHere(vault, acting),
  'vault.letPinOpen': (vault, input, acting) => letPinOpen(vault, input, acting),
  'vault.keepPinOut': (vault, input, acting) => keepPinOut(vault, input, acting),
  'vault.salvage': (app, input) => salvageShop(app, input.passphrase),
  'vault.stopSalvage': (app) => stopSalvage(app),
  'vault.salvageList': (db) => salvageList(db),
  'vault.takeSalvageList': (vault, input, acting) => takeSalvageList(vault, input, acting),
  'vault.putSalvageListAway': (tx, _input, acting) => putSalvageListAway(tx, acting),
  'vault.confirmOwner': (app, input) => confirmOwner(app, input.passphrase),
  'vault.switchPerson': (app, input) => switchPerson(app, input),
  'vault.settle': (app) => settleConcerns(app),
  'vault.newRecoveryCode': ({ ports }) => proposeRecoveryCode(ports),
  'vault.recoverySheet': ({ ports }, input) => outputRecoverySheet(ports, input),
  'vault.checkRecoveryCode': (app, input) => checkRecoveryCode(app, input.code),
  'vault.recover': (app, input) => recoverShop(app, input),
  'vault.changePassphrase': (vault, input, acting) => changePassphrase(vault, input.passphrase, acting),
  'vault.changeRecoveryCode': (vault, input, acting) => changeRecoveryCode(vault, input.newCode, acting),
  'vault.changeLocks': (vault, input, acting) => changeLocks(vault, input, acting),
  'vault.lock': (app) => lockShop(app),
};
