import type { HandlersOf } from '../app/handler-types.ts';
import { cancelBackUp } from './back-up.ts';
import { findBackups, restore, stopRestore } from './put-back.ts';
import { choosePlace, doWhatIsDue, drillNow, makeNow, showBackups } from './service.ts';

export const backupHandlers: HandlersOf<
  | 'backups.show'
  | 'backups.choosePlace'
  | 'backups.make'
  | 'backups.cancel'
  | 'backups.ifDue'
  | 'backups.drill'
  | 'backups.find'
  | 'backups.restore'
  | 'backups.stopRestore'
> = {
  'backups.show': (vault, _input, acting) => showBackups(vault, acting),
  'backups.choosePlace': (vault, _input, acting) => choosePlace(vault, acting),
  'backups.make': (vault, _input, acting) => makeNow(vault, acting),
  'backups.cancel': async (vault) => cancelBackUp(vault),
  'backups.ifDue': (vault, _input, acting) => doWhatIsDue(vault, acting),
  'backups.drill': (vault, _input, acting) => drillNow(vault, acting),
  'backups.find': (app, input) => findBackups(app, input.from),
  'backups.restore': (app, input) => restore(app, input),
  'backups.stopRestore': (app) => stopRestore(app),
};
