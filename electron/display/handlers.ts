import type { HandlersOf } from '../app/handler-types.ts';
import { chooseDisplay, connectDisplay, showToCustomer } from './service.ts';

export const displayHandlers: HandlersOf<'display.connect' | 'display.use' | 'display.show'> = {
  'display.connect': (db, _input, acting) => connectDisplay(db, acting),
  'display.use': (tx, input, acting) => chooseDisplay(tx, input, acting),
  'display.show': (_db, input, acting) => showToCustomer(input, acting),
};
