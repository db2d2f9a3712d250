import type { ParsedInput } from '../../shared/contract.ts';
import type { CustomerFilter, FilterChoices, Selection } from '../../shared/customers/selection.ts';
import { isOwn } from '../../shared/datamap/own-code.ts';
import { sensitiveIn } from '../../shared/datamap/sensitivity.ts';
import { Refusal } from '../../shared/foundation/failure.ts';
import type { SelectionId } from '../../shared/foundation/id.ts';
import type { Acting, Ports } from '../app/ports.ts';
import { askedPurposes, purposeNamesOf } from '../consents/service.ts';
import type { ReadDb, WriteDb } from '../database/connection.ts';
import { dataMapOf } from '../datamap/service.ts';
import { ownFieldNames } from '../fields/service.ts';
import { nextStamp } from '../journal/clock.ts';
import { append } from '../journal/journal.ts';
import { shopOf } from '../shop/service.ts';
import { readLanguages } from './filter-store.ts';
import { deleteSelection, insertSelection, readSelections } from './selection-store.ts';

/** What there is to filter the list by, and the filters that have a name. */
export function filterChoices(db: ReadDb, { ports }: Acting): FilterChoices {
  const names = purposeNamesOf(db, ports);
  return {
    purposes: askedPurposes(db).map(({ code, channels }) => ({ purpose: code, name: names[code] ?? code, channels })),
    languages: readLanguages(db),
    own: ownChoices(db, ports),
    selections: readSelections(db),
  };
}

/** Gives a filter a name that no other has. */
export function saveSelection(
  tx: WriteDb,
  { name: typed, filter }: ParsedInput<'customers.saveSelection'>,
  acting: Acting,
): Selection {
  const { ports } = acting;
  const name = typed.replace(/\s+/g, ' ').trim();
  if (name === '') throw new Refusal('selection.name-missing');
  assertFilterIsFair(tx, filter, ports);
  const same = (one: Selection) => one.name.toLowerCase() === name.toLowerCase();
  if (readSelections(tx).some(same)) throw new Refusal('selection.name-taken');
  const selection: Selection = { id: ports.newId() as SelectionId, name, filter };
  insertSelection(tx, selection, ports.now(), nextStamp(tx, ports));
  append(tx, acting, { act: 'selection.saved', detail: { selection: selection.id } });
  return selection;
}

/** Forgets a name and its filter; nobody of the list is touched. */
export function removeSelection(tx: WriteDb, id: SelectionId, acting: Acting): null {
  if (!deleteSelection(tx, id)) throw new Refusal('selection.not-found');
  append(tx, acting, { act: 'selection.removed', detail: { selection: id } });
  return null;
}

/** Refuses to pick people by what reads like their health, faith, origin, politics, love life or a crime. */
export function assertFilterIsFair(
  db: ReadDb,
  { tag, own }: CustomerFilter,
  { catalogue }: Pick<Ports, 'catalogue'>,
): void {
  const texts = [tag ?? '', own?.is === 'contains' ? own.text : ''].filter((text) => text !== '');
  if (texts.length === 0) return;
  const words = [catalogue.sensitivity[shopOf(db).language]];
  const found = texts.flatMap((text) => sensitiveIn(text, words));
  if (found.some(({ level }) => level === 'special')) throw new Refusal('selection.special-category');
}

function ownChoices(db: ReadDb, ports: Pick<Ports, 'catalogue'>): FilterChoices['own'] {
  const names = ownFieldNames(db, ports);
  return dataMapOf(db).fields.flatMap(({ code, sensitivity }) =>
    isOwn(code) ? [{ field: code, name: names[code] ?? code, isTrait: sensitivity !== undefined }] : [],
  );
}
