import type { HandlersOf } from '../app/handler-types.ts';
import { ownFieldNames } from './service.ts';
import { setValues } from './set-values.ts';

export const fieldHandlers: HandlersOf<'datamap.names' | 'datamap.setValues'> = {
  'datamap.names': (db, _input, { ports }) => ownFieldNames(db, ports),
  'datamap.setValues': (tx, input, acting) => setValues(tx, input, acting),
};
