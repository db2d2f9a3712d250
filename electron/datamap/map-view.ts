import { UTCDate } from '@date-fns/utc';
import { subYears } from 'date-fns';
import type { MapView } from '../../shared/datamap/map-view.ts';
import { isOwn } from '../../shared/datamap/own-code.ts';
import { languages } from '../../shared/foundation/language.ts';
import type { Ports } from '../app/ports.ts';
import type { ReadDb } from '../database/connection.ts';
import { isEmpty, isUsedSince, peopleByField } from '../fields/service.ts';
import { shopOf } from '../shop/service.ts';
import { readOwnNames } from './own-store.ts';
import { dataMapOf, nameSayer, purposeSayer, shippedWords } from './service.ts';

/**
 * The whole map with its words, what nobody has anything in, and what nobody used for a year: a field was used when
 * somebody who has something in it was opened, served, asked or changed, as the journal says.
 */
export function mapView(db: ReadDb, ports: Ports): MapView {
  const shop = shopOf(db);
  const map = dataMapOf(db);
  const name = nameSayer(db, ports, shop);
  const words = purposeSayer(db, ports, shop);
  const counts = peopleByField(db);
  const names = { field: readOwnNames(db, 'field'), partner: readOwnNames(db, 'partner') };
  const yearAgo = subYears(new UTCDate(ports.now()), 1).toISOString();
  return {
    shopLanguage: shop.language,
    fields: map.fields.map((field) => {
      const empty = isEmpty(db, field.code);
      return {
        field,
        name: name('field', field.code, shop.language),
        names: names.field.get(field.code) ?? {},
        keeping: map.keeping.filter((rule) => rule.field === field.code),
        people: isOwn(field.code) ? (counts.get(field.code) ?? 0) : null,
        isEmpty: empty,
        isUnused: !empty && !isUsedSince(db, field.code, yearAgo),
      };
    }),
    purposes: map.purposes.map((purpose) => ({
      purpose,
      words: languages.map((language) => {
        const { name: called, why } = words(purpose.code, language);
        return { language, name: called, why };
      }),
      isOwn: shippedWords(ports, purpose.code, shop.language, shop.name) === null,
      fields: map.fields.filter(({ purposes }) => purposes.includes(purpose.code)).map(({ code }) => code),
    })),
    partners: map.partners.map((partner) => ({
      partner,
      name: name('partner', partner.code, shop.language),
      names: names.partner.get(partner.code) ?? {},
      isOwn: isOwn(partner.code),
      fields: map.fields.filter(({ recipients }) => recipients.includes(partner.code)).map(({ code }) => code),
    })),
    purposeNames: Object.fromEntries(map.purposes.map(({ code }) => [code, words(code, shop.language).name])),
  };
}
