import type { ParsedInput } from '../../shared/contract.ts';
import type { Purpose } from '../../shared/datamap/model.ts';
import { isOwn, type OwnCode } from '../../shared/datamap/own-code.ts';
import { Refusal } from '../../shared/foundation/failure.ts';
import type { Acting } from '../app/ports.ts';
import type { WriteDb } from '../database/connection.ts';
import { nextStamp } from '../journal/clock.ts';
import { append } from '../journal/journal.ts';
import { shopOf } from '../shop/service.ts';
import { deletePartner, deletePurpose, nextNumber, replaceOwnNames, writePartner } from './own-store.ts';
import { areShipped, changeOwnWords, dataMapOf, newPurposeCode } from './service.ts';
import { insertPurpose, updatePurpose } from './store.ts';

/** Adds somebody who sees something of what is kept, or changes where and how they are called. */
export function savePartner(tx: WriteDb, input: ParsedInput<'datamap.savePartner'>, acting: Acting): void {
  const { partners } = dataMapOf(tx);
  const shop = shopOf(tx);
  const known = partners.find(({ code }) => code === input.code);
  if (input.code !== null && known === undefined) throw new Refusal('datamap.partner-unknown');
  const code = input.code ?? (`own-${nextNumber(tx, 'partner', 1)}` as OwnCode);
  if (isOwn(code) && input.names[shop.language] === undefined) throw new Refusal('datamap.name-missing');
  const hlc = nextStamp(tx, acting.ports);
  const country = input.country === shop.country ? null : input.country;
  writePartner(tx, { code, country }, partners.length, hlc);
  if (isOwn(code)) replaceOwnNames(tx, 'partner', code, input.names, hlc);
  append(tx, acting, { act: 'datamap.partner-changed', detail: { partner: code } });
}

/** Takes a partner of the owner's own out. */
export function removePartner(tx: WriteDb, code: OwnCode, acting: Acting): void {
  const map = dataMapOf(tx);
  if (!map.partners.some((partner) => partner.code === code)) throw new Refusal('datamap.partner-unknown');
  const naming = map.fields.filter(({ recipients }) => recipients.includes(code)).length;
  if (naming > 0) throw new Refusal('datamap.partner-in-use', { fields: naming });
  deletePartner(tx, code);
  replaceOwnNames(tx, 'partner', code, {}, nextStamp(tx, acting.ports));
  append(tx, acting, { act: 'datamap.partner-removed', detail: { partner: code } });
}

/** Adds a purpose that nobody has to be asked for, or changes its words and what allows it. */
export function savePurpose(tx: WriteDb, input: ParsedInput<'datamap.savePurpose'>, acting: Acting): void {
  const { ports } = acting;
  const { purposes } = dataMapOf(tx);
  const shop = shopOf(tx);
  const known = purposes.find(({ code }) => code === input.code);
  if (input.code !== null && known === undefined) throw new Refusal('datamap.purpose-unknown');
  if (known?.needsConsent === true) throw new Refusal('datamap.purpose-asked');
  const words = input.words.filter(({ name, why }) => name !== '' && why !== '');
  if (!words.some(({ language }) => language === shop.language)) throw new Refusal('datamap.name-missing');
  const hlc = nextStamp(tx, ports);
  const { basis } = input;
  const purpose: Purpose =
    known === undefined
      ? {
          code: newPurposeCode(tx, purposes),
          dpv: dpvOf[basis],
          basis,
          needsConsent: false,
          channels: [],
          consentMonths: null,
        }
      : { ...known, basis, ...(known.basis !== basis && { dpv: dpvOf[basis] }) };
  if (known === undefined) insertPurpose(tx, purpose, purposes.length, hlc);
  else updatePurpose(tx, purpose, hlc);
  const own = words.map((one) => ({ ...one, ask: '', purpose: purpose.code }));
  changeOwnWords(
    tx,
    purpose.code,
    own.filter((one) => !areShipped(ports, one, shop.name)),
    acting,
  );
  append(tx, acting, { act: 'datamap.purpose-changed', detail: { purpose: purpose.code } });
}

/** Takes a purpose out that no field is used for. */
export function removePurpose(tx: WriteDb, code: string, acting: Acting): void {
  const map = dataMapOf(tx);
  const purpose = map.purposes.find((one) => one.code === code);
  if (purpose === undefined) throw new Refusal('datamap.purpose-unknown');
  if (purpose.needsConsent) throw new Refusal('datamap.purpose-asked');
  const used = map.fields.filter(({ purposes }) => purposes.includes(code)).length;
  if (used > 0) throw new Refusal('datamap.purpose-in-use', { fields: used });
  deletePurpose(tx, code);
  append(tx, acting, { act: 'datamap.purpose-removed', detail: { purpose: code } });
}

const dpvOf: Readonly<Record<ParsedInput<'datamap.savePurpose'>['basis'], string>> = {
  'eu-gdpr:A6-1-b-contract-performance': 'RequestedServiceProvision',
  'eu-gdpr:A6-1-c': 'LegalCompliance',
  'eu-gdpr:A6-1-f-controller': 'CustomerRelationshipManagement',
};
