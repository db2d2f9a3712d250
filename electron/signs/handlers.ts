import type { HandlersOf } from '../app/handler-types.ts';
import { outputSign, signChoices, signOf } from './service.ts';

export const signHandlers: HandlersOf<'signs.choices' | 'signs.show' | 'signs.print' | 'signs.savePdf'> = {
  'signs.choices': (db, _input, { ports }) => signChoices(db, ports),
  'signs.show': (db, input, { ports }) => signOf(db, input, ports),
  'signs.print': (vault, { printer, ...wish }, acting) => outputSign(vault, wish, { to: 'printer', printer }, acting),
  'signs.savePdf': (vault, input, acting) => outputSign(vault, input, { to: 'pdf' }, acting),
};
