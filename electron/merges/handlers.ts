import type { HandlersOf } from '../app/handler-types.ts';
import { keepApart, suggestMerges } from './likeness.ts';
import { compareTwo, mergeTwo, openMerge, undoMerge } from './service.ts';

export const mergeHandlers: HandlersOf<
  'merges.suggestions' | 'merges.compare' | 'merges.keepApart' | 'merges.merge' | 'merges.open' | 'merges.undo'
> = {
  'merges.suggestions': (vault, _input, acting) => suggestMerges(vault, acting),
  'merges.compare': (tx, input, acting) => compareTwo(tx, input, acting),
  'merges.keepApart': (tx, input, acting) => keepApart(tx, input, acting),
  'merges.merge': (tx, input, acting) => mergeTwo(tx, input, acting),
  'merges.open': (db, input, acting) => openMerge(db, input.id, acting),
  'merges.undo': (tx, input, acting) => undoMerge(tx, input.id, acting),
};
