import type { HandlersOf } from '../app/handler-types.ts';
import { loadPack, packView } from './service.ts';

export const packHandlers: HandlersOf<'packs.show' | 'packs.load'> = {
  'packs.show': (db, _input, { ports }) => packView(db, ports),
  'packs.load': (vault, _input, acting) => loadPack(vault, acting),
};
