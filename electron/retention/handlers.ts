import type { HandlersOf } from '../app/handler-types.ts';
import { emptyField } from './empty-field.ts';
import { endHold, holdPerson, whyKept } from './holds.ts';
import { listOf, listThoseDue, takeListBack } from './let-go.ts';
import { proofOf } from './proofs.ts';
import { outputReceipt, outputSlip } from './receipt.ts';
import { cancelRun, finishRunAgain, unfinished } from './run.ts';
import { readReceipts } from './runs-store.ts';
import {
  changeMonths,
  changeRule,
  cleanUp,
  eraseOne,
  keepingView,
  keepMonths,
  peopleIn,
  previewCleanUp,
  tryRules,
} from './service.ts';
import { undoAdd } from './undo-add.ts';

const receiptsShown = 100;

export const retentionHandlers: HandlersOf<
  | 'retention.rule'
  | 'retention.changeRule'
  | 'retention.rules'
  | 'retention.changeOneRule'
  | 'retention.tryRule'
  | 'retention.why'
  | 'retention.hold'
  | 'retention.endHold'
  | 'retention.preview'
  | 'retention.people'
  | 'retention.letGo'
  | 'retention.list'
  | 'retention.takeBack'
  | 'retention.cleanUp'
  | 'retention.emptyField'
  | 'retention.cancel'
  | 'retention.unfinished'
  | 'retention.finish'
  | 'retention.proof'
  | 'retention.receipts'
  | 'retention.printReceipt'
  | 'retention.printSlip'
  | 'customers.erase'
  | 'customers.undoAdd'
> = {
  'retention.rule': (db) => keepMonths(db),
  'retention.changeRule': (tx, input, acting) => changeMonths(tx, input.months, acting),
  'retention.rules': (db, _input, { ports }) => keepingView(db, ports),
  'retention.changeOneRule': (tx, input, acting) => changeRule(tx, input, acting),
  'retention.tryRule': (db, input, { ports }) => tryRules(db, input, ports.now()),
  'retention.why': (db, input, { ports }) => whyKept(db, input.id, ports),
  'retention.hold': (tx, input, acting) => holdPerson(tx, input, acting),
  'retention.endHold': (tx, input, acting) => endHold(tx, input.id, acting),
  'retention.preview': (db, _input, { ports }) => previewCleanUp(db, ports),
  'retention.people': (db, input, { ports }) => peopleIn(db, ports, input),
  'retention.letGo': (tx, input, acting) => listThoseDue(tx, input, acting),
  'retention.list': (db, _input, { ports }) => listOf(db, ports.now()),
  'retention.takeBack': (tx, _input, acting) => takeListBack(tx, acting),
  'retention.cleanUp': (vault, input, acting) => cleanUp(vault, input, acting),
  'retention.emptyField': (vault, input, acting) => emptyField(vault, input.field, acting),
  'retention.cancel': async (vault) => cancelRun(vault),
  'retention.unfinished': async (vault) => unfinished(vault),
  'retention.finish': (vault, _input, acting) => finishRunAgain(vault, acting),
  'retention.proof': (vault, input, acting) => proofOf(vault, input, acting),
  'retention.receipts': (db) => readReceipts(db, receiptsShown),
  'retention.printReceipt': (vault, input, acting) => outputReceipt(vault, input, acting),
  'retention.printSlip': (vault, input, acting) => outputSlip(vault, input, acting),
  'customers.undoAdd': (vault, input, acting) => undoAdd(vault, input.id, acting),
  'customers.erase': (vault, input, acting) => eraseOne(vault, input.id, acting),
};
