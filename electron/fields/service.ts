import type { OwnValue } from '../../shared/datamap/map-view.ts';
import type { DataField } from '../../shared/datamap/model.ts';
import { isOwn } from '../../shared/datamap/own-code.ts';
import type { Ports } from '../app/ports.ts';
import type { ReadDb } from '../database/connection.ts';
import { dataMapOf, nameSayer } from '../datamap/service.ts';
import { shopOf } from '../shop/service.ts';
import { countValues, isEmptyField, readValues, wasUsedSince } from './store.ts';

/** What one person has in fields of the owner's own: every field that is asked, and of the retired those with something. */
export function ownValuesOf(db: ReadDb, row: number, ports: Pick<Ports, 'catalogue'>): readonly OwnValue[] {
  const names = ownFieldNames(db, ports);
  const values = readValues(db, row);
  return dataMapOf(db)
    .fields.filter(({ code, retired }) => isOwn(code) && (retired !== true || values.has(code)))
    .map(({ code, retired }) => ({
      field: code,
      name: names[code] ?? code,
      value: values.get(code) ?? '',
      retired: retired === true,
    }));
}

/** What the fields of the owner's own are called in the shop's language, by code. */
export function ownFieldNames(db: ReadDb, ports: Pick<Ports, 'catalogue'>): Readonly<Record<string, string>> {
  const shop = shopOf(db);
  const name = nameSayer(db, ports, shop);
  const own = dataMapOf(db).fields.filter(({ code }) => isOwn(code));
  return Object.fromEntries(own.map(({ code }) => [code, name('field', code, shop.language)]));
}

/** True when nobody has anything in a field. */
export function isEmpty(db: ReadDb, field: string): boolean {
  return isEmptyField(db, field);
}

/** Optional fields of the map that nobody has anything in. */
export function emptyFields(db: ReadDb): readonly DataField[] {
  return dataMapOf(db).fields.filter(({ optional, code }) => optional && isEmptyField(db, code));
}

/** True when somebody who has something in a field was opened, served, asked or changed since a moment. */
export function isUsedSince(db: ReadDb, field: string, since: string): boolean {
  return wasUsedSince(db, field, since);
}

/** How many people have something in each field of the owner's own. */
export function peopleByField(db: ReadDb): ReadonlyMap<string, number> {
  return countValues(db);
}
