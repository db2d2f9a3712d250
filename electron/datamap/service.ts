import type { DataMap, ShopTemplate } from '../../shared/datamap/model.ts';
import type { Acting } from '../app/ports.ts';
import type { ReadDb, WriteDb } from '../database/connection.ts';
import { nextStamp } from '../journal/clock.ts';
import { append } from '../journal/journal.ts';
import {
  insertField,
  insertPurpose,
  type OwnWords,
  readFields,
  readKeepMonths,
  readOwnWords,
  readPurposes,
  writeKeepMonths,
} from './store.ts';

/** What the shop really keeps, why and for how long. */
export function dataMapOf(db: ReadDb): DataMap {
  const keepMonths = readKeepMonths(db);
  if (keepMonths === null) throw new Error('vault without a keeping rule');
  return { purposes: readPurposes(db), fields: readFields(db), keepMonths };
}

/** The owner's own words for purposes, in the place of the shipped ones. */
export function ownWordsOf(db: ReadDb): readonly OwnWords[] {
  return readOwnWords(db);
}

/** Fills an empty map from a kind of shop. Part of set-up, so it adds no journal line of its own. */
export function fillFromTemplate(tx: WriteDb, template: ShopTemplate, acting: Acting): void {
  template.purposes.forEach((purpose, position) => {
    insertPurpose(tx, purpose, position, nextStamp(tx, acting.ports));
  });
  template.fields.forEach((field, position) => {
    insertField(tx, field, position, nextStamp(tx, acting.ports));
  });
  writeKeepMonths(tx, template.keepMonths, nextStamp(tx, acting.ports));
}

/** Changes the keeping rule. Touches nobody; the published notice is stale by it. */
export function changeKeepMonths(tx: WriteDb, months: number, acting: Acting): void {
  writeKeepMonths(tx, months, nextStamp(tx, acting.ports));
  append(tx, acting, { act: 'rule.changed', detail: { months } });
}
