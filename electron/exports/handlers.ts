import type { HandlersOf } from '../app/handler-types.ts';
import { restoreExport } from './restore.ts';
import { exportsOf, saidDeleted } from './service.ts';
import { cancelExport, writeExport } from './write-files.ts';

export const exportHandlers: HandlersOf<
  'exports.write' | 'exports.cancel' | 'exports.list' | 'exports.deleted' | 'exports.restore'
> = {
  'exports.write': (vault, input, acting) => writeExport(vault, input, acting),
  'exports.cancel': async (vault) => cancelExport(vault),
  'exports.list': (db) => exportsOf(db),
  'exports.deleted': (tx, input, acting) => saidDeleted(tx, input.id, acting),
  'exports.restore': (vault, _input, acting) => restoreExport(vault, acting),
};
