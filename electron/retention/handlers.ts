import type { HandlersOf } from '../app/handler-types.ts';
import {
  changeKeepingRule,
  cleanUp,
  eraseOne,
  keepingRule,
  outputReceipt,
  peopleIn,
  previewCleanUp,
} from './service.ts';
import { readReceipts } from './store.ts';
import { undoAdd } from './undo-add.ts';

const receiptsShown = 100;

export const retentionHandlers: HandlersOf<
  | 'retention.rule'
  | 'retention.changeRule'
  | 'retention.preview'
  | 'retention.people'
  | 'retention.cleanUp'
  | 'retention.receipts'
  | 'retention.printReceipt'
  | 'customers.erase'
  | 'customers.undoAdd'
> = {
  'retention.rule': (db) => keepingRule(db),
  'retention.changeRule': (tx, input, acting) => changeKeepingRule(tx, input.months, acting),
  'retention.preview': (db, _input, { ports }) => previewCleanUp(db, ports),
  'retention.people': (db, input, { ports }) => peopleIn(db, ports, input),
  'retention.cleanUp': (vault, input, acting) => cleanUp(vault, input, acting),
  'retention.receipts': (db) => readReceipts(db, receiptsShown),
  'retention.printReceipt': (vault, input, acting) => outputReceipt(vault, input, acting),
  'customers.undoAdd': (vault, input, acting) => undoAdd(vault, input.id, acting),
  'customers.erase': (vault, input, acting) => eraseOne(vault, input.id, acting),
};
