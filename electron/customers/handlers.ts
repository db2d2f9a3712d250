import type { HandlersOf } from '../app/handler-types.ts';
import { everythingAbout, takeEverything } from './everything.ts';
import { listCustomers } from './list-customers.ts';
import { openCustomer } from './open-customer.ts';
import { filterChoices, removeSelection, saveSelection } from './selections.ts';
import { addCustomer, changeCustomer, findCustomers, namesOf, recordVisit } from './service.ts';
import { similarCustomers } from './similar.ts';
import { readTags } from './tag-store.ts';

/** What the window may ask about customers. Erasing one is retention's. */
export const customerHandlers: HandlersOf<
  | 'customers.find'
  | 'customers.similar'
  | 'customers.list'
  | 'customers.choices'
  | 'customers.saveSelection'
  | 'customers.removeSelection'
  | 'customers.names'
  | 'customers.open'
  | 'customers.everything'
  | 'customers.takeEverything'
  | 'customers.add'
  | 'customers.change'
  | 'customers.tags'
  | 'customers.recordVisit'
> = {
  'customers.find': (db, input, acting) => findCustomers(db, input.text, acting),
  'customers.similar': (db, input) => similarCustomers(db, input),
  'customers.list': (db, input, acting) => listCustomers(db, input, acting),
  'customers.choices': (db, _input, acting) => filterChoices(db, acting),
  'customers.saveSelection': (tx, input, acting) => saveSelection(tx, input, acting),
  'customers.removeSelection': (tx, input, acting) => removeSelection(tx, input.id, acting),
  'customers.names': (db, input) => namesOf(db, input.ids),
  'customers.open': (tx, input, acting) => openCustomer(tx, input.id, acting),
  'customers.everything': (vault, input, acting) => everythingAbout(vault, input, acting),
  'customers.takeEverything': (vault, input, acting) => takeEverything(vault, input, acting),
  'customers.add': (tx, input, acting) => addCustomer(tx, input, acting),
  'customers.change': (tx, input, acting) => changeCustomer(tx, input, acting),
  'customers.tags': (db) => readTags(db),
  'customers.recordVisit': (tx, input, acting) => recordVisit(tx, input.id, acting),
};
